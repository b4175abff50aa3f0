package org.lockkeeper.deploy;

import java.util.List;
import java.util.Locale;

/** Sizes as a person would write them. */
public final class SizeWords {
    private static final List<String> UNITS = List.of("kB", "MB", "GB", "TB");

    private SizeWords() {}

    /** Such as {@code 12.5 MB}, by 1024 as PostgreSQL's own {@code pg_size_pretty} counts. */
    public static String of(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double size = bytes / 1024.0;
        int unit = 0;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, UNITS.get(unit));
    }
}
