package org.lockkeeper.migration.prisma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.RunControl;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.task.CancelToken;

/** One {@code prisma migrate deploy} on one session. */
final class Deploy {
    private final WriteSession session;
    private final Clearance<?> clearance;
    private final Bookkeeping bookkeeping;
    private final boolean locks;
    private final MigrationPlan plan;
    private final RunControl control;
    private final RunListener listener;
    private final CancelToken cancel;
    private final LockPatience patience;

    /** @param locks whether the advisory lock is taken */
    Deploy(
            WriteSession session,
            Clearance<?> clearance,
            Bookkeeping bookkeeping,
            boolean locks,
            MigrationPlan plan,
            RunControl control,
            CancelToken cancel) {
        this.session = session;
        this.clearance = clearance;
        this.bookkeeping = bookkeeping;
        this.locks = locks;
        this.plan = plan;
        this.control = control;
        this.listener = control.listener();
        this.cancel = cancel;
        this.patience = new LockPatience(session, clearance, control.lockTimeout());
    }

    /**
     * Takes the lock and makes sure, under it, that the plan is still what there is to do.
     *
     * @throws LockkeeperException if it is not, so that nothing runs
     */
    void prepare(Planner planner) {
        String environment = plan.profile().name();
        if (!read().hasSchema()) {
            write(WriteStatement.PRISMA_CREATE_SCHEMA);
        }
        write(WriteStatement.PRISMA_SEARCH_PATH);
        if (locks) {
            MigrationLock.take(session, clearance, bookkeeping, environment, cancel);
        }
        History history = read();
        planner.requireDeployable(environment, history, List.of());
        List<String> planned =
                plan.migrations().stream().map(PlannedMigration::name).toList();
        List<String> pending = planner.pending(history, Optional.of(planned.getLast())).stream()
                .map(PrismaScript::name)
                .toList();
        if (!planned.equals(pending)) {
            throw new LockkeeperException(
                    "LK-MIG-PLAN-CHANGED",
                    ExitCode.ATTENTION,
                    "The history on %s has changed since the plan was made: another run was faster. Nothing was run; look at the preview again."
                            .formatted(environment));
        }
        if (!history.hasTable()) {
            write(WriteStatement.PRISMA_CREATE_HISTORY);
        }
    }

    /** Runs the plan's migrations until the last, or the first that fails. */
    MigrationRun run(List<SqlScript> scripts, TransactionMode mode) {
        List<String> applied = new ArrayList<>();
        boolean started = false;
        for (int i = 0; i < scripts.size(); i++) {
            PlannedMigration migration = plan.migrations().get(i);
            if (cancel.isRequested()) {
                return stopped(applied, started ? withdrawn(migration.name()) : notStarted(migration.name()));
            }
            Turn turn = new Turn(session, clearance, bookkeeping, patience, migration.name(), next(i, scripts), cancel);
            Optional<RunFailure> failure =
                    runOne(migration, i, scripts.get(i), mode, started, turn).or(() -> ended(migration.name(), turn));
            if (failure.isPresent()) {
                return stopped(applied, failure.get());
            }
            started = turn.isMade();
            applied.add(migration.name());
            listener.migrationFinished(migration.name());
        }
        unlock();
        return new MigrationRun(applied, Optional.empty(), Optional.empty());
    }

    private static MigrationRun stopped(List<String> applied, RunFailure failure) {
        return new MigrationRun(applied, Optional.of(failure), Optional.empty());
    }

    private Optional<Turn.Next> next(int index, List<SqlScript> scripts) {
        return index + 1 < scripts.size()
                ? Optional.of(new Turn.Next(plan.migrations().get(index + 1), scripts.get(index + 1)))
                : Optional.empty();
    }

    /** The end of the session would give the lock up too; after a failure it is left to that. */
    private void unlock() {
        if (!locks) {
            return;
        }
        try {
            bookkeeping.run(session, clearance, WriteStatement.PRISMA_UNLOCK);
        } catch (DbException e) {
            listener.notice("The lock was given up with the connection: " + e.sentence());
        }
    }

    /** @param rowThere whether its row in the history was made with the end of the migration before */
    private Optional<RunFailure> runOne(
            PlannedMigration migration,
            int index,
            SqlScript script,
            TransactionMode mode,
            boolean rowThere,
            Turn turn) {
        String name = migration.name();
        listener.migrationStarted(name, index, plan.migrations().size());
        control.begin(name);
        boolean row = rowThere;
        while (true) {
            if (!row) {
                try {
                    bookkeeping.run(session, clearance, WriteStatement.PRISMA_START, migration.checksum(), name);
                } catch (DbException e) {
                    return Optional.of(
                            inHistory(name, e, "Nothing: the script of %s was not started.".formatted(name)));
                }
            }
            ScriptRun run = new ScriptRun(session, clearance, name, script, mode, control, patience, turn);
            Optional<RunFailure> failure = run.run().map(control::counted);
            if (failure.isEmpty()) {
                control.end();
                return failure;
            }
            if (!run.leftNothing() || !control.mayRetry(failure.get().cause())) {
                record(failure.get());
                return failure;
            }
            Optional<RunFailure> stop = between(name, failure.get());
            if (stop.isPresent()) {
                return stop;
            }
            row = false;
        }
    }

    /** A script ran: its row is closed, by itself where it could not be with the turn to the next. */
    private Optional<RunFailure> ended(String name, Turn turn) {
        turn.make();
        if (turn.lost().isPresent()) {
            return Optional.of(inHistory(
                    name,
                    turn.lost().get(),
                    "All of it: the script of %s ran to its end. The connection was lost while its row in _prisma_migrations was closed and that of the next migration was made, both or neither; nothing of that one was run. recover says which it was."
                            .formatted(name)));
        }
        return turn.isMade() ? Optional.empty() : finish(name);
    }

    /** The row of the try goes before the pause, so that whatever ends the process meanwhile leaves no failure behind. */
    private Optional<RunFailure> between(String name, RunFailure failed) {
        try {
            bookkeeping.run(session, clearance, WriteStatement.PRISMA_WITHDRAW, name);
        } catch (DbException e) {
            listener.notice("The row of the try could not be taken back: " + e.sentence());
            record(failed);
            return Optional.of(failed);
        }
        return control.pause(failed.cause()) ? Optional.empty() : Optional.of(notStarted(name));
    }

    /** Its row was made with the end of the migration before it, and nothing of it has run. */
    private RunFailure withdrawn(String name) {
        try {
            patience.end();
            bookkeeping.run(session, clearance, WriteStatement.PRISMA_WITHDRAW, name);
            return notStarted(name);
        } catch (DbException e) {
            return inHistory(
                    name,
                    e,
                    "Nothing of the script of %s, but its row in _prisma_migrations could not be taken back. Mark it rolled back."
                            .formatted(name));
        }
    }

    private Optional<RunFailure> finish(String name) {
        try {
            patience.end();
            bookkeeping.run(session, clearance, WriteStatement.PRISMA_FINISH, name);
            return Optional.empty();
        } catch (DbException e) {
            return Optional.of(inHistory(
                    name,
                    e,
                    "All of it: the script of %s ran to its end, but its row in _prisma_migrations could not be closed. Resolve it as applied."
                            .formatted(name)));
        }
    }

    /** The words that Prisma would leave in {@code logs}; where they cannot be written, the row stays as it is. */
    private void record(RunFailure failure) {
        try {
            bookkeeping.run(session, clearance, WriteStatement.PRISMA_FAIL, logs(failure), failure.name());
        } catch (DbException e) {
            listener.notice("The error could not be written into the history's logs: " + e.sentence());
        }
    }

    private static String logs(RunFailure failure) {
        StringBuilder logs = new StringBuilder("Migration name: ").append(failure.name());
        failure.sqlState()
                .ifPresent(state -> logs.append("\n\nDatabase error code: ").append(state));
        logs.append("\n\nDatabase error:\nERROR: ").append(failure.message());
        if (failure.line() > 0) {
            logs.append("\n\nLine: ").append(failure.line());
        }
        return logs.toString().replace("\0", "");
    }

    private RunFailure inHistory(String name, DbException e, String leftBehind) {
        return new RunFailure(
                name, Optional.empty(), 0, e.sqlState(), "in the history table: " + e.sentence(), leftBehind);
    }

    private static RunFailure notStarted(String name) {
        return new RunFailure(
                name,
                Optional.empty(),
                0,
                Optional.empty(),
                "cancelled on request before it was started",
                "Nothing: %s was not started and has no row in the history.".formatted(name),
                RunFailure.Cause.CANCELLED,
                1);
    }

    private History read() {
        return History.read(session.reading(clearance), plan.profile().name(), bookkeeping.schema());
    }

    private void write(WriteStatement statement) {
        try {
            bookkeeping.run(session, clearance, statement);
        } catch (DbException e) {
            throw Failures.beforeTheRun(plan.profile().name(), bookkeeping.text(statement), e);
        }
    }
}
