package org.lockkeeper.activity;

/**
 * What became of one backend.
 *
 * @param detail a sentence
 */
public record Ended(int pid, Result result, String detail) {
    /** What is true after the look. */
    public enum Result {
        /** The session, or for a cancel its statement, is no more. */
        GONE("gone"),
        /** It was told, and goes on. */
        STILL_THERE("still-there"),
        /** It was told, stopped what it did, and undoes what it had written. */
        ROLLING_BACK("rolling-back"),
        /** There is no such session any more, or it runs another statement. */
        NOT_FOUND("not-found"),
        /** The role may not, or nobody may. */
        NOT_ALLOWED("not-allowed");

        private final String label;

        Result(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
