package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.migration.LockSession;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.StatementEffect;
import org.lockkeeper.migration.StatementEffect.Effect;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;
import org.lockkeeper.migration.WaysOut;
import org.lockkeeper.migration.script.OutsideTransaction;
import org.lockkeeper.migration.script.SqlScript;

/** Out of a failed row, an edited script, a lock that a dead session holds, and a run that left no row at all. */
final class FlywayWaysOut implements WaysOut {
    private static final String STAYS =
            "The script ran outside a transaction: every statement before the one that failed stays. The list of statements shows which took effect, as far as the catalogue tells.";

    private final ScriptCatalog catalog;
    private final Flyways flyways;

    FlywayWaysOut(ScriptCatalog catalog, Flyways flyways) {
        this.catalog = catalog;
        this.flyways = flyways;
    }

    @Override
    public Recovery look(Database database) {
        EnvironmentStatus status = new StatusReader(catalog, flyways).read(database);
        try (ReadSession session = database.read()) {
            HistoryTable history = HistoryTable.find(session, flyways.settings());
            List<LockSession> holders = LockSession.read(session, history.lockKey());
            List<InvalidIndex> indexes = InvalidIndex.read(session);
            List<Recovery.Trouble> troubles = new ArrayList<>();
            List<HistoryRow> repaired = new ArrayList<>();
            boolean killed = false;
            boolean first = true;
            for (MigrationStatus migration : status.migrations()) {
                switch (migration.state()) {
                    case FAILED -> {
                        troubles.add(trouble(session, history, migration, STAYS));
                        repaired.addAll(failedRows(migration));
                    }
                    case RUNNING ->
                        troubles.add(trouble(
                                session, history, migration, "Not settled yet: a session still holds Flyway's lock."));
                    case MODIFIED, MISSING -> {
                        troubles.add(trouble(
                                session,
                                history,
                                migration,
                                "All of it, as it ran then; the database is not in doubt."));
                        repaired.addAll(migration.history());
                    }
                    case PENDING -> {
                        Optional<Recovery.Trouble> half =
                                first && holders.isEmpty() ? halfDone(session, history, migration) : Optional.empty();
                        half.ifPresent(troubles::add);
                        killed |= half.isPresent();
                        first = false;
                    }
                    default -> {
                        // Nobody has to do anything.
                    }
                }
            }
            List<WayOut> ways = new ArrayList<>(WaysOut.first(holders, indexes));
            if (!repaired.isEmpty()) {
                ways.add(repair(status, repaired));
            }
            if (killed) {
                ways.add(new WayOut(
                        new Act.Migrate(),
                        "When what the list shows as taken has been undone by hand: the script runs from its start.",
                        "Runs what is pending. The history has no row of the run that was stopped, and needs no repair.",
                        List.of(),
                        List.of()));
            }
            return new Recovery(
                    database.profile().name(),
                    status.applied(),
                    lastApplied(status),
                    troubles,
                    indexes,
                    holders,
                    Optional.empty(),
                    ways);
        }
    }

    private static Optional<String> lastApplied(EnvironmentStatus status) {
        return status.migrations().stream()
                .filter(m -> m.state() == MigrationState.APPLIED || m.state() == MigrationState.OUT_OF_ORDER)
                .map(MigrationStatus::name)
                .reduce((_, later) -> later);
    }

    private static List<HistoryRow> failedRows(MigrationStatus migration) {
        return migration.history().stream().filter(FlywayWaysOut::isFailed).toList();
    }

    /** A process that was killed outside a transaction has written no row; what it did shows all the same. */
    private Optional<Recovery.Trouble> halfDone(ReadSession session, HistoryTable history, MigrationStatus migration) {
        boolean outside = script(migration)
                .filter(sql -> sql.statements().stream().anyMatch(OutsideTransaction::is))
                .isPresent();
        if (!outside) {
            return Optional.empty();
        }
        Recovery.Trouble trouble = trouble(session, history, migration, STAYS);
        return trouble.statements().stream().anyMatch(s -> s.effect() == Effect.TOOK_EFFECT)
                ? Optional.of(trouble)
                : Optional.empty();
    }

    private Recovery.Trouble trouble(
            ReadSession session, HistoryTable history, MigrationStatus migration, String remains) {
        boolean looked = migration.state() != MigrationState.MODIFIED && migration.state() != MigrationState.MISSING;
        String account = migration.state() == MigrationState.PENDING
                ? "The history has no row for it, yet part of it is in the database: a run was stopped in the middle, or somebody did it by hand."
                : migration.note().orElse("Its run stopped, and the history has a row that says so.");
        return new Recovery.Trouble(
                migration.name(),
                migration.state(),
                account,
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                remains,
                looked
                        ? script(migration)
                                .map(sql -> StatementEffect.look(session, history.schema(), sql))
                                .orElse(List.of())
                        : List.of(),
                migration.history());
    }

    private Optional<SqlScript> script(MigrationStatus migration) {
        return entry(migration).map(entry -> SqlScript.parse(ScriptText.of(entry.file())));
    }

    private Optional<ScriptCatalog.Entry> entry(MigrationStatus migration) {
        return catalog.migrations().stream()
                .filter(entry -> entry.name().equals(migration.name()))
                .findFirst();
    }

    private WayOut repair(EnvironmentStatus status, List<HistoryRow> rows) {
        List<HistoryRow> after = new ArrayList<>();
        status.migrations()
                .forEach(migration -> migration.history().stream()
                        .filter(row -> rows.contains(row) && !isFailed(row))
                        .forEach(row -> after.add(
                                migration.state() == MigrationState.MISSING
                                        ? with(row, "type", "DELETE (a further row)")
                                        : with(row, "checksum", checksum(migration)))));
        return new WayOut(
                new Act.Repair(),
                "When what a failed script left has been undone by hand and the script is corrected, or when an edited or missing script is meant so.",
                "Removes the rows of failed runs, takes over the checksums of edited scripts, and marks rows without a script as deleted. A failed script then runs again with the next migrate.",
                rows,
                after);
    }

    private String checksum(MigrationStatus migration) {
        return entry(migration)
                .map(entry -> Integer.toString(entry.file().checksum()))
                .orElse("");
    }

    private static HistoryRow with(HistoryRow row, String column, String value) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>(row.columns());
        columns.put(column, value);
        return new HistoryRow(columns);
    }

    private static boolean isFailed(HistoryRow row) {
        return row.columns().getOrDefault("success", "t").startsWith("f");
    }
}
