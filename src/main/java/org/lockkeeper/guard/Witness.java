package org.lockkeeper.guard;

import java.io.IOException;
import java.util.List;

/** Keeps the record of what was permitted and how it ended. */
@FunctionalInterface
public interface Witness {
    /**
     * Records what is about to be permitted. When this returns, the record is on disk.
     *
     * @throws IOException if it cannot be kept; the guard then refuses whatever has to be confirmed
     */
    Entry record(Intent intent) throws IOException;

    /** What ended processes left open. */
    default List<Unfinished> unfinished() {
        return List.of();
    }

    /** The record of one operation, open until it is closed. */
    @FunctionalInterface
    interface Entry {
        /** Adds how it ended. It does not throw: what cannot be written stays open, and is found so later. */
        void close(Outcome outcome);
    }
}
