package org.lockkeeper.logs.format;

/** What the beginning of a line says. One object is filled over and over, since logs have many lines. */
public final class Head {
    /** Stands for a time that a line does not tell. */
    public static final long NO_TIME = Long.MIN_VALUE;

    /** Milliseconds since the epoch, or {@link #NO_TIME}. */
    long time = NO_TIME;

    Severity severity = Severity.NONE;
    boolean part;
    int pidAt = -1;
    int textAt;

    void clear() {
        time = NO_TIME;
        severity = Severity.NONE;
        part = false;
        pidAt = -1;
        textAt = 0;
    }

    /** Milliseconds since the epoch, or {@link #NO_TIME}. */
    public long time() {
        return time;
    }

    public Severity severity() {
        return severity;
    }

    /** Whether the line is a further part of an entry, such as DETAIL or STATEMENT, that has a prefix of its own. */
    public boolean isPart() {
        return part;
    }

    /** Where the text behind prefix and level begins in the buffer. */
    public int textAt() {
        return textAt;
    }
}
