package org.lockkeeper.logs;

/** What happened to a followed log since it was last looked at. */
public enum LogChange {
    /** Nothing. */
    NONE,
    /** Lines came. */
    GREW,
    /** It goes on in a new file, of its own name or the next of its names. */
    ROTATED,
    /** Its last file is shorter than it was, or an earlier one was emptied and is written to: what was known of its lines does not hold any more. */
    TRUNCATED,
    /** Its name is gone; the open file can still be read. */
    GONE,
    /** It cannot be read at the moment, or the file that follows it cannot. */
    UNREADABLE,
    /** It can be read again, and is what it was. */
    BACK
}
