package org.lockkeeper.logs.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads RE2's syntax as far as {@link Node} knows it. A pattern that holds more, such as a word boundary or a Unicode class, is left to RE2/J,
 * which has also said before whether the pattern is well formed.
 */
final class RegexParser {
    private static final int MOST_REPEATED = 1000;

    private final int[] pattern;
    private int at;
    private boolean anyCase;

    private RegexParser(String pattern, boolean anyCase) {
        this.pattern = pattern.codePoints().toArray();
        this.anyCase = anyCase;
    }

    /** Empty where the pattern holds more than the automaton knows. */
    static Optional<Node> parse(String pattern, boolean anyCase) {
        RegexParser parser = new RegexParser(pattern, anyCase);
        try {
            Node node = parser.choice();
            return parser.at == parser.pattern.length ? Optional.of(node) : Optional.empty();
        } catch (Beyond e) {
            return Optional.empty();
        }
    }

    private Node choice() {
        List<Node> branches = new ArrayList<>();
        boolean outer = anyCase;
        branches.add(sequence());
        while (accept('|')) {
            branches.add(sequence());
        }
        anyCase = outer;
        return branches.size() == 1 ? branches.getFirst() : new Node.Choice(List.copyOf(branches));
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < pattern.length && pattern[at] != '|' && pattern[at] != ')') {
            parts.add(repeated(atom()));
        }
        return switch (parts.size()) {
            case 0 -> new Node.Empty();
            case 1 -> parts.getFirst();
            default -> new Node.Sequence(List.copyOf(parts));
        };
    }

    private Node repeated(Node node) {
        Node result = node;
        while (at < pattern.length) {
            int c = pattern[at];
            if (c == '*') {
                at++;
                result = new Node.Repeat(result, 0, Node.ENDLESS);
            } else if (c == '+') {
                at++;
                result = new Node.Repeat(result, 1, Node.ENDLESS);
            } else if (c == '?') {
                at++;
                result = new Node.Repeat(result, 0, 1);
            } else if (c == '{' && isCount()) {
                result = counted(result);
            } else {
                return result;
            }
            // Whether as much or as little as possible is taken does not change whether a line matches.
            accept('?');
        }
        return result;
    }

    private boolean isCount() {
        int i = at + 1;
        int digits = i;
        while (i < pattern.length && (Character.isDigit(pattern[i]) || (pattern[i] == ',' && i > digits))) {
            i++;
        }
        return i > digits && i < pattern.length && pattern[i] == '}';
    }

    private Node counted(Node node) {
        at++;
        int least = number();
        int most = least;
        if (accept(',')) {
            most = pattern[at] == '}' ? Node.ENDLESS : number();
        }
        expect('}');
        return new Node.Repeat(node, least, most);
    }

    private int number() {
        int value = 0;
        while (at < pattern.length && Character.isDigit(pattern[at])) {
            value = value * 10 + Character.digit(pattern[at++], 10);
            require(value <= MOST_REPEATED);
        }
        return value;
    }

    private Node atom() {
        int c = pattern[at++];
        return switch (c) {
            case '(' -> group();
            case '[' -> chars(new ClassParser(this).parse());
            case '.' -> new Node.Chars(CharSet.one('\n').negated());
            case '^' -> new Node.LineStart();
            case '$' -> new Node.LineEnd();
            case '\\' -> escape();
            case '*', '+', '?' -> throw new Beyond();
            default -> chars(CharSet.one(c));
        };
    }

    private Node group() {
        boolean outer = anyCase;
        if (accept('?')) {
            if (accept('i')) {
                anyCase = true;
                if (accept(')')) {
                    // Holds up to the end of the group around it.
                    return new Node.Empty();
                }
            }
            expect(':');
        }
        Node node = choice();
        expect(')');
        anyCase = outer;
        return node;
    }

    private Node escape() {
        require(at < pattern.length);
        int c = pattern[at];
        if (c == 'A') {
            at++;
            return new Node.LineStart();
        }
        if (c == 'z') {
            at++;
            return new Node.LineEnd();
        }
        return chars(escaped());
    }

    /** What stands behind a backslash, as a set. */
    CharSet escaped() {
        int c = next();
        return switch (c) {
            case 'd' -> ClassParser.DIGITS;
            case 'D' -> ClassParser.DIGITS.negated();
            case 'w' -> ClassParser.WORD;
            case 'W' -> ClassParser.WORD.negated();
            case 's' -> ClassParser.SPACE;
            case 'S' -> ClassParser.SPACE.negated();
            case 't' -> CharSet.one('\t');
            case 'n' -> CharSet.one('\n');
            case 'r' -> CharSet.one('\r');
            case 'f' -> CharSet.one('\f');
            default -> {
                require(!Character.isLetterOrDigit(c));
                yield CharSet.one(c);
            }
        };
    }

    private Node chars(CharSet set) {
        CharSet found = (anyCase ? set.anyCase() : set).without('\n');
        require(!found.isEmpty());
        return new Node.Chars(found);
    }

    int next() {
        require(at < pattern.length);
        return pattern[at++];
    }

    int peek() {
        require(at < pattern.length);
        return pattern[at];
    }

    boolean accept(int c) {
        boolean there = at < pattern.length && pattern[at] == c;
        at += there ? 1 : 0;
        return there;
    }

    private void expect(int c) {
        require(accept(c));
    }

    static void require(boolean known) {
        if (!known) {
            throw new Beyond();
        }
    }

    /** The pattern holds more than this parser knows. */
    private static final class Beyond extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Beyond() {
            super("beyond the automaton", null, false, false);
        }
    }
}
