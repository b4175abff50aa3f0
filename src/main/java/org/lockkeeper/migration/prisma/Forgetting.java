package org.lockkeeper.migration.prisma;

import java.time.Instant;
import java.util.List;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.HistoryMoments;
import org.lockkeeper.migration.HistoryRow;
import tools.jackson.databind.json.JsonMapper;

/** Removes the reviewed rows from {@code _prisma_migrations}: these, or none. */
final class Forgetting {
    private final WriteSession session;
    private final Clearance<ForgetHistory> clearance;
    private final Bookkeeping bookkeeping;
    private final String environment;

    Forgetting(WriteSession session, Clearance<ForgetHistory> clearance, Bookkeeping bookkeeping, String environment) {
        this.session = session;
        this.clearance = clearance;
        this.bookkeeping = bookkeeping;
        this.environment = environment;
    }

    HistoryEdit run() {
        Instant after = clearance.operation().after();
        List<HistoryRow> rows = rows();
        List<String> texts = rows.stream().map(HistoryRow::text).sorted().toList();
        if (!texts.equals(clearance.operation().rows().stream().sorted().toList())) {
            throw HistoryMoments.changed(environment, after);
        }
        List<String> ids =
                rows.stream().map(row -> row.columns().getOrDefault("id", "")).toList();
        int removed = bookkeeping.run(
                session, clearance, WriteStatement.PRISMA_FORGET, new JsonMapper().writeValueAsString(ids));
        return new HistoryEdit(HistoryMoments.removed(environment, after, removed), rows, rows());
    }

    private List<HistoryRow> rows() {
        return History.read(session.reading(clearance), environment, bookkeeping.schema()).entries().stream()
                .map(HistoryEntry::row)
                .filter(row -> HistoryMoments.isNewer(row, clearance.operation().after()))
                .toList();
    }
}
