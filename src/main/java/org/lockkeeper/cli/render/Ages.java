package org.lockkeeper.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Ages as people read them. */
final class Ages {
    private Ages() {}

    /** The two largest units, such as {@code 3 m 12 s}; empty where there is none. */
    static String words(Optional<Duration> age) {
        return age.map(Ages::words).orElse("");
    }

    static String words(Duration age) {
        long seconds = age.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return "%d m %d s".formatted(seconds / 60, seconds % 60);
        }
        return seconds < 86_400
                ? "%d h %d m".formatted(seconds / 3600, seconds % 3600 / 60)
                : "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
    }

    /** Such as {@code 3 d}, {@code 5 h} or {@code 12 m}; what lies in the future is {@code 0 m}. */
    static String text(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " m";
    }
}
