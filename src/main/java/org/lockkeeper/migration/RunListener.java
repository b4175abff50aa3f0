package org.lockkeeper.migration;

/** Hears how a run goes; called in the run's own thread. */
public interface RunListener {
    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * A migration starts.
     *
     * @param index from 0, of {@code total}
     */
    default void migrationStarted(String name, int index, int total) {}

    /**
     * A statement starts.
     *
     * @param number from 1, of {@code total}; the total is 0 where the engine does not tell
     */
    default void statementStarted(String migration, int line, String sql, int number, int total) {}

    default void migrationFinished(String name) {}

    /** What the server or the engine said beside results. */
    default void notice(String text) {}
}
