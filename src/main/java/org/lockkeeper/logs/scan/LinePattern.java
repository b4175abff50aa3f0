package org.lockkeeper.logs.scan;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * What lines are searched for. Matching takes time linear in the text, whatever the pattern. A text is looked for as it is; of a regular
 * expression, the text that every match contains is looked for first; and the expression itself runs as an automaton, or in RE2/J where it holds
 * more than the automaton knows.
 */
public final class LinePattern {
    private final Supplier<LineMatcher> matchers;
    private final Optional<Program> program;
    private final Pattern pattern;

    private LinePattern(Supplier<LineMatcher> matchers, Optional<Program> program, Pattern pattern) {
        this.matchers = matchers;
        this.program = program;
        this.pattern = pattern;
    }

    /** Lines with that very text. */
    public static LinePattern text(String text, boolean anyCase) {
        return regex(Pattern.quote(text), text, anyCase);
    }

    /**
     * Lines that match a regular expression in RE2's syntax.
     *
     * @throws LockkeeperException if it is not well formed
     */
    public static LinePattern regex(String expression, boolean anyCase) {
        return regex(expression, expression, anyCase);
    }

    private static LinePattern regex(String expression, String told, boolean anyCase) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(expression, anyCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw new LockkeeperException(
                    "LK-LOG-PATTERN",
                    ExitCode.USAGE,
                    "The pattern %s is not well formed: %s. Signs such as ( or [ want a backslash before them to stand for themselves."
                            .formatted(told, e.getDescription()),
                    e);
        }
        Optional<Node> node = RegexParser.parse(expression, anyCase);
        Optional<Program> program = node.flatMap(Program::of);
        return new LinePattern(plan(node, program, pattern), program, pattern);
    }

    /** Tells where in a text it matches. */
    public TextSpans spans() {
        return new TextSpans(pattern);
    }

    private static Supplier<LineMatcher> plan(Optional<Node> node, Optional<Program> program, Pattern pattern) {
        Optional<List<RequiredText.Text>> required = node.flatMap(RequiredText::of);
        if (required.isEmpty()) {
            return program.<Supplier<LineMatcher>>map(p -> () -> new LazyDfa(p)).orElse(() -> new Re2Lines(pattern));
        }
        List<Literal> literals =
                required.get().stream().map(LinePattern::literal).toList();
        boolean whole = node.flatMap(RequiredText::exact).equals(required)
                && required.get().stream().allMatch(RequiredText.Text::isExact);
        if (whole) {
            return () -> new LiteralLines(literals);
        }
        return () -> new VerifiedLines(
                new LiteralLines(literals),
                program.<VerifiedLines.LineTest>map(LazyDfa::new).orElse(new Re2Lines(pattern)));
    }

    private static Literal literal(RequiredText.Text text) {
        byte[] value = text.value().getBytes(StandardCharsets.UTF_8);
        return new Literal(text.folded() ? inSmallLetters(value) : value, text.folded());
    }

    /** ASCII's letters alone: any other letter in it stands for itself. */
    private static byte[] inSmallLetters(byte[] value) {
        for (int i = 0; i < value.length; i++) {
            if (value[i] >= 'A' && value[i] <= 'Z') {
                value[i] = (byte) (value[i] | 0x20);
            }
        }
        return value;
    }

    /** A matcher of its own for a thread. */
    public LineMatcher matcher() {
        return matchers.get();
    }

    /** A matcher for the lines that do not match. */
    public LineMatcher inverse() {
        return new Invert(matchers.get());
    }

    /** For lines that are too long to be looked at as a whole. */
    public LineInPieces inPieces() {
        return program.<LineInPieces>map(p -> new DfaInPieces(new LazyDfa(p)))
                .orElseGet(() -> new Re2InPieces(new Re2Lines(pattern)));
    }

    /** For the places within a line that is shown. */
    public Pattern re2() {
        return pattern;
    }
}
