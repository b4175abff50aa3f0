package org.lockkeeper.runbook;

/** What is known of a {@link Criterion}. */
public enum Answer {
    YES("yes"),
    NO("no"),
    UNKNOWN("not known");

    private final String label;

    Answer(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
