package org.lockkeeper.migration.prisma;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Row;
import org.lockkeeper.migration.HistoryRow;

/**
 * One row of {@code _prisma_migrations}.
 *
 * @param row all its columns, for people to read
 */
record HistoryEntry(
        String name,
        String checksum,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> rolledBackAt,
        Optional<String> logs,
        long steps,
        HistoryRow row) {
    static HistoryEntry of(Row row, List<String> columns) {
        LinkedHashMap<String, String> values = LinkedHashMap.newLinkedHashMap(columns.size());
        columns.forEach(column -> values.put(column, row.optionalText(column).orElse("")));
        return new HistoryEntry(
                row.text("migration_name"),
                row.text("checksum"),
                row.instant("started_at"),
                row.optionalInstant("finished_at"),
                row.optionalInstant("rolled_back_at"),
                row.optionalText("logs").filter(logs -> !logs.isBlank()),
                row.optionalNumber("applied_steps_count").orElse(0L),
                new HistoryRow(values));
    }

    /** Neither finished nor rolled back: failed, or running now. */
    boolean isOpen() {
        return finishedAt.isEmpty() && rolledBackAt.isEmpty();
    }

    /** Finished and not taken back. */
    boolean isApplied() {
        return finishedAt.isPresent() && rolledBackAt.isEmpty();
    }

    /** Whether {@code migrate resolve --applied} wrote it: nothing ran. */
    boolean isMarkedApplied() {
        return isApplied() && steps == 0 && finishedAt.filter(startedAt::equals).isPresent();
    }
}
