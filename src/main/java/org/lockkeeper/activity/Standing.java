package org.lockkeeper.activity;

/** How it stands with a migration. */
public enum Standing {
    /** It waits for a lock; others may wait behind it. */
    WAITS("waiting"),
    /** Another run holds the engine's own lock. */
    WAITS_FOR_TURN("waiting-for-turn"),
    /** Whoever holds the engine's lock has done nothing for a while, and somebody wants it. */
    LEFT("lock-left"),
    /** It works, and others wait behind it. */
    HOLDS_UP("holding-up"),
    WORKS("working");

    private final String label;

    Standing(String label) {
        this.label = label;
    }

    /** A word for programs. */
    public String label() {
        return label;
    }

    /** Whether it does not get on by itself; one that works does, whoever waits for it. */
    public boolean isStuck() {
        return this == WAITS || this == WAITS_FOR_TURN || this == LEFT;
    }
}
