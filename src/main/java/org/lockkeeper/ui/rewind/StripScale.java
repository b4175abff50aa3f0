package org.lockkeeper.ui.rewind;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Moments as places of a strip, and back.
 *
 * @param from the left end
 * @param length of the whole; never zero
 * @param width in pixels
 */
record StripScale(Instant from, Duration length, double width) {
    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7));

    /** Pixels that a time of day wants to itself. */
    private static final double LABEL = 90;

    static StripScale of(Strip strip, double width) {
        Duration length = strip.length();
        return new StripScale(strip.from(), length.isPositive() ? length : Duration.ofSeconds(1), Math.max(1, width));
    }

    double x(Instant moment) {
        return width * Duration.between(from, moment).toMillis() / length.toMillis();
    }

    Instant moment(double x) {
        return from.plusMillis(Math.round(length.toMillis() * Math.clamp(x / width, 0, 1)));
    }

    /** Round times with room for their words between them. */
    List<Instant> ticks() {
        Duration step = STEPS.stream()
                .filter(each -> width * each.toMillis() / length.toMillis() >= LABEL)
                .findFirst()
                .orElse(length);
        long millis = step.toMillis();
        List<Instant> ticks = new ArrayList<>();
        long first = Math.ceilDiv(from.toEpochMilli(), millis) * millis;
        for (long at = first; at <= from.toEpochMilli() + length.toMillis(); at += millis) {
            ticks.add(Instant.ofEpochMilli(at));
        }
        return ticks;
    }

    /** Whether the words of a tick need seconds. */
    boolean isFine() {
        return length.compareTo(Duration.ofMinutes(8)) < 0;
    }
}
