package org.lockkeeper.logs;

/** The lines that were found and so many before and after each, in order, each once. Does not change. */
public final class ContextLines {
    /** None. */
    public static final ContextLines NONE = new ContextLines(LineSet.EMPTY, 0);

    private final LineSet hits;
    private final LineSet all;

    /** @param around how many lines before and after each hit */
    ContextLines(LineSet hits, int around) {
        this.hits = hits;
        this.all = around == 0 ? hits : hits.around(around);
    }

    /** How many lines there are. */
    public long count() {
        return all.count();
    }

    /** The {@code i}-th of them (from 0): its number in the log, from 0. */
    public long line(long i) {
        return all.line(i);
    }

    /** How many of them lie before a line (from 0) of the log. */
    public long rank(long line) {
        return all.rank(line);
    }

    /** Whether the {@code i}-th of them (from 0) was found itself. */
    public boolean isHit(long i) {
        long line = line(i);
        return hits.rank(line + 1) > hits.rank(line);
    }

    /** Whether lines are left out before the {@code i}-th of them (from 0), and others stand before those. */
    public boolean isAfterGap(long i) {
        return i > 0 && line(i - 1) + 1 < line(i);
    }
}
