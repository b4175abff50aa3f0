package org.lockkeeper.logs;

import java.util.Locale;
import org.lockkeeper.logs.format.LogFormat;

/** By their endings, the kinds of files that a server may write side by side (log_destination). What says most comes first. */
enum LogEnding {
    CSV(LogFormat.Kind.CSV),
    JSON(LogFormat.Kind.JSON),
    /** Every other one. */
    LOG(LogFormat.Kind.STDERR);

    /** What counts rotated files behind the ending, and how they are packed. */
    private static final String ROTATED = "([-._0-9t]*[0-9t])?(\\.(gz|zst))?";

    private final LogFormat.Kind format;

    LogEnding(LogFormat.Kind format) {
        this.format = format;
    }

    /** That of a file's name. */
    static LogEnding of(String name) {
        String low = name.toLowerCase(Locale.ROOT);
        return low.matches(".*\\.csv" + ROTATED) ? CSV : low.matches(".*\\.json" + ROTATED) ? JSON : LOG;
    }

    /** Whether PostgreSQL writes files of that ending in that format. */
    boolean isOf(LogFormat written) {
        return written.kind() == format;
    }

    /** The ending itself. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
