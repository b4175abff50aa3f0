package org.lockkeeper.logs.format;

import java.util.Locale;
import java.util.Optional;

/** How grave a message is; graver ones come later. PostgreSQL's words, onto which other programs' words are put. */
public enum Severity {
    /** The line says nothing of it. */
    NONE,
    DEBUG,
    INFO,
    LOG,
    NOTICE,
    WARNING,
    ERROR,
    FATAL,
    PANIC;

    private static final Severity[] ALL = values();

    /** By its {@link #rank}. */
    public static Severity of(int rank) {
        return ALL[rank];
    }

    /** Its place among all, from 0; graver ones have higher ranks. */
    @SuppressWarnings("EnumOrdinal") // the order is what this enum is about
    public int rank() {
        return ordinal();
    }

    /** The word in small letters, as options take it and JSON gives it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Severity least) {
        return compareTo(least) >= 0;
    }

    /** What a word means, in whatever case; empty where it is no level. */
    public static Optional<Severity> ofWord(String word) {
        return Optional.ofNullable(
                switch (word.toUpperCase(Locale.ROOT)) {
                    case "TRACE",
                            "FINE",
                            "FINER",
                            "FINEST",
                            "DEBUG",
                            "DEBUG1",
                            "DEBUG2",
                            "DEBUG3",
                            "DEBUG4",
                            "DEBUG5" -> DEBUG;
                    case "INFO", "INFORMATION" -> INFO;
                    case "LOG" -> LOG;
                    case "NOTICE" -> NOTICE;
                    case "WARN", "WARNING" -> WARNING;
                    case "ERROR", "ERR", "SEVERE" -> ERROR;
                    case "FATAL", "CRITICAL", "CRIT", "ALERT" -> FATAL;
                    case "PANIC", "EMERG" -> PANIC;
                    default -> null;
                });
    }
}
