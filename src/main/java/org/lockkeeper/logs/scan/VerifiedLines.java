package org.lockkeeper.logs.scan;

/** Looks for a text that every match contains, and only at the lines that have it for the whole pattern. */
final class VerifiedLines implements LineMatcher {
    private final LineMatcher required;
    private final LineTest test;

    VerifiedLines(LineMatcher required, LineTest test) {
        this.required = required;
        this.test = test;
    }

    @Override
    public void begin() {
        required.begin();
    }

    @Override
    public int next(byte[] b, int from, int to) {
        int start = from;
        while (true) {
            int place = required.next(b, start, to);
            if (place < 0) {
                return -1;
            }
            int lineStart = Swar.lastIndexOf(b, start, place, (byte) '\n') + 1;
            lineStart = lineStart == 0 ? start : lineStart;
            int newline = Swar.indexOf(b, place, to, (byte) '\n');
            int end = newline < 0 ? to : newline;
            if (test.matches(b, lineStart, end)) {
                return place;
            }
            if (newline < 0) {
                return -1;
            }
            start = newline + 1;
        }
    }

    /** Whether one line, without its line end, matches. */
    @FunctionalInterface
    interface LineTest {
        boolean matches(byte[] b, int from, int to);
    }
}
