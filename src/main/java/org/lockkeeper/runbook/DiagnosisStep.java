package org.lockkeeper.runbook;

/**
 * One thing that was looked at on the way to a database.
 *
 * @param name in a few words
 * @param finding what was found, and what to do where it is bad
 */
public record DiagnosisStep(String name, Verdict verdict, String finding) {
    /** How it is. */
    public enum Verdict {
        GOOD("good"),
        BAD("bad"),
        /** It cannot be told from here. */
        UNKNOWN("not known"),
        /** There was no use in looking: something before it is bad. */
        SKIPPED("not looked at");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
