package org.lockkeeper.migration;

import java.time.Instant;

/** Hears how a run goes; called in the run's own thread, but for {@link #pulse}. */
public interface RunListener {
    /** Hears nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * A process of the server works for the run.
     *
     * @param at when it was asked for its pid, by the server's clock
     */
    default void backend(long pid, Instant at) {}

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

    /** The run is over, however it ended; what is there now is compared with what was there before it. */
    default void verifying() {}

    /**
     * How far the look at the database is that is taken before a run and after it.
     *
     * @param what is looked at now, in words
     */
    default void looking(String what, long done, long total) {}

    /** What the server or the engine said beside results. */
    default void notice(String text) {}

    /** A try ended without effect and is made again. */
    default void retry(RunRetry retry) {}

    /** What the server says of the statement that runs, about once a second; called in another thread than the rest. */
    default void pulse(RunPulse pulse) {}
}
