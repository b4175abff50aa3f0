package org.lockkeeper.cli.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.activity.AgeWords;

/** Ages as people read them. */
final class Ages {
    private Ages() {}

    /** The two largest units, such as {@code 3 m 12 s}; empty where there is none. */
    static String words(Optional<Duration> age) {
        return age.map(AgeWords::of).orElse("");
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
