package org.lockkeeper.ui.activity;

/** A reading of before with all that is worked out of it, but for the names of its migrations; see {@link ActivityViewModel#then}. */
public final class Then {
    private final Snapshot snapshot;

    Then(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    Snapshot snapshot() {
        return snapshot;
    }
}
