package org.lockkeeper.sandbox.incident;

/** What became of a session. */
public enum Fate {
    /** Not on stage yet. */
    TO_COME("to come"),
    /** There: it runs, waits or holds. */
    PRESENT("there"),
    /** It came to its end by itself. */
    DONE("done"),
    /** Its statement was cancelled. */
    CANCELLED("cancelled"),
    /** Its session was ended. */
    ENDED("ended"),
    /** It failed for another reason. */
    FAILED("failed");

    private final String label;

    Fate(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether somebody took it off the stage. */
    boolean isLost() {
        return this == CANCELLED || this == ENDED || this == FAILED;
    }
}
