package org.lockkeeper.migration;

import java.util.Locale;

/** Where one migration stands on one environment; the same words in JSON and on screen. */
public enum MigrationState {
    APPLIED(false, false),
    PENDING(true, false),
    /** A run stopped with an error. */
    FAILED(false, true),
    /** Another session is applying it now. */
    RUNNING(false, false),
    /** Applied, but the script differs from what ran. */
    MODIFIED(false, true),
    /** In the history, but there is no script. */
    MISSING(false, true),
    /** Marked so; it will run again. */
    ROLLED_BACK(true, false),
    /** Applied after a later one, or waiting behind one that is applied. */
    OUT_OF_ORDER(false, false),
    /** A repeatable that will run again. */
    OUTDATED(true, false),
    BASELINE(false, false),
    IGNORED(false, false),
    /** This environment could not be read. */
    UNAVAILABLE(false, false);

    private final boolean work;
    private final boolean attention;

    MigrationState(boolean work, boolean attention) {
        this.work = work;
        this.attention = attention;
    }

    /** The word in JSON and on screen, such as {@code rolled-back}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a deploy would run it. */
    public boolean isWork() {
        return work;
    }

    /** Whether somebody has to look at it. */
    public boolean needsAttention() {
        return attention;
    }
}
