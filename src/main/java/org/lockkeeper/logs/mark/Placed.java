package org.lockkeeper.logs.mark;

/**
 * A bookmark that was found in an open log.
 *
 * @param line the entry's first line, from 0
 * @param lines how many lines the entry had when it was found
 */
public record Placed(long line, int lines, Bookmark bookmark) {
    /** As editors and grep count. */
    public long number() {
        return line + 1;
    }

    /** Whether a line (from 0) belongs to the entry. */
    public boolean covers(long each) {
        return each >= line && each < line + Math.max(1, lines);
    }
}
