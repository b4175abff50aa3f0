package org.lockkeeper.ui.logs;

import java.time.Duration;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.migration.RunBackends;

/**
 * A run whose lines stand out in a log.
 *
 * @param environment where it ran
 */
record RunMark(String environment, RunBackends backends) {
    /** {@code %t} cuts times to the second, and the last statement may be logged a moment after its end. */
    private static final Duration AROUND = Duration.ofSeconds(1);

    /** Whether a row is one of the run's. */
    boolean isOf(LogRow row) {
        return row.pid().isPresent()
                && backends.pids().contains((long) row.pid().getAsInt());
    }

    /** The run's time. */
    FilterInput window() {
        return FilterInput.NONE.between(
                backends.from().minus(AROUND).toString(),
                backends.until().plus(AROUND).toString());
    }

    /** Its lines alone, where it was one process; else its time. */
    FilterInput alone() {
        return backends.pids().size() == 1
                ? window().ofPid(backends.pids().getFirst().toString())
                : window();
    }
}
