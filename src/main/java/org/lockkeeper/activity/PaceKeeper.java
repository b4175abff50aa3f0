package org.lockkeeper.activity;

import java.time.Duration;

/** Keeps a poller from being a burden: a reading takes a fifth of the time at most, and a server that is away is tried less and less often. */
final class PaceKeeper {
    static final Duration SLOWEST = Duration.ofSeconds(30);

    private static final Duration LONGEST_RETRY = Duration.ofSeconds(10);
    private static final int SHARE = 5;

    private Duration pause = Duration.ZERO;
    private int failures;

    /** How long to wait before the next reading. */
    Duration pause() {
        return pause;
    }

    /** A reading went well. */
    Pace read(Duration wanted, Duration took) {
        failures = 0;
        Duration actual = shorter(longer(wanted, took.multipliedBy(SHARE)), SLOWEST);
        Duration rest = actual.minus(took);
        pause = rest.isNegative() ? Duration.ZERO : rest;
        return new Pace(wanted, longer(wanted, actual), took);
    }

    /** A reading failed. */
    Pace failed(Duration wanted) {
        Duration actual = longer(wanted, shorter(wanted.multipliedBy(1L << Math.min(failures, 6)), LONGEST_RETRY));
        failures++;
        pause = actual;
        return new Pace(wanted, actual, Duration.ZERO);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
