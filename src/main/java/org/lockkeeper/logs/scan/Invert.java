package org.lockkeeper.logs.scan;

/** Finds the lines that another matcher does not find. */
final class Invert implements LineMatcher {
    private static final int UNKNOWN = -2;

    private final LineMatcher matcher;
    private int place = UNKNOWN;

    Invert(LineMatcher matcher) {
        this.matcher = matcher;
    }

    @Override
    public void begin() {
        matcher.begin();
        place = UNKNOWN;
    }

    @Override
    public int next(byte[] b, int from, int to) {
        int start = from;
        while (start < to) {
            int newline = Swar.indexOf(b, start, to, (byte) '\n');
            int end = newline < 0 ? to : newline + 1;
            if (place == UNKNOWN || (place >= 0 && place < start)) {
                place = matcher.next(b, start, to);
            }
            if (place < 0 || place >= end) {
                return start;
            }
            start = end;
        }
        return -1;
    }
}
