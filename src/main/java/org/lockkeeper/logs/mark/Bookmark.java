package org.lockkeeper.logs.mark;

import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.logs.format.Severity;

/**
 * An entry that a person marked.
 *
 * @param file the file that it was in then
 * @param anchor where it is; two bookmarks with the same one are the same
 * @param time the entry's
 * @param text the beginning of its message, on one line, without what looks like a password
 * @param note what the person wrote about it; empty where nothing
 */
public record Bookmark(
        String file, Anchor anchor, Optional<Instant> time, Severity severity, String text, String note) {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 4_000;

    /** With another note, cut to {@value #LONGEST_NOTE} characters. */
    public Bookmark withNote(String words) {
        String stripped = words.strip();
        return new Bookmark(
                file,
                anchor,
                time,
                severity,
                text,
                stripped.length() <= LONGEST_NOTE ? stripped : stripped.substring(0, LONGEST_NOTE));
    }

    /** Whether both mark the same entry. */
    public boolean isSame(Bookmark other) {
        return anchor.equals(other.anchor);
    }
}
