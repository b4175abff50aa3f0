package org.lockkeeper.migration;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/**
 * When rows of a history were written, and how long their migrations took. Prisma's times carry their offset; Flyway's are of the time zone of the session that wrote them,
 * which is taken to be this machine's.
 */
public final class HistoryMoments {
    private static final List<String> COLUMNS = List.of("started_at", "finished_at", "rolled_back_at", "installed_on");
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("[ ]['T']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][X]")
            .toFormatter();

    private HistoryMoments() {}

    /** The rows of which anything was written after a moment, oldest first. */
    public static List<HistoryRow> newerThan(EnvironmentStatus status, Instant moment) {
        return status.migrations().stream()
                .flatMap(migration -> migration.history().stream())
                .filter(row -> isNewer(row, moment))
                .sorted(Comparator.comparing(row -> latest(row).orElse(Instant.MIN)))
                .toList();
    }

    /** Whether there are any. */
    public static boolean isAnyNewer(EnvironmentStatus status, Instant moment) {
        return status.migrations().stream()
                .flatMap(migration -> migration.history().stream())
                .anyMatch(row -> isNewer(row, moment));
    }

    /** Whether anything of a row was written after a moment. */
    public static boolean isNewer(HistoryRow row, Instant moment) {
        return latest(row).filter(moment::isBefore).isPresent();
    }

    /** The latest time that a row tells. */
    public static Optional<Instant> latest(HistoryRow row) {
        return COLUMNS.stream()
                .flatMap(column -> Stream.ofNullable(row.columns().get(column)))
                .flatMap(text -> parse(text).stream())
                .max(Comparator.naturalOrder());
    }

    /** How long a migration took, by the newest row that its engine wrote of it; empty where that does not tell. */
    public static Optional<Duration> took(MigrationStatus status) {
        return status.history().isEmpty()
                ? Optional.empty()
                : took(status.history().getLast().columns());
    }

    private static Optional<Duration> took(Map<String, String> columns) {
        String milliseconds = columns.getOrDefault("execution_time", "");
        if (milliseconds.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofMillis(Long.parseLong(milliseconds)));
        }
        return parse(columns.getOrDefault("started_at", ""))
                .flatMap(from -> parse(columns.getOrDefault("finished_at", "")).map(to -> Duration.between(from, to)));
    }

    private static Optional<Instant> parse(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            TemporalAccessor time = FORM.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
            return Optional.of(
                    time instanceof ZonedDateTime zoned
                            ? zoned.toInstant()
                            : LocalDateTime.from(time)
                                    .atZone(ZoneId.systemDefault())
                                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static LockkeeperException nothingNewer(String environment, Instant moment) {
        return new LockkeeperException(
                "LK-MIG-NOTHING-NEWER",
                ExitCode.ATTENTION,
                "The history of %s has no row newer than %s, so there is nothing to remove."
                        .formatted(environment, moment));
    }

    /** That the rows are other ones than those that were reviewed. */
    public static LockkeeperException changed(String environment, Instant moment) {
        return new LockkeeperException(
                "LK-MIG-HISTORY-CHANGED",
                ExitCode.ATTENTION,
                "The rows of the history of %s newer than %s are no longer those that were reviewed. Nothing was removed; look at them again."
                        .formatted(environment, moment));
    }

    /** What removing them did, in a sentence. */
    public static String removed(String environment, Instant moment, int rows) {
        return "%d %s newer than %s %s gone from the history of %s. Nothing else was changed."
                .formatted(rows, rows == 1 ? "row" : "rows", moment, rows == 1 ? "is" : "are", environment);
    }
}
