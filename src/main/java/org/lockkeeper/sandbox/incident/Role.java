package org.lockkeeper.sandbox.incident;

/** What a session is in an incident. */
public enum Role {
    /** What everything waits behind: to be ended. */
    ROOT("root"),
    /** A migration engine at work: to be let through. */
    MIGRATION("migration"),
    /** The application's: waits for what it did not cause. */
    VICTIM("victim"),
    /** Has nothing to do with it, whatever it looks like. */
    BYSTANDER("bystander");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
