package org.lockkeeper.db;

/** Which of an engine's statements a cancel request may stop. Cleaning up after a failure has to go on even when cancelled. */
@FunctionalInterface
public interface Stoppable {
    /** Whether this statement is not to be started, and is cancelled if it runs, once cancellation was asked for. */
    boolean test(String sql);
}
