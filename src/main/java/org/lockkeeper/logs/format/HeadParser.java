package org.lockkeeper.logs.format;

/** Reads the beginnings of lines in one format. One thread uses it at a time. */
public interface HeadParser {
    /** No process is told. */
    int NO_PID = -1;

    /**
     * Reads a line's beginning.
     *
     * @param to the line's end, without its line end; {@link org.lockkeeper.logs.scan.Swar#SLACK} bytes behind it can be read
     * @return whether the line begins with what an entry, or a part of one, begins with; else it continues the line before
     */
    boolean parse(byte[] b, int from, int to, Head head);

    /** The process that the line just parsed tells, or {@link #NO_PID}. Apart from the rest, since few ask. */
    int pid(byte[] b, int from, int to, Head head);
}
