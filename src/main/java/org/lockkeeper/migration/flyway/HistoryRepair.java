package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.RepairOutput;
import org.flywaydb.core.api.output.RepairResult;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.Patience;

/** Flyway's repair, and what it changed in words. */
final class HistoryRepair {
    private final Database database;
    private final Flyways flyways;
    private final Clearance<RepairHistory> clearance;
    private final Supplier<RepairReview> review;

    /** @param review reads the scripts anew */
    HistoryRepair(
            Database database, Flyways flyways, Clearance<RepairHistory> clearance, Supplier<RepairReview> review) {
        this.database = database;
        this.flyways = flyways;
        this.clearance = clearance;
        this.review = review;
    }

    HistoryEdit run(Patience patience) {
        List<HistoryRow> before = rows();
        try {
            RepairGuide guide = new RepairGuide(
                    session -> review.get().require(session, clearance), patience.cancel(), patience.lockTimeout());
            String words = words(
                    flyways.forRepair(database.engineSource(clearance, guide)).repair());
            List<HistoryRow> after = rows();
            return new HistoryEdit(words, without(before, after), without(after, before));
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof GuardRefusedException refused) {
                    throw refused;
                }
            }
            if (patience.wasCancelled(e)) {
                throw Patience.cancelled(
                        database.profile().name(),
                        rows().equals(before) ? "nothing was changed" : "a part of the repair was done: look at status",
                        e);
            }
            throw FlywayErrors.explain(database, e);
        }
    }

    private List<HistoryRow> rows() {
        try (ReadSession session = database.read()) {
            HistoryTable history = HistoryTable.find(session, flyways.settings());
            return history.readable() ? history.rows(session) : List.of();
        }
    }

    private static List<HistoryRow> without(List<HistoryRow> rows, List<HistoryRow> others) {
        Set<HistoryRow> same = new HashSet<>(others);
        return rows.stream().filter(row -> !same.contains(row)).toList();
    }

    private static String words(RepairResult result) {
        List<String> changes = new ArrayList<>();
        add(changes, "removed the failed rows of", result.migrationsRemoved);
        add(changes, "marked as deleted, since there is no script,", result.migrationsDeleted);
        add(changes, "took over the checksum, description and type of the scripts of", result.migrationsAligned);
        if (changes.isEmpty()) {
            return "Nothing was wrong with the history, and nothing was changed.";
        }
        return "Repaired the history: " + String.join("; ", changes) + ".";
    }

    private static void add(List<String> changes, String what, List<RepairOutput> migrations) {
        if (!migrations.isEmpty()) {
            changes.add(migrations.stream()
                    .map(m ->
                            m.version == null || m.version.isEmpty() ? m.description : m.version + " " + m.description)
                    .collect(Collectors.joining(", ", what + " ", "")));
        }
    }
}
