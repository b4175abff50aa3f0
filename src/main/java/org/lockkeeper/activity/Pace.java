package org.lockkeeper.activity;

import java.time.Duration;

/**
 * How often a poller reads just now.
 *
 * @param wanted what was asked for
 * @param actual what it does, as long as or longer than that
 * @param took how long the last reading took
 */
public record Pace(Duration wanted, Duration actual, Duration took) {
    /** Whether it has backed off. */
    public boolean isSlowed() {
        return actual.compareTo(wanted) > 0;
    }
}
