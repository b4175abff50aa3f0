package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.RepairOutput;
import org.flywaydb.core.api.output.RepairResult;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Operation.RepairHistory;

/** Flyway's repair, and what it changed in words. */
final class HistoryRepair {
    private HistoryRepair() {}

    static String repair(Database database, Flyways flyways, Clearance<RepairHistory> clearance) {
        try {
            return words(flyways.forRepair(database.engineSource(clearance)).repair());
        } catch (FlywayException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof GuardRefusedException refused) {
                    throw refused;
                }
            }
            throw FlywayErrors.explain(database, e);
        }
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
