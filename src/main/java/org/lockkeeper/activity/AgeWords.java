package org.lockkeeper.activity;

import java.time.Duration;

/** How long something has lasted, as people read it. */
public final class AgeWords {
    private AgeWords() {}

    /**
     * The two largest units, such as {@code 12 s}, {@code 3 m 12 s}, {@code 5 h 2 m} or {@code 4 d 1 h}. What began while it was read
     * counts as no age.
     */
    public static String of(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
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
}
