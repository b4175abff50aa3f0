package org.lockkeeper.migration.flyway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.HistoryMoments;
import org.lockkeeper.migration.HistoryRow;
import tools.jackson.databind.json.JsonMapper;

/** Removes the reviewed rows from Flyway's history: these, or none. */
final class Forgetting {
    private static final String RANK = "installed_rank";

    private Forgetting() {}

    static HistoryEdit run(Database database, Flyways flyways, Clearance<ForgetHistory> clearance) {
        String environment = database.profile().name();
        Instant after = clearance.operation().after();
        try (WriteSession session = database.write(clearance)) {
            ReadSession reading = session.reading(clearance);
            HistoryTable history = HistoryTable.find(reading, flyways.settings());
            history.lockHolder(reading).ifPresent(holder -> {
                throw FlywayErrors.refusal(
                        "LK-MIG-FLYWAY-LOCKED",
                        "%s: Flyway's lock is held by %s, so that a migration may be running. Nothing was removed; try again when it is done."
                                .formatted(environment, holder.words()));
            });
            List<HistoryRow> rows = newer(history, reading, after);
            // Flyway's own reading writes some values differently: the rank and the script say which row it is.
            if (rows.size() != clearance.operation().rows().size()
                    || !rows.stream().allMatch(row -> isReviewed(row, clearance.operation()))) {
                throw HistoryMoments.changed(environment, after);
            }
            List<String> ranks = rows.stream()
                    .map(row -> row.columns().getOrDefault(RANK, ""))
                    .toList();
            int removed = session.update(
                    clearance,
                    WriteStatement.FLYWAY_FORGET,
                    Map.of("schema", history.schema(), "table", history.table()),
                    new JsonMapper().writeValueAsString(ranks));
            return new HistoryEdit(
                    HistoryMoments.removed(environment, after, removed), rows, newer(history, reading, after));
        }
    }

    private static List<HistoryRow> newer(HistoryTable history, ReadSession reading, Instant after) {
        return history.rows(reading).stream()
                .filter(row -> HistoryMoments.isNewer(row, after))
                .toList();
    }

    private static boolean isReviewed(HistoryRow row, ForgetHistory reviewed) {
        String rank = RANK + "=" + row.columns().getOrDefault(RANK, "") + ",";
        String script = "script=" + row.columns().getOrDefault("script", "") + ",";
        return reviewed.rows().stream().anyMatch(text -> text.startsWith(rank) && text.contains(script));
    }
}
