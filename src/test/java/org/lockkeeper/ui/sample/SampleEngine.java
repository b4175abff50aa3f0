package org.lockkeeper.ui.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerVersion;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.PlanOperation;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.Patience;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.WaysOut;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;
import org.lockkeeper.task.CancelToken;

/** An engine that tells what it was told, and runs nothing. */
public final class SampleEngine implements MigrationEngine, MigrationEngine.Scripts {
    private static final ServerFacts FACTS = new ServerFacts(
            new TargetIdentity("7412000000000000001", "shop", 16_384),
            new ServerVersion(150_018, "15.18"),
            Optional.of("7412000000000000001"),
            false,
            "lockkeeper");

    private final List<Migration> migrations;
    private final Map<String, EnvironmentStatus> statuses;
    private @Nullable RuntimeException broken;
    private @Nullable RunFailure failure;
    private Runnable betweenStatements = () -> {};
    private Consumer<RunListener> saying = _ -> {};
    private WaysOut waysOut = WaysOut.NONE;
    private String digestSuffix = "";

    SampleEngine(List<Migration> migrations, Map<String, EnvironmentStatus> statuses) {
        this.migrations = List.copyOf(migrations);
        this.statuses = statuses;
    }

    /** From now on the project cannot be read. */
    public void breakWith(RuntimeException reason) {
        broken = reason;
    }

    /** The next run stops at this migration. */
    public void failWith(RunFailure stop) {
        failure = stop;
    }

    /** Done before each statement of a run. */
    public void betweenStatements(Runnable action) {
        betweenStatements = action;
    }

    /** What is found where a run did not end well. */
    public void waysOut(WaysOut found) {
        waysOut = found;
    }

    /** Said during each statement of a run. */
    public void saying(Consumer<RunListener> words) {
        saying = words;
    }

    /** From now on the plans differ from those before. */
    public void changeScripts() {
        digestSuffix += "x";
    }

    @Override
    public String historyMark(Database database) {
        return "";
    }

    @Override
    public Scripts load() {
        if (broken != null) {
            throw broken;
        }
        return this;
    }

    @Override
    public List<Migration> migrations() {
        return migrations;
    }

    @Override
    public EnvironmentStatus status(Database database) {
        EnvironmentStatus status = statusOf(database);
        return status.isReadable() && status.facts().isEmpty()
                ? new EnvironmentStatus(status.profile(), Optional.of(FACTS), status.error(), status.migrations())
                : status;
    }

    private EnvironmentStatus statusOf(Database database) {
        EnvironmentStatus status = statuses.get(database.profile().name());
        if (status == null) {
            throw new IllegalStateException(database.profile().name());
        }
        return status;
    }

    @Override
    public MigrationPlan plan(Database database, Optional<String> to) {
        List<PlannedMigration> planned = new ArrayList<>();
        for (MigrationStatus status : statusOf(database).migrations()) {
            if (status.state().isWork()) {
                planned.add(planned(status.name()));
            }
            if (to.isPresent() && to.get().equals(status.name())) {
                break;
            }
        }
        String digest =
                "%08x".formatted(planned.hashCode()).repeat(8).substring(0, 64 - digestSuffix.length()) + digestSuffix;
        return new MigrationPlan(
                database.profile(),
                FACTS.identity(),
                digest,
                "Each script is one implicit transaction: the project uses Prisma 6.19 (package.json), which sends a script as one query.",
                List.of(PlannedStatement.bookkeeping("select pg_advisory_lock(72707369)")),
                planned,
                List.of(PlannedStatement.bookkeeping("select pg_advisory_unlock(72707369)")));
    }

    private PlannedMigration planned(String name) {
        Migration migration = migrations.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
        List<PlannedStatement> statements = new ArrayList<>();
        statements.add(PlannedStatement.bookkeeping(
                "insert into _prisma_migrations (id, checksum, started_at, migration_name)\nvalues (gen_random_uuid(), '9f86d081', now(), '"
                        + name + "')"));
        for (SqlStatement statement : SqlScript.parse(read(migration)).statements()) {
            statements.add(PlannedStatement.script(statement.line(), statement.sql()));
        }
        statements.add(PlannedStatement.bookkeeping(
                "update _prisma_migrations set finished_at = now() where migration_name = '" + name + "'"));
        return new PlannedMigration(migration, "9f86d081", true, statements);
    }

    private static String read(Migration migration) {
        try {
            return java.nio.file.Files.readString(migration.script());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public MigrationRun apply(
            Database database,
            MigrationPlan plan,
            Clearance<? extends PlanOperation> clearance,
            RunOptions options,
            RunListener listener,
            CancelToken cancel) {
        List<String> applied = new ArrayList<>();
        for (PlannedMigration migration : plan.migrations()) {
            listener.migrationStarted(
                    migration.name(), applied.size(), plan.migrations().size());
            List<PlannedStatement> statements = migration.scriptStatements();
            for (int i = 0; i < statements.size(); i++) {
                PlannedStatement statement = statements.get(i);
                listener.statementStarted(
                        migration.name(), statement.line(), statement.sql(), i + 1, statements.size());
                saying.accept(listener);
                betweenStatements.run();
                if (failure != null && failure.name().equals(migration.name())) {
                    return new MigrationRun(applied, Optional.of(failure), Optional.empty());
                }
            }
            listener.migrationFinished(migration.name());
            applied.add(migration.name());
        }
        return new MigrationRun(applied, Optional.empty(), Optional.empty());
    }

    @Override
    public WaysOut waysOut() {
        return waysOut;
    }

    @Override
    public HistoryEdit resolve(Database database, Clearance<ResolveMigration> clearance, Patience patience) {
        return new HistoryEdit(
                "Marked.",
                List.of(HistoryRow.of(Map.of("id", "1"))),
                List.of(HistoryRow.of(Map.of("id", "1")), HistoryRow.of(Map.of("id", "2"))));
    }

    @Override
    public HistoryEdit repair(Database database, Clearance<RepairHistory> clearance, Patience patience) {
        return new HistoryEdit("Repaired.", List.of(), List.of());
    }
}
