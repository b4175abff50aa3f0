package org.lockkeeper.ui.control;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.lockkeeper.ui.Elapsed;

/**
 * How times are written: an age such as {@code 3 m 12 s}, and the exact time with its offset.
 *
 * @param clock now, and the zone in which exact times are shown
 */
public record Moments(Clock clock) {
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm:ss xxx", Locale.ENGLISH);

    /** How long ago that was; what lies in the future (clocks differ) is {@code 0 s}. */
    public String age(Instant instant) {
        return Elapsed.text(Duration.between(instant, clock.instant()));
    }

    /** Date, time to the second and offset, such as {@code Fri 20 Nov 2026 10:11:12 +00:00}. */
    public String exact(Instant instant) {
        return EXACT.format(instant.atZone(clock.getZone()));
    }
}
