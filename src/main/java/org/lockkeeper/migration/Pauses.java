package org.lockkeeper.migration;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.lockkeeper.task.CancelToken;

/** What lies between two tries of the same migration. */
public interface Pauses {
    /**
     * How long the pause is.
     *
     * @param failed how many tries have failed, from 1
     */
    Duration after(int failed);

    /** Waits so long, or until cancellation is asked for. */
    default void await(Duration pause, CancelToken cancel) {
        cancel.await(pause);
    }

    /**
     * Half a second at first, twice as long after each try up to half a minute; of that a part between the half and the whole, so that
     * two runs that were turned away together do not come back together.
     */
    static Pauses growing(RandomGenerator random) {
        return failed -> {
            long whole = Math.min(30_000, 500L << Math.min(failed - 1, 10));
            return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
        };
    }
}
