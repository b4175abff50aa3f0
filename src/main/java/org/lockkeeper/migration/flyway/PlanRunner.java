package org.lockkeeper.migration.flyway;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.PlanOperation;
import org.lockkeeper.migration.InvalidIndex;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.RunControl;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunFailure.Cause;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.task.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a plan with Flyway's {@code migrate}, and gives a true account of how it ended. */
final class PlanRunner {
    private static final Logger LOG = LoggerFactory.getLogger(PlanRunner.class);

    private final Database database;
    private final ScriptCatalog catalog;
    private final Flyways flyways;

    PlanRunner(Database database, ScriptCatalog catalog, Flyways flyways) {
        this.database = database;
        this.catalog = catalog;
        this.flyways = flyways;
    }

    /**
     * Runs it. What runs in a transaction leaves no row in the history when it fails, so that the same migrate can be called again for
     * what is left of the plan.
     */
    MigrationRun run(
            MigrationPlan plan,
            Clearance<? extends PlanOperation> clearance,
            RunOptions options,
            RunListener listener,
            CancelToken cancel) {
        clearance.requireOperation(clearance.operation().with(plan.operation()));
        boolean sessionLock = plan.migrations().stream().anyMatch(m -> !m.transactional());
        Set<ScriptFile> left = leftOut(plan);
        try (RunControl control = RunControl.start(database, options, listener, cancel)) {
            RunWatch watch = new RunWatch(plan, control, flyways.settings().getTable());
            DataSource source = database.engineSource(clearance, watch);
            while (true) {
                try {
                    flyways.forRun(source, left, sessionLock, watch).migrate();
                    watch.finishCurrent();
                    return new MigrationRun(watch.finished(), Optional.empty(), Optional.empty());
                } catch (FlywayException e) {
                    LOG.debug("the run on {} ended", database.profile().name(), e);
                    Optional<GuardRefusedException> refused = refusal(e);
                    if (refused.isPresent()) {
                        return broken(plan, watch, refused.get());
                    }
                    if (!again(watch, control, e)) {
                        return ended(plan, watch, control, e);
                    }
                } catch (GuardRefusedException | LockkeeperException e) {
                    return broken(plan, watch, e);
                }
            }
        }
    }

    /** Whether nothing stays of what was stopped, and it is time for the next try. */
    private boolean again(RunWatch watch, RunControl control, FlywayException e) {
        Cause cause = control.cause(sqlState(e));
        boolean whole =
                watch.current().map(m -> m.transactional() && !isInHistory(m)).orElse(cause == Cause.SAFETY_VALVE);
        if (watch.deviation().isPresent() || !whole || !control.mayRetry(cause)) {
            return false;
        }
        if (!control.pause(cause)) {
            return false;
        }
        watch.startOver();
        return true;
    }

    private static Optional<String> sqlState(FlywayException e) {
        return DbException.among(e).flatMap(DbException::sqlState);
    }

    /** The scripts that are pending but not part of the plan. */
    private Set<ScriptFile> leftOut(MigrationPlan plan) {
        Set<String> planned =
                plan.migrations().stream().map(PlannedMigration::name).collect(Collectors.toSet());
        Set<ScriptFile> left = new HashSet<>();
        try {
            for (MigrationInfo info :
                    flyways.forStatus(database.engineReadSource()).info().all()) {
                catalog.find(info.getScript(), info.getVersion(), info.getDescription())
                        .filter(entry -> StateWords.isWork(info))
                        .filter(entry -> !planned.contains(entry.name()))
                        .ifPresent(entry -> left.add(entry.file()));
            }
            return left;
        } catch (FlywayException e) {
            throw FlywayErrors.explain(database, e);
        }
    }

    private MigrationRun ended(MigrationPlan plan, RunWatch watch, RunControl control, FlywayException e) {
        Optional<String> deviation = watch.deviation();
        if (deviation.isPresent()) {
            return stopped(plan, watch, "LK-MIG-PLAN-CHANGED", deviationSentence(deviation.get()), e);
        }
        Optional<PlannedMigration> current = watch.current();
        if (current.isPresent() && isInHistory(current.get())) {
            watch.finishCurrent();
            current = Optional.empty();
        }
        if (current.isEmpty()) {
            return stopped(plan, watch, "LK-MIG-FLYWAY-START", whyNotStarted(control, e), e);
        }
        RunFailure failure = control.counted(failure(current.get(), watch, control, e));
        return new MigrationRun(watch.finished(), Optional.of(failure), Optional.empty());
    }

    /** Whether it was committed although something failed afterwards, such as a callback; no where that cannot be read. */
    private boolean isInHistory(PlannedMigration migration) {
        try (ReadSession session = database.read()) {
            HistoryTable history = HistoryTable.find(session, flyways.settings());
            return history.exists() && history.hasApplied(session, migration);
        } catch (DbException e) {
            LOG.debug(
                    "the history of {} cannot be read after the run",
                    database.profile().name(),
                    e);
            return false;
        }
    }

    private RunFailure failure(PlannedMigration migration, RunWatch watch, RunControl control, FlywayException e) {
        Optional<DbException> server = DbException.among(e);
        String message = server.map(DbException::sentence).orElseGet(() -> FlywayErrors.firstLine(e));
        Cause cause = control.cause(sqlState(e));
        boolean lost =
                server.map(db -> db.kind() == DbException.Kind.UNREACHABLE).orElse(false);
        String left = LeftBehind.words(migration, server);
        return new RunFailure(
                migration.name(),
                watch.lastStatement().map(s -> s.sql()),
                watch.lastStatement().map(s -> s.line()).orElse(0),
                cause == Cause.CANCELLED || cause == Cause.SAFETY_VALVE ? Optional.of("57014") : sqlState(e),
                switch (cause) {
                    case CANCELLED -> "Cancelled on request.";
                    case SAFETY_VALVE ->
                        control.tripped().map(why -> "it was " + why).orElse(message);
                    case LOCK_TIMEOUT -> message;
                    case ERROR -> message + MissingExtension.hint(server, message, this::major);
                },
                migration.transactional() || lost ? left : left + invalidIndexes(),
                cause,
                1);
    }

    private String invalidIndexes() {
        try (ReadSession session = database.read()) {
            return InvalidIndex.words(InvalidIndex.read(session));
        } catch (DbException e) {
            LOG.debug("invalid indexes cannot be looked for", e);
            return "";
        }
    }

    private int major() {
        try (ReadSession session = database.read()) {
            return session.facts().version().major();
        }
    }

    /** Before the first migration it is a refusal; later, what was applied has to be told too. */
    private static MigrationRun stopped(
            MigrationPlan plan, RunWatch watch, String code, String sentence, RuntimeException e) {
        int done = watch.finished().size();
        if (done == 0) {
            throw refusal(code, sentence, e);
        }
        boolean all = done == plan.migrations().size();
        RunFailure failure = new RunFailure(
                plan.migrations().get(all ? done - 1 : done).name(),
                Optional.empty(),
                0,
                DbException.among(e).flatMap(DbException::sqlState),
                sentence,
                all ? "All migrations were applied; what failed came after them." : "Nothing of it: it did not begin.");
        return new MigrationRun(watch.finished(), Optional.of(failure), Optional.empty());
    }

    private static LockkeeperException refusal(String code, String sentence, RuntimeException e) {
        return DbException.among(e)
                .filter(db -> db.kind() == DbException.Kind.UNREACHABLE)
                .map(db -> new LockkeeperException(code, db.exitCode(), sentence, e))
                .orElseGet(() -> FlywayErrors.refusal(code, sentence, e));
    }

    private String deviationSentence(String script) {
        return "%s: somebody else has migrated meanwhile: Flyway was about to run %s, which is not what was planned. Nothing of it was run; look at the preview again."
                .formatted(database.profile().name(), script);
    }

    private String whyNotStarted(RunControl control, FlywayException e) {
        if (control.isCancelled()) {
            return "%s: cancelled on request before anything was run."
                    .formatted(database.profile().name());
        }
        if (String.valueOf(e.getMessage()).contains("advisory lock")) {
            return lockSentence();
        }
        return FlywayErrors.explain(database, e).sentence();
    }

    private String lockSentence() {
        Optional<HistoryTable.LockHolder> holder;
        try (ReadSession session = database.read()) {
            holder = HistoryTable.find(session, flyways.settings()).lockHolder(session);
        }
        return "%s: another session holds Flyway's lock, and %d attempts in as many seconds did not get it: %s. Nothing was run; wait for it, or end it, and migrate again."
                .formatted(
                        database.profile().name(),
                        FlywayOptions.LOCK_RETRIES,
                        holder.map(HistoryTable.LockHolder::words).orElse("it has let go since"));
    }

    private static Optional<GuardRefusedException> refusal(FlywayException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GuardRefusedException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /**
     * A further connection was refused by the guard, or could not be made. Neither knows what Flyway did on its earlier ones, which has
     * to be told all the same.
     */
    private MigrationRun broken(MigrationPlan plan, RunWatch watch, RuntimeException e) {
        boolean none = watch.finished().isEmpty();
        if (none && !watch.historyMade()) {
            throw e;
        }
        String name = database.profile().name();
        String made = none
                ? " No migration was run; Flyway had made its history table %s by then, which stays, without a migration in it."
                        .formatted(flyways.settings().getTable())
                : "";
        return switch (e) {
            case GuardRefusedException refused ->
                stopped(
                        plan,
                        watch,
                        refused.code(),
                        "%s: a further connection does not lead to the database that was reviewed, and was refused.%s Look where the address leads, and review it again."
                                .formatted(name, made),
                        e);
            case LockkeeperException failure -> stopped(plan, watch, failure.code(), failure.sentence() + made, e);
            default -> throw e;
        };
    }
}
