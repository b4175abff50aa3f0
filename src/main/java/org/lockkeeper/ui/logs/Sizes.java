package org.lockkeeper.ui.logs;

import java.util.Locale;

/** Sizes of files in words: {@code 1.2 GB}, in powers of ten as file managers count. */
final class Sizes {
    private static final long THOUSAND = 1_000;

    private Sizes() {}

    static String text(long bytes) {
        if (bytes < THOUSAND) {
            return bytes + " B";
        }
        double value = bytes;
        String unit = "B";
        for (String next : new String[] {"kB", "MB", "GB", "TB"}) {
            if (value < THOUSAND) {
                break;
            }
            value /= THOUSAND;
            unit = next;
        }
        return String.format(Locale.ENGLISH, value < 10 ? "%.1f %s" : "%.0f %s", value, unit);
    }
}
