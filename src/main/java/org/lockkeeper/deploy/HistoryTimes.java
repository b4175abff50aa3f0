package org.lockkeeper.deploy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.MigrationStatus;

/** How long a migration took, by the row that its engine wrote. */
final class HistoryTimes {
    /** A {@code timestamptz} as the server's texts have it. */
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[XXX][X]")
            .toFormatter(java.util.Locale.ROOT);

    private HistoryTimes() {}

    /** Empty where the history does not tell. */
    static Optional<Duration> took(MigrationStatus status) {
        return status.history().isEmpty() ? Optional.empty() : took(status.history().getLast());
    }

    private static Optional<Duration> took(HistoryRow row) {
        Map<String, String> columns = row.columns();
        String milliseconds = columns.getOrDefault("execution_time", "");
        if (milliseconds.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofMillis(Long.parseLong(milliseconds)));
        }
        Optional<Instant> started = time(columns.getOrDefault("started_at", ""));
        return started.flatMap(from ->
                time(columns.getOrDefault("finished_at", "")).map(to -> Duration.between(from, to)));
    }

    private static Optional<Instant> time(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(OffsetDateTime.parse(text, TIME).toInstant());
        } catch (DateTimeException e) {
            org.slf4j.LoggerFactory.getLogger(HistoryTimes.class).debug("not a time: {}", text, e);
            return Optional.empty();
        }
    }
}
