package org.lockkeeper.migration.prisma;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.migration.LockSession;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.StatementEffect;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.migration.WayOut.Act;
import org.lockkeeper.migration.WaysOut;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;

/** Out of Prisma's P3009 without guessing. */
final class PrismaWaysOut implements WaysOut {
    private static final String NOW = "<now>";

    private final PrismaScripts scripts;
    private final List<PrismaScript> all;
    private final TransactionMode mode;
    private final String schema;

    PrismaWaysOut(PrismaScripts scripts, List<PrismaScript> all, TransactionMode mode, String schema) {
        this.scripts = scripts;
        this.all = all;
        this.mode = mode;
        this.schema = schema;
    }

    @Override
    public Recovery look(Database database) {
        EnvironmentStatus status = scripts.status(database);
        try (ReadSession session = database.read()) {
            History history = History.read(session, database.profile().name(), schema);
            List<LockSession> holders = LockSession.read(session, MigrationLock.KEY);
            List<InvalidIndex> indexes = InvalidIndex.read(session);
            List<Recovery.Trouble> troubles = new ArrayList<>();
            List<WayOut> ways = new ArrayList<>(WaysOut.first(holders, indexes));
            for (MigrationStatus migration : status.migrations()) {
                boolean failed = migration.state() == MigrationState.FAILED;
                if (failed || migration.state() == MigrationState.RUNNING) {
                    HistoryEntry open = history.open().stream()
                            .filter(entry -> entry.name().equals(migration.name()))
                            .toList()
                            .getLast();
                    troubles.add(trouble(session, migration, open, indexes));
                    if (failed) {
                        ways.addAll(resolutions(open));
                    }
                }
            }
            return new Recovery(
                    database.profile().name(),
                    status.applied(),
                    history.entries().stream()
                            .filter(HistoryEntry::isApplied)
                            .map(HistoryEntry::name)
                            .reduce((_, later) -> later),
                    troubles,
                    indexes,
                    holders,
                    Optional.empty(),
                    ways);
        }
    }

    private Recovery.Trouble trouble(
            ReadSession session, MigrationStatus migration, HistoryEntry open, List<InvalidIndex> indexes) {
        Optional<PrismaScript> script = script(migration.name());
        Optional<SqlScript> sql = script.map(s -> SqlScript.parse(ScriptText.decode(s.name(), s.bytes())));
        FailureLogs logs = FailureLogs.parse(open.logs());
        Optional<SqlStatement> failed = sql.filter(_ -> logs.line() > 0)
                .flatMap(s -> s.statements().stream()
                        .filter(statement -> statement.line() == logs.line())
                        .findFirst());
        String edited = script.filter(s -> !s.matches(open.checksum())).isPresent()
                ? " The script is not the one that ran: it has been edited since."
                : "";
        return new Recovery.Trouble(
                migration.name(),
                migration.state(),
                migration.note().orElse("") + edited,
                logs.sqlState(),
                logs.message(),
                logs.line(),
                failed.map(SqlStatement::sql),
                sql.map(s -> remains(s, failed, migration.state(), indexes))
                        .orElse("Not known: the project has no script for it."),
                sql.map(s -> StatementEffect.look(session, schema, s)).orElse(List.of()),
                List.of(open.row()));
    }

    private Optional<PrismaScript> script(String name) {
        return all.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    private String remains(
            SqlScript sql, Optional<SqlStatement> failed, MigrationState state, List<InvalidIndex> indexes) {
        ScriptShape shape = ScriptShape.of(sql, mode);
        if (state == MigrationState.RUNNING) {
            return "Not settled yet: a session still holds Prisma's lock, and may be at work.";
        }
        if (shape == ScriptShape.WRAPPED || shape == ScriptShape.EMPTY) {
            return "Nothing, unless the connection broke during the commit: the script's statements are one transaction, which the server rolls back when it ends in between. The list of statements shows which it was.";
        }
        return failed.map(statement ->
                        new LeftBehind(sql, shape, sql.statements().indexOf(statement), failed).inTheSchema(indexes))
                .orElse(
                        "Whatever had been committed before it stopped: statements of this script commit by themselves. The list of statements shows which took effect, as far as the catalogue tells.");
    }

    private List<WayOut> resolutions(HistoryEntry open) {
        HistoryRow rolledBack = with(open.row(), "rolled_back_at", NOW);
        List<WayOut> ways = new ArrayList<>();
        ways.add(new WayOut(
                new Act.Resolve(open.name(), Resolution.ROLLED_BACK),
                "When nothing of it remains in the database, or what remained has been undone by hand. Correct the script first.",
                "Marks the failed run as rolled back; the next migrate runs the script again.",
                List.of(open.row()),
                List.of(rolledBack)));
        script(open.name())
                .ifPresent(script -> ways.add(new WayOut(
                        new Act.Resolve(open.name(), Resolution.APPLIED),
                        "When everything that did not take effect has been completed by hand.",
                        "Marks the failed run as rolled back and adds a row that says it is applied; the script does not run again.",
                        List.of(open.row()),
                        List.of(rolledBack, applied(script)))));
        return ways;
    }

    private static HistoryRow with(HistoryRow row, String column, String value) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>(row.columns());
        columns.put(column, value);
        return new HistoryRow(columns);
    }

    private static HistoryRow applied(PrismaScript script) {
        LinkedHashMap<String, String> columns = new LinkedHashMap<>();
        columns.put("id", "<new>");
        columns.put("checksum", script.checksum());
        columns.put("finished_at", NOW);
        columns.put("migration_name", script.name());
        columns.put("logs", "");
        columns.put("rolled_back_at", "");
        columns.put("started_at", NOW);
        columns.put("applied_steps_count", "0");
        return new HistoryRow(columns);
    }
}
