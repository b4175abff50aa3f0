package org.lockkeeper.logs;

import org.lockkeeper.logs.scan.LinePattern;

/**
 * A text that lines are searched for.
 *
 * @param regex whether it is a regular expression in RE2's syntax
 * @param anyCase whether small and capital letters are the same
 * @param negated whether the lines without it are wanted
 */
public record TextQuery(String text, boolean regex, boolean anyCase, boolean negated) {
    /** Lines with that very text. */
    public static TextQuery text(String text) {
        return new TextQuery(text, false, false, false);
    }

    /** Lines that match an expression. */
    public static TextQuery regex(String expression) {
        return new TextQuery(expression, true, false, false);
    }

    /**
     * What is run over lines.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the expression is not well formed
     */
    public LinePattern pattern() {
        return regex ? LinePattern.regex(text, anyCase) : LinePattern.text(text, anyCase);
    }
}
