package org.lockkeeper.migration.script;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.migration.script.SqlToken.Kind;

/**
 * Cuts SQL into tokens as PostgreSQL's own lexer does with {@code standard_conforming_strings} on, in one pass and in time linear in
 * the text. The rules are those of PostgreSQL's documentation, section 4.1, and of {@code src/backend/parser/scan.l}. A byte-order mark
 * at the very start counts as white space: it belongs to the file, not to the SQL.
 */
public final class SqlLexer {
    private static final String OPERATOR_CHARACTERS = "+-*/<>=~!@#%^&|`?";

    private final String text;
    private Kind kind = Kind.PUNCTUATION;
    private int start;
    private int end;
    private boolean closed = true;

    SqlLexer(String text) {
        this.text = text;
        if (text.startsWith("\uFEFF")) {
            end = 1;
        }
    }

    /** Every token of a text, comments included, for highlighting. */
    public static List<SqlToken> tokens(String text) {
        SqlLexer lexer = new SqlLexer(text);
        List<SqlToken> tokens = new ArrayList<>();
        while (lexer.next()) {
            Kind kind = lexer.kind == Kind.IDENTIFIER && SqlKeywords.contains(text, lexer.start, lexer.end)
                    ? Kind.KEYWORD
                    : lexer.kind;
            tokens.add(new SqlToken(kind, lexer.start, lexer.end));
        }
        return tokens;
    }

    /** Goes to the next token; words are {@link Kind#IDENTIFIER} here, keywords too. False at the end of the text. */
    boolean next() {
        int i = end;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        start = i;
        end = i;
        if (i == text.length()) {
            return false;
        }
        scan(text.charAt(i));
        return true;
    }

    Kind kind() {
        return kind;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Whether every quote and comment so far had its end. */
    boolean closed() {
        return closed;
    }

    /** Whether the token is this one character. */
    boolean is(char c) {
        return end == start + 1 && text.charAt(start) == c;
    }

    /** Whether the token is this word, in any case and without quotes. */
    boolean isWord(String word) {
        return kind == Kind.IDENTIFIER
                && end - start == word.length()
                && text.regionMatches(true, start, word, 0, word.length());
    }

    private void scan(char c) {
        if (c == '\'') {
            string(start, false);
        } else if (c == '"') {
            quotedIdentifier(start);
        } else if (c == '$') {
            dollar();
        } else if (c == '-' && at(start + 1) == '-') {
            lineComment();
        } else if (c == '/' && at(start + 1) == '*') {
            blockComment();
        } else if (isWordStart(c)) {
            word(c);
        } else if (isDigit(c) || (c == '.' && isDigit(at(start + 1)))) {
            number();
        } else if (OPERATOR_CHARACTERS.indexOf(c) >= 0) {
            operator();
        } else if (c == ':' && (at(start + 1) == ':' || at(start + 1) == '=')) {
            token(Kind.OPERATOR, start + 2);
        } else {
            token(Kind.PUNCTUATION, start + 1);
        }
    }

    private void word(char c) {
        char next = at(start + 1);
        if (next == '\'' && "eEbBxXnN".indexOf(c) >= 0) {
            string(start + 1, c == 'e' || c == 'E');
        } else if ((c == 'u' || c == 'U') && next == '&' && at(start + 2) == '\'') {
            string(start + 2, false);
        } else if ((c == 'u' || c == 'U') && next == '&' && at(start + 2) == '"') {
            quotedIdentifier(start + 2);
        } else {
            int i = start + 1;
            while (isWordPart(at(i))) {
                i++;
            }
            token(Kind.IDENTIFIER, i);
        }
    }

    private void string(int quote, boolean escapes) {
        int i = quote + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && escapes) {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (at(i + 1) == '\'') {
                i += 2;
            } else {
                int next = continuation(i + 1);
                if (next < 0) {
                    token(Kind.STRING, i + 1);
                    return;
                }
                i = next + 1;
            }
        }
        unclosed(Kind.STRING);
    }

    /** A string goes on, in the same mode, at a quote that only white space with a line break and line comments separate from it. */
    private int continuation(int from) {
        boolean newLine = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                newLine = true;
            } else if (c == '-' && at(i + 1) == '-') {
                i = endOfLine(i) - 1;
            } else if (!isSpace(c)) {
                return newLine && c == '\'' ? i : -1;
            }
        }
        return -1;
    }

    private void quotedIdentifier(int quote) {
        int i = quote + 1;
        while (i < text.length()) {
            if (text.charAt(i) != '"') {
                i++;
            } else if (at(i + 1) == '"') {
                i += 2;
            } else {
                token(Kind.QUOTED_IDENTIFIER, i + 1);
                return;
            }
        }
        unclosed(Kind.QUOTED_IDENTIFIER);
    }

    private void dollar() {
        int i = start + 1;
        if (isDigit(at(i))) {
            while (isDigit(at(i))) {
                i++;
            }
            token(Kind.PARAMETER, i);
            return;
        }
        while (at(i) != '$' && isWordPart(at(i))) {
            i++;
        }
        if (at(i) != '$') {
            token(Kind.PUNCTUATION, start + 1);
            return;
        }
        String tag = text.substring(start, i + 1);
        int close = text.indexOf(tag, i + 1);
        if (close < 0) {
            unclosed(Kind.STRING);
        } else {
            token(Kind.STRING, close + tag.length());
        }
    }

    private void lineComment() {
        token(Kind.COMMENT, endOfLine(start));
    }

    private void blockComment() {
        int depth = 1;
        int i = start + 2;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '/' && at(i + 1) == '*') {
                depth++;
                i += 2;
            } else if (c == '*' && at(i + 1) == '/') {
                depth--;
                i += 2;
                if (depth == 0) {
                    token(Kind.COMMENT, i);
                    return;
                }
            } else {
                i++;
            }
        }
        unclosed(Kind.COMMENT);
    }

    private void number() {
        int i = start + 1;
        char marker = at(i);
        if (text.charAt(start) == '0' && "xXoObB".indexOf(marker) >= 0 && Character.digit(at(i + 1), 16) >= 0) {
            i++;
            while (Character.digit(at(i), 16) >= 0 || at(i) == '_') {
                i++;
            }
            token(Kind.NUMBER, i);
            return;
        }
        boolean fraction = text.charAt(start) == '.';
        while (isDigit(at(i)) || at(i) == '_' || (at(i) == '.' && !fraction && at(i + 1) != '.')) {
            fraction |= at(i) == '.';
            i++;
        }
        if (at(i) == 'e' || at(i) == 'E') {
            int digits = at(i + 1) == '+' || at(i + 1) == '-' ? i + 2 : i + 1;
            if (isDigit(at(digits))) {
                i = digits;
                while (isDigit(at(i)) || at(i) == '_') {
                    i++;
                }
            }
        }
        token(Kind.NUMBER, i);
    }

    private void operator() {
        int i = start + 1;
        while (i < text.length()
                && OPERATOR_CHARACTERS.indexOf(text.charAt(i)) >= 0
                && !text.startsWith("--", i)
                && !text.startsWith("/*", i)) {
            i++;
        }
        token(Kind.OPERATOR, i);
    }

    private int endOfLine(int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    private void token(Kind found, int behind) {
        kind = found;
        end = behind;
    }

    private void unclosed(Kind found) {
        token(found, text.length());
        closed = false;
    }

    /** The character there; NUL, which SQL cannot contain, behind the end. */
    private char at(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }
}
