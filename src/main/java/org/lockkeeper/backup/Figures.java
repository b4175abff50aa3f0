package org.lockkeeper.backup;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times in words. */
public final class Figures {
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};
    private static final int STEP = 1000;

    private Figures() {}

    /** Such as {@code 512 B} or {@code 14.2 MB}, in powers of 1000. */
    public static String bytes(long bytes) {
        if (bytes < STEP) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= STEP - 0.05 && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** Such as {@code 0.8 s}, {@code 4 m 10 s} or {@code 3 d 2 h}: the two largest units. */
    public static String time(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        if (time.toHours() < 1) {
            return "%d m %d s".formatted(time.toMinutes(), time.toSecondsPart());
        }
        return time.toDays() < 1
                ? "%d h %d m".formatted(time.toHours(), time.toMinutesPart())
                : "%d d %d h".formatted(time.toDays(), time.toHoursPart());
    }
}
