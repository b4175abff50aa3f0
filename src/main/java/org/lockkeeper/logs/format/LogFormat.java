package org.lockkeeper.logs.format;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How a log is written.
 *
 * @param prefix PostgreSQL's log_line_prefix, where it is known or was recognised
 * @param zone that of times that name none
 * @param today the day on which it is read, for times that name no year
 */
public record LogFormat(Kind kind, Optional<String> prefix, ZoneId zone, Optional<LocalDate> today) {
    /** One in which every time names its year. */
    public LogFormat(Kind kind, Optional<String> prefix, ZoneId zone) {
        this(kind, prefix, zone, Optional.empty());
    }

    /** The families of formats. */
    public enum Kind {
        /** PostgreSQL's stderr and syslog-free text. */
        STDERR,
        /** PostgreSQL's csvlog. */
        CSV,
        /** PostgreSQL's jsonlog, from version 15 on. */
        JSON,
        /** An application's JSON lines. */
        JSON_LINES,
        /** Text whose entries begin with a time. */
        TIMED,
        /** Any other text. */
        PLAIN
    }

    /** A reader of beginnings, for one thread. */
    public HeadParser heads() {
        return switch (kind) {
            case STDERR -> PrefixHeads.of(prefix, zone);
            case CSV -> new CsvHeads(zone);
            case JSON, JSON_LINES -> new JsonHeads(zone);
            case TIMED -> new PlainHeads(zone, true, today);
            case PLAIN -> new PlainHeads(zone, false, today);
        };
    }

    /** Whether PostgreSQL wrote it. */
    public boolean isPostgres() {
        return kind == Kind.STDERR || kind == Kind.CSV || kind == Kind.JSON;
    }

    /** What it is, for people. */
    public String description() {
        return switch (kind) {
            case STDERR -> prefix.map("PostgreSQL, prefix \"%s\""::formatted).orElse("PostgreSQL");
            case CSV -> "PostgreSQL csvlog";
            case JSON -> "PostgreSQL jsonlog";
            case JSON_LINES -> "JSON lines";
            case TIMED -> "text with times";
            case PLAIN -> "plain text";
        };
    }
}
