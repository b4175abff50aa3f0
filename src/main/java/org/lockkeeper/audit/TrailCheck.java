package org.lockkeeper.audit;

import java.util.Locale;
import java.util.Optional;

/**
 * What the check of a trail found.
 *
 * @param entries how many entries hold, up to the first that does not
 * @param hash of the last of them: to be kept elsewhere, and given to a later check
 * @param flaw the first bad entry; empty where all hold
 */
public record TrailCheck(long entries, String hash, Optional<Flaw> flaw) {
    /** The head, as {@code audit verify --head} takes it. */
    public String head() {
        return entries + ":" + hash;
    }

    /**
     * The first bad entry.
     *
     * @param entry its number
     */
    public record Flaw(long entry, Kind kind, String sentence) {}

    /** What was done to it. */
    public enum Kind {
        CHANGED,
        REORDERED,
        MISSING,
        TRUNCATED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
