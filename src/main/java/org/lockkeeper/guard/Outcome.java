package org.lockkeeper.guard;

import java.util.Locale;

/**
 * How an operation ended.
 *
 * @param detail in words
 */
public record Outcome(Result result, String detail) {
    /** The kinds of ends. */
    public enum Result {
        /** All of it was done. */
        DONE,
        /** It began and failed; the detail says what was left behind. */
        FAILED,
        /** It was refused or could not begin: nothing was changed. */
        NOT_BEGUN,
        /** Nobody knows: the process ended, or the connection broke, in between. */
        UNKNOWN;

        /** The word used in files and on screen. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
