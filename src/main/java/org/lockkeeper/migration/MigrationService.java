package org.lockkeeper.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;

/** What a person can do with the migrations of one workspace; the window and the command line both stand on it. */
public final class MigrationService {
    private final Workspace workspace;
    private final MigrationEngine engine;
    private final Databases databases;
    private final ProductionGuard guard;
    private final RunLogs logs;
    private final RecoverySteps steps;
    private final Settlement settlement;

    public MigrationService(
            Workspace workspace, MigrationEngine engine, Databases databases, ProductionGuard guard, RunLogs logs) {
        this.workspace = workspace;
        this.engine = engine;
        this.databases = databases;
        this.guard = guard;
        this.logs = logs;
        this.steps = new RecoverySteps(guard, workspace.window());
        this.settlement = new Settlement(workspace, engine, databases, guard);
    }

    public Workspace workspace() {
        return workspace;
    }

    /**
     * Reads every environment at the same time. One that cannot be read is a column of {@link MigrationState#UNAVAILABLE}, not a
     * failure.
     *
     * @throws LockkeeperException if the project's scripts cannot be read
     */
    public StatusMatrix status() {
        MigrationEngine.Scripts scripts = loadSettling();
        settlement.strays();
        return StatusMatrix.join(
                scripts.migrations(), Parallel.map(databases.all(), database -> settled(statusOf(scripts, database))));
    }

    /** What ended processes left open is closed by what is read of the environments; without scripts nothing is read of them. */
    private MigrationEngine.Scripts loadSettling() {
        try {
            return engine.load();
        } catch (LockkeeperException e) {
            settle();
            throw e;
        }
    }

    /**
     * Closes in the record what ended processes left open at the workspace's environments, with what their servers say now. Nobody is
     * asked where nothing is open, and nothing fails: what cannot be asked stays open.
     */
    public List<Settled> settle() {
        return settlement.all();
    }

    /**
     * Reads one environment; as {@link #status()} does, it tells what cannot be read instead of failing.
     *
     * @param environment a profile's name
     * @throws LockkeeperException if the project's scripts cannot be read, or the workspace has no such environment
     */
    public EnvironmentStatus status(String environment) {
        return settled(statusOf(engine.load(), databases.of(environment)));
    }

    /**
     * Looks whether an environment answers, and whether its history is what it was; too short to tell more.
     *
     * @param environment a profile's name
     * @throws LockkeeperException if the workspace has no such environment
     */
    public Glance glance(String environment) {
        return Glance.at(engine, databases.of(environment));
    }

    /** What a killed process left open in the record is closed with what is read now. */
    private EnvironmentStatus settled(EnvironmentStatus status) {
        if (status.facts().isPresent()) {
            settlement.at(databases.of(status.profile().name()), () -> status);
        }
        return status;
    }

    private static EnvironmentStatus statusOf(MigrationEngine.Scripts scripts, Database database) {
        try {
            return scripts.status(database);
        } catch (LockkeeperException e) {
            return e.exitCode() == ExitCode.UNREACHABLE
                    ? EnvironmentStatus.unreachable(database.profile(), e)
                    : unreadable(database, e);
        }
    }

    /** The server answers, but its history cannot be read: who looks has to know the difference. */
    private static EnvironmentStatus unreadable(Database database, LockkeeperException why) {
        try (ReadSession session = database.read()) {
            return EnvironmentStatus.unreadable(database.profile(), session.facts(), why.sentence());
        } catch (DbException e) {
            return EnvironmentStatus.unreachable(database.profile(), e);
        }
    }

    /**
     * What a migrate would execute on one environment.
     *
     * @param environment a profile's name
     * @param to the last migration to run; everything pending where empty
     */
    public MigrationPlan preview(String environment, Optional<String> to) {
        Database database = databases.of(environment);
        MigrationEngine.Scripts scripts = engine.load();
        settle(scripts, database);
        return scripts.plan(database, to);
    }

    /**
     * Applies what is pending.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public MigrationRun migrate(
            String environment, Optional<String> to, Confirmer confirmer, RunListener listener, CancelToken cancel) {
        return migrate(environment, to, options(environment, RunSettings.USUAL), confirmer, listener, cancel);
    }

    /** As {@link #migrate(String, Optional, Confirmer, RunListener, CancelToken)}, and as patient as is said. */
    public MigrationRun migrate(
            String environment,
            Optional<String> to,
            RunOptions options,
            Confirmer confirmer,
            RunListener listener,
            CancelToken cancel) {
        Database database = databases.of(environment);
        MigrationEngine.Scripts scripts = engine.load();
        scripts.requirePrimary(database);
        settle(scripts, database);
        return apply(scripts, database, scripts.plan(database, to), List.of(), options, confirmer, listener, cancel);
    }

    /**
     * How patient a run on an environment is.
     *
     * @param wishes what goes before the profile's own settings
     */
    public RunOptions options(String environment, RunSettings wishes) {
        return RunOptions.of(databases.of(environment).profile(), wishes);
    }

    /**
     * Applies exactly a plan that was shown before.
     *
     * @throws LockkeeperException if the scripts or the history have changed since, so that the plan is no longer what would run
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public MigrationRun migrate(MigrationPlan reviewed, Confirmer confirmer, RunListener listener, CancelToken cancel) {
        RunOptions options = options(reviewed.profile().name(), RunSettings.USUAL);
        return migrate(reviewed, options, confirmer, listener, cancel);
    }

    /** As {@link #migrate(MigrationPlan, Confirmer, RunListener, CancelToken)}, and as patient as is said. */
    public MigrationRun migrate(
            MigrationPlan reviewed, RunOptions options, Confirmer confirmer, RunListener listener, CancelToken cancel) {
        return migrate(reviewed, List.of(), options, confirmer, listener, cancel);
    }

    /**
     * As {@link #migrate(MigrationPlan, Confirmer, RunListener, CancelToken)}.
     *
     * @param more lines to be shown and recorded beside the plan's own consequences
     */
    public MigrationRun migrate(
            MigrationPlan reviewed,
            List<String> more,
            RunOptions options,
            Confirmer confirmer,
            RunListener listener,
            CancelToken cancel) {
        Database database = databases.of(reviewed.profile().name());
        MigrationEngine.Scripts scripts = engine.load();
        scripts.requirePrimary(database);
        settle(scripts, database);
        Optional<String> last = reviewed.migrations().isEmpty()
                ? Optional.empty()
                : Optional.of(reviewed.migrations().getLast().name());
        MigrationPlan current = scripts.plan(database, last);
        if (!current.digest().equals(reviewed.digest())) {
            throw new LockkeeperException(
                    "LK-MIG-PLAN-CHANGED",
                    ExitCode.ATTENTION,
                    "What would run on %s is no longer what was shown: a script, the history or the target has changed. Nothing was run; look at the preview again."
                            .formatted(reviewed.profile().name()));
        }
        return apply(scripts, database, current, more, options, confirmer, listener, cancel);
    }

    /**
     * Compares what is said of a plan with what is wanted, as a migrate would, and does nothing.
     *
     * @param more as for {@link #migrate(MigrationPlan, List, RunOptions, Confirmer, RunListener, CancelToken)}
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public void requireConfirmed(MigrationPlan plan, List<String> more, Confirmer confirmer) {
        Database database = databases.of(plan.profile().name());
        guard.requireConfirmed(plan.operation(), site(database, plan.target()), consequences(plan, more), confirmer);
    }

    private static List<String> consequences(MigrationPlan plan, List<String> more) {
        return Stream.concat(Consequences.of(plan).stream(), more.stream()).toList();
    }

    private MigrationRun apply(
            MigrationEngine.Scripts scripts,
            Database database,
            MigrationPlan plan,
            List<String> more,
            RunOptions options,
            Confirmer confirmer,
            RunListener listener,
            CancelToken cancel) {
        Clearance<ApplyMigrations> clearance =
                guard.clear(plan.operation(), site(database, plan.target()), consequences(plan, more), confirmer);
        return Acting.concluding(
                clearance,
                () -> apply(scripts, database, plan, clearance, options, listener, cancel),
                MigrationRun::outcome);
    }

    private MigrationRun apply(
            MigrationEngine.Scripts scripts,
            Database database,
            MigrationPlan plan,
            Clearance<ApplyMigrations> clearance,
            RunOptions options,
            RunListener listener,
            CancelToken cancel) {
        if (plan.isEmpty()) {
            return new MigrationRun(List.of(), Optional.empty(), Optional.empty());
        }
        try (RunLog log = logs.open(plan)) {
            return log.conclude(
                    () -> scripts.apply(database, plan, clearance, options, log.alongside(listener), cancel));
        }
    }

    /**
     * Prisma's {@code resolve}: changes the history alone.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public HistoryEdit resolve(
            String environment, String migration, Resolution resolution, Confirmer confirmer, CancelToken cancel) {
        Database database = databases.of(environment);
        MigrationEngine.Scripts scripts = engine.load();
        scripts.requirePrimary(database);
        EnvironmentStatus status = settled(scripts.status(database));
        ResolveMigration operation = scripts.resolution(status, migration, resolution);
        Clearance<ResolveMigration> clearance =
                guard.clear(operation, site(database, target(status)), Consequences.of(operation), confirmer);
        return Acting.concluding(
                clearance,
                () -> scripts.resolve(database, clearance, patience(environment, cancel)),
                MigrationService::done);
    }

    /**
     * Flyway's {@code repair}.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public HistoryEdit repair(String environment, Confirmer confirmer, CancelToken cancel) {
        Database database = databases.of(environment);
        MigrationEngine.Scripts scripts = engine.load();
        scripts.requirePrimary(database);
        EnvironmentStatus status = settled(scripts.status(database));
        RepairHistory operation = scripts.reparation(database, status);
        Clearance<RepairHistory> clearance =
                guard.clear(operation, site(database, target(status)), Consequences.of(operation), confirmer);
        return Acting.concluding(
                clearance,
                () -> scripts.repair(database, clearance, patience(environment, cancel)),
                MigrationService::done);
    }

    private Patience patience(String environment, CancelToken cancel) {
        return new Patience(options(environment, RunSettings.USUAL).lockTimeout(), cancel);
    }

    /** The project's scripts, in the order in which they run. */
    public List<Migration> scripts() {
        return engine.load().migrations();
    }

    /**
     * Removes the rows from the history that are newer than a moment, for what was rolled back by hand. After a restore of a whole dump
     * there is nothing to remove: its history came with it.
     *
     * @throws LockkeeperException if there are none
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public HistoryEdit forget(String environment, Instant after, Confirmer confirmer) {
        Database database = databases.of(environment);
        MigrationEngine.Scripts scripts = engine.load();
        scripts.requirePrimary(database);
        EnvironmentStatus status = settled(scripts.status(database));
        List<HistoryRow> rows = HistoryMoments.newerThan(status, after);
        if (rows.isEmpty()) {
            throw HistoryMoments.nothingNewer(environment, after);
        }
        Clearance<ForgetHistory> clearance = guard.clear(
                new ForgetHistory(after, rows.stream().map(HistoryRow::text).toList()),
                site(database, target(status)),
                Consequences.ofForgetting(rows),
                confirmer);
        return Acting.concluding(clearance, () -> scripts.forget(database, clearance), MigrationService::done);
    }

    /** What state an environment is in, and what leads out of it where a run did not end well. Changes nothing. */
    public Recovery recovery(String environment) {
        Database database = databases.of(environment);
        MigrationEngine.Scripts scripts = engine.load();
        settle(scripts, database);
        Recovery recovery = scripts.waysOut().look(database);
        return recovery.isClear() ? recovery : recovery.withOpenLog(logs.withoutOutcome(environment));
    }

    /**
     * Drops an index that a failed CONCURRENTLY left behind.
     *
     * @param index its name, with its schema or, where that is enough, without; as {@link InvalidIndex#qualified()} has it, or without
     *     quotes
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public String dropInvalidIndex(String environment, String index, Confirmer confirmer, CancelToken cancel) {
        return steps.dropInvalidIndex(databases.of(environment), index, confirmer, cancel);
    }

    /**
     * Ends one session that holds the engine's lock and whose engine is gone.
     *
     * @param backendStart to the microsecond, as the server tells it
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public String endSession(
            String environment, int pid, Instant backendStart, Confirmer confirmer, CancelToken cancel) {
        Database database = databases.of(environment);
        List<LockSession> holders = engine.load().waysOut().look(database).lockHolders();
        return steps.endSession(database, holders, pid, backendStart, confirmer, cancel);
    }

    /** As {@link #settled}, before a plan is made: a failed migration would not let one be made. */
    private void settle(MigrationEngine.Scripts scripts, Database database) {
        settlement.at(database, () -> statusOf(scripts, database));
    }

    private static Outcome done(HistoryEdit changed) {
        return new Outcome(Outcome.Result.DONE, changed.words());
    }

    private Site site(Database database, TargetIdentity target) {
        return database.profile().site(target, workspace.window());
    }

    private static TargetIdentity target(EnvironmentStatus status) {
        return status.facts().orElseThrow().identity();
    }
}
