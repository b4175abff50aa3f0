package org.lockkeeper.activity.record;

import java.time.Duration;

/**
 * How long the recordings that the window makes are kept. The oldest go first.
 *
 * @param age since they were written last
 * @param bytes of all together
 */
public record Retention(Duration age, long bytes) {
    /** What holds where the settings say nothing: seven days and two gigabytes. */
    public static final Retention USUAL = new Retention(Duration.ofDays(7), 2_000_000_000L);

    /** From where on a file is followed by another, so that the size can be held without losing all of a long recording at once. */
    long fileBytes() {
        return Math.max(1_000_000L, bytes / 20);
    }
}
