package org.lockkeeper.logs.scan;

/** Finds the lines that match. One thread uses it at a time. */
public interface LineMatcher {
    /**
     * Looks for the next line that matches.
     *
     * @param from where a line begins
     * @param to behind a line's end, or where the bytes end
     * @return a place in the first line of {@code [from, to)} that matches, its line end included; -1 where none does
     */
    int next(byte[] b, int from, int to);

    /** Told before other bytes are looked at. */
    default void begin() {}
}
