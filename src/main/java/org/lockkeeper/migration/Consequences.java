package org.lockkeeper.migration;

import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;

/** What an operation hits, in lines that are shown before it is confirmed. */
final class Consequences {
    private Consequences() {}

    /** Of the scripts' own statements; the engine's bookkeeping is in the preview. */
    static List<String> of(MigrationPlan plan) {
        List<String> lines = new ArrayList<>();
        for (PlannedMigration migration : plan.migrations()) {
            long count = migration.statements().stream()
                    .filter(statement -> statement.origin() == PlannedStatement.Origin.SCRIPT)
                    .count();
            lines.add("runs %s: %d %s".formatted(migration.name(), count, count == 1 ? "statement" : "statements"));
        }
        lines.add(plan.transactionRule());
        return lines;
    }

    static List<String> of(ResolveMigration operation) {
        String migration = operation.migration();
        List<String> lines = new ArrayList<>();
        operation.rows().forEach(row -> lines.add("before: " + row));
        lines.add(
                switch (operation.resolution()) {
                    case APPLIED ->
                        "after: %s counts as applied, by a new row without steps; its script is not run"
                                .formatted(migration);
                    case ROLLED_BACK ->
                        "after: rolled_back_at of its failed row is set, so that the next migrate runs %s again"
                                .formatted(migration);
                });
        if (operation.resolution() == Resolution.APPLIED && !operation.rows().isEmpty()) {
            lines.add("after: rolled_back_at of its failed row is set");
        }
        return lines;
    }

    static List<String> of(RepairHistory operation) {
        List<String> lines = new ArrayList<>();
        operation.rows().forEach(row -> lines.add("before: " + row));
        lines.add(
                operation.rows().isEmpty()
                        ? "nothing is wrong with the history, and nothing will be changed"
                        : "after: rows of failed runs are deleted, those without a script are marked as deleted, and the checksum, description and type of the others are those of their scripts");
        return lines;
    }

    static List<String> ofForgetting(List<HistoryRow> rows) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add("before: " + row.text()));
        lines.add("after: these rows are gone; a later migrate runs their scripts again, and nothing else is changed");
        return lines;
    }

    /** Where an environment stands, in one sentence for the record. */
    static String now(EnvironmentStatus status) {
        List<String> words =
                new ArrayList<>(List.of("%d applied, %d pending".formatted(status.applied(), status.pending())));
        status.migrations().stream()
                .filter(m -> switch (m.state()) {
                    case FAILED, RUNNING -> true;
                    case APPLIED,
                            PENDING,
                            MODIFIED,
                            MISSING,
                            ROLLED_BACK,
                            OUT_OF_ORDER,
                            OUTDATED,
                            BASELINE,
                            IGNORED,
                            UNAVAILABLE -> false;
                })
                .map(m -> m.name() + " is " + m.state().label())
                .forEach(words::add);
        return String.join(", ", words) + ".";
    }
}
