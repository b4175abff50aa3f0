package org.lockkeeper.ui;

import java.time.Duration;
import java.util.Locale;

/** Lengths of time in words as short as they can be: {@code 3 m 12 s}. */
public final class Elapsed {
    private Elapsed() {}

    /** The same, but below a minute with the part of a second that tells: {@code 40 ms}, {@code 1.2 s}. */
    public static String precise(Duration length) {
        long millis = Math.max(0, length.toMillis());
        if (millis < 1_000) {
            return millis + " ms";
        }
        return millis < 60_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1e3) : text(length);
    }

    /** The two largest units that matter, whole seconds at the finest; a negative length counts as none. */
    public static String text(Duration length) {
        long seconds = Math.max(0, length.toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return "%d m %02d s".formatted(seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return "%d h %02d m".formatted(seconds / 3_600, seconds / 60 % 60);
        }
        return "%d d %02d h".formatted(seconds / 86_400, seconds / 3_600 % 24);
    }
}
