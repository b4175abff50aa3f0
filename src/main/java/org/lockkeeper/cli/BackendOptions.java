package org.lockkeeper.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.activity.Target;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import picocli.CommandLine.Option;

/** Exactly one backend. */
final class BackendOptions {
    /** As PostgreSQL itself prints a time with its zone. */
    private static final DateTimeFormatter POSTGRES = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[xxx][xx][x]")
            .toFormatter(java.util.Locale.ROOT);

    @Option(
            names = "--pid",
            required = true,
            paramLabel = "PID",
            description = "The backend's pid, as sessions lists it.")
    private int pid;

    @Option(
            names = "--backend-start",
            required = true,
            paramLabel = "TIME",
            description =
                    "When that backend was started, to the microsecond, as sessions lists it: a later one with the same pid is left alone.")
    private String backendStart = "";

    List<Target> targets(Optional<Instant> queryStart) {
        return List.of(new Target(pid, time(backendStart), queryStart));
    }

    static Instant time(String text) {
        try {
            return text.indexOf(' ') < 0
                    ? Instant.parse(text)
                    : OffsetDateTime.parse(text, POSTGRES).toInstant();
        } catch (DateTimeException e) {
            throw new LockkeeperException(
                    "LK-CLI-USAGE",
                    ExitCode.USAGE,
                    "\"%s\" is not a time such as 2026-11-20T10:11:12.123456Z; copy it from what sessions lists."
                            .formatted(Inert.line(text)),
                    e);
        }
    }
}
