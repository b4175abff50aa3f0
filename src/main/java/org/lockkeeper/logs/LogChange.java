package org.lockkeeper.logs;

/** What happened to a followed log since it was last looked at. */
public enum LogChange {
    /** Nothing. */
    NONE,
    /** Lines came. */
    GREW,
    /** Its name belongs to a new file now, which goes on where the old one ended. */
    ROTATED,
    /** It is shorter than it was: what was known of it does not hold any more. */
    TRUNCATED,
    /** Its name is gone; the open file can still be read. */
    GONE
}
