package org.lockkeeper.connection;

import java.time.Duration;
import java.util.Optional;

/**
 * How patient a run of migrations on one profile is; what is empty is left to the environment.
 *
 * @param lockTimeout how long a statement may wait for a lock; zero for as long as it takes
 * @param tries how often a migration is tried that did not get its lock, 1 to {@link #MOST_TRIES}
 * @param maxQueued how many sessions may wait behind a run
 * @param maxQueueWait how long one of them may
 */
public record RunSettings(
        Optional<Duration> lockTimeout,
        Optional<Integer> tries,
        Optional<Integer> maxQueued,
        Optional<Duration> maxQueueWait) {
    public static final int MOST_TRIES = 10;

    /** Whatever is usual. */
    public static final RunSettings USUAL =
            new RunSettings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** These, and where they say nothing, the others. */
    public RunSettings or(RunSettings others) {
        return new RunSettings(
                lockTimeout.or(others::lockTimeout),
                tries.or(others::tries),
                maxQueued.or(others::maxQueued),
                maxQueueWait.or(others::maxQueueWait));
    }
}
