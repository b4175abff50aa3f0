package org.lockkeeper.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.guard.Environment;

/**
 * How patient a run is, with others and on their behalf.
 *
 * @param lockTimeout how long a statement may wait for a lock while others queue behind it; the server's own setting where empty. It
 *     does not hold for what builds in several transactions (CONCURRENTLY), which nobody's reading or writing waits behind
 * @param tries how often a migration is tried that did not get its lock in time or was stopped by the valve, 1 to {@link #MOST_TRIES}
 * @param maxQueued with more sessions waiting behind the run its statement is cancelled
 * @param maxQueueWait with a session waiting longer than that behind the run its statement is cancelled
 * @param watched whether a second connection watches the run; without it there is no valve, and it costs the server nothing
 */
public record RunOptions(
        Optional<Duration> lockTimeout,
        int tries,
        int maxQueued,
        Duration maxQueueWait,
        boolean watched,
        Pauses pauses) {
    public static final int MOST_TRIES = RunSettings.MOST_TRIES;
    public static final int USUAL_MAX_QUEUED = 20;
    public static final Duration USUAL_MAX_QUEUE_WAIT = Duration.ofSeconds(10);
    public static final Duration PRODUCTION_LOCK_TIMEOUT = Duration.ofSeconds(2);

    /** As the engine itself would run: no lock timeout, one try, nobody watches. */
    public static final RunOptions PLAIN = new RunOptions(
            Optional.empty(),
            1,
            USUAL_MAX_QUEUED,
            USUAL_MAX_QUEUE_WAIT,
            false,
            Pauses.growing(RandomGenerator.getDefault()));

    /** Watched, with the usual valve and tries. */
    public static final RunOptions USUAL =
            new RunOptions(Optional.empty(), MOST_TRIES, USUAL_MAX_QUEUED, USUAL_MAX_QUEUE_WAIT, true, PLAIN.pauses());

    /** What a profile and, before it, somebody's own wishes say; on production a lock is waited for two seconds at most. */
    public static RunOptions of(ConnectionProfile profile, RunSettings wishes) {
        RunSettings settings = wishes.or(profile.run());
        Optional<Duration> lockTimeout = settings.lockTimeout()
                .or(() -> profile.environment() == Environment.PRODUCTION
                        ? Optional.of(PRODUCTION_LOCK_TIMEOUT)
                        : Optional.empty())
                .filter(Duration::isPositive);
        return new RunOptions(
                lockTimeout,
                settings.tries().orElse(MOST_TRIES),
                settings.maxQueued().orElse(USUAL_MAX_QUEUED),
                settings.maxQueueWait().orElse(USUAL_MAX_QUEUE_WAIT),
                true,
                PLAIN.pauses());
    }

    public RunOptions {
        if (tries < 1 || tries > MOST_TRIES || maxQueued < 0) {
            throw new IllegalArgumentException("tries " + tries + ", maxQueued " + maxQueued);
        }
    }

    public RunOptions withLockTimeout(Optional<Duration> longest) {
        return new RunOptions(longest, tries, maxQueued, maxQueueWait, watched, pauses);
    }

    public RunOptions withTries(int most) {
        return new RunOptions(lockTimeout, most, maxQueued, maxQueueWait, watched, pauses);
    }

    public RunOptions withValve(int queued, Duration queueWait) {
        return new RunOptions(lockTimeout, tries, queued, queueWait, watched, pauses);
    }

    public RunOptions withPauses(Pauses other) {
        return new RunOptions(lockTimeout, tries, maxQueued, maxQueueWait, watched, other);
    }
}
