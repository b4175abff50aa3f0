package org.lockkeeper.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.TimeSpan;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.MomentText;
import org.lockkeeper.logs.TextQuery;
import org.lockkeeper.logs.Wanted;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.Severity;
import picocli.CommandLine.Option;

/** Which lines are wanted. */
final class LogFilterOptions {
    @Option(
            names = "--grep",
            paramLabel = "RE",
            description = "Lines that match this regular expression (RE2's syntax; time linear in the text).")
    private Optional<String> grep = Optional.empty();

    @Option(names = "--fixed", description = "--grep is a text, not an expression.")
    private boolean fixed;

    @Option(
            names = {"-i", "--ignore-case"},
            description = "Small and capital letters are the same.")
    private boolean ignoreCase;

    @Option(
            names = {"-v", "--invert"},
            description = "Lines that do not match.")
    private boolean invert;

    @Option(
            names = "--level",
            paramLabel = "LEVEL",
            description =
                    "Entries of that level or a graver one: debug, info, log, notice, warning, error, fatal, panic.")
    private Optional<String> level = Optional.empty();

    @Option(names = "--pid", paramLabel = "P", description = "Lines of that server process, or with !P of all others.")
    private Optional<String> pid = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "T",
            description =
                    "From that time on: 2026-11-25T10:00:00Z, '2026-11-25 10:00', 2026-11-25, a time as the log writes it, or 10m for ten minutes ago, 2d for two days.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--until", paramLabel = "T", description = "Up to that time.")
    private Optional<String> until = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description = "Lines of that role, or with !NAME of others, where the format tells it.")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Lines of that database, or with !NAME of others, where the format tells it.")
    private Optional<String> database = Optional.empty();

    @Option(
            names = "--sqlstate",
            paramLabel = "CODE",
            description = "Lines with that SQLSTATE, or with !CODE without it, where the format tells it.")
    private Optional<String> sqlState = Optional.empty();

    LogFilter filter(LogService logs) {
        Map<Field, Wanted> fields = new EnumMap<>(Field.class);
        user.ifPresent(name -> fields.put(Field.USER, Wanted.of(name)));
        database.ifPresent(name -> fields.put(Field.DATABASE, Wanted.of(name)));
        sqlState.ifPresent(code -> fields.put(Field.SQLSTATE, Wanted.of(code)));
        Optional<Instant> from = since.map(text -> moment(text, logs));
        Optional<Instant> to = until.map(text -> moment(text, logs));
        if (from.isPresent() && to.filter(end -> end.isBefore(from.get())).isPresent()) {
            throw LogsCommand.usage("--since %s lies behind --until %s, so that no line can be between them."
                    .formatted(since.orElseThrow(), until.orElseThrow()));
        }
        return new LogFilter(
                grep.map(text -> new TextQuery(text, !fixed, ignoreCase, invert)),
                level.map(LogFilterOptions::severity),
                pid.map(LogFilterOptions::process),
                from,
                to,
                fields);
    }

    private static Wanted process(String text) {
        return Wanted.pid(text)
                .orElseThrow(() -> LogsCommand.usage(
                        "\"%s\" is no pid; pass a whole number, or !N for all processes but that.".formatted(text)));
    }

    private static Severity severity(String word) {
        return Severity.ofWord(word)
                .orElseThrow(() -> LogsCommand.usage(
                        "There is no level \"%s\"; there are debug, info, log, notice, warning, error, fatal, panic."
                                .formatted(word)));
    }

    /** A step of a histogram in milliseconds. */
    static long width(String text) {
        return TimeSpan.parse(text)
                .filter(Duration::isPositive)
                .orElseThrow(() -> LogsCommand.usage(
                        "\"%s\" is no step for --histogram; pass one such as 10s, 1m or 1h.".formatted(text)))
                .toMillis();
    }

    private static Instant moment(String text, LogService logs) {
        return MomentText.parse(text, logs)
                .orElseThrow(() -> LogsCommand.usage(
                        "\"%s\" is no time; pass one such as 2026-11-25T10:00:00Z, '2026-11-25 10:00', 2026-11-25, one as the log writes it, or 10m for ten minutes ago."
                                .formatted(text)));
    }
}
