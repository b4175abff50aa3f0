package org.lockkeeper.checks;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.migration.RunLogs;
import org.lockkeeper.migration.script.TableUse;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at an environment before and after a migration. It changes nothing. */
public final class CheckService {
    private static final Logger LOG = LoggerFactory.getLogger(CheckService.class);

    private final Workspace workspace;
    private final Databases databases;
    private final List<Check> checks;
    private final Clock clock;

    public CheckService(
            Workspace workspace, Databases databases, MigrationService migrations, RunLogs logs, Clock clock) {
        this(
                workspace,
                databases,
                List.of(
                        new HistoryCheck(migrations),
                        new RowCountCheck(),
                        new NullCheck(),
                        new ForeignKeyCheck(clock),
                        new IndexCheck(),
                        new ConstraintCheck(),
                        new SequenceCheck(clock),
                        new HealthCheck(),
                        new RunLogCheck(logs, migrations),
                        new StatementCheck(),
                        new OwnChecks()),
                clock);
    }

    CheckService(Workspace workspace, Databases databases, List<Check> checks, Clock clock) {
        this.workspace = workspace;
        this.databases = databases;
        this.checks = List.copyOf(checks);
        this.clock = clock;
    }

    /**
     * What the environment looks like now, to be compared with afterwards.
     *
     * @param environment a profile's name
     * @param plan what is about to run; its tables are counted
     * @throws org.lockkeeper.db.DbException if the environment cannot be reached
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    public Snapshot before(String environment, Optional<MigrationPlan> plan, Progress progress, CancelToken cancel) {
        Database database = databases.of(environment);
        List<TouchedTable> tables = plan.map(this::touched).orElse(List.of());
        TargetIdentity target = identity(database);
        Findings findings = look(database, tables, Optional.empty(), progress, cancel);
        cancel.throwIfRequested();
        return new Snapshot(
                environment,
                target,
                clock.instant(),
                plan.map(MigrationPlan::names).orElse(List.of()),
                tables,
                findings.readings(),
                findings.statements());
    }

    /**
     * Runs every check. One that fails is a result, not a failure.
     *
     * @param environment a profile's name
     * @param before what to compare with
     * @throws org.lockkeeper.db.DbException if the environment cannot be reached
     * @throws org.lockkeeper.error.LockkeeperException if the snapshot is of another database
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    public Verification verify(String environment, Optional<Snapshot> before, Progress progress, CancelToken cancel) {
        Verification verified = compare(environment, before, progress, cancel);
        cancel.throwIfRequested();
        return verified;
    }

    /**
     * Like {@link #verify}, for what has to be told however far it came: a check that {@code cancel} interrupts or leaves out is not
     * known.
     */
    public Verification verifyUntil(CancelToken cancel, Snapshot before, Progress progress) {
        return compare(before.environment(), Optional.of(before), progress, cancel);
    }

    private Verification compare(String environment, Optional<Snapshot> before, Progress progress, CancelToken cancel) {
        Database database = databases.of(environment);
        TargetIdentity target = identity(database);
        before.filter(snapshot -> !snapshot.target().equals(target)).ifPresent(snapshot -> {
            throw another(environment, snapshot);
        });
        List<TouchedTable> tables = before.map(Snapshot::tables).orElse(List.of());
        Findings findings = look(database, tables, before, progress, cancel);
        return new Verification(environment, clock.instant(), before.map(Snapshot::takenAt), findings.results(before));
    }

    /**
     * The database that an environment leads to now.
     *
     * @throws org.lockkeeper.db.DbException if it cannot be reached
     */
    public TargetIdentity target(String environment) {
        return identity(databases.of(environment));
    }

    /**
     * The checks that the team wrote, as their files say now.
     *
     * @throws LockkeeperException if their folder cannot be listed
     */
    public List<OwnCheck> own() {
        return OwnCheckFiles.read(workspace);
    }

    /** Where the team's own checks are looked for, whether it is there or not. */
    public Path ownFolder() {
        return OwnCheckFiles.folder(workspace);
    }

    /**
     * How the application on an environment is, now; its database is not asked.
     *
     * @return one of nothing where the profile names no health URL
     */
    public CheckResult health(String environment, CancelToken cancel) {
        Findings findings = new Findings();
        try (CheckContext context =
                new CheckContext(workspace, databases.of(environment), List.of(), Optional.empty(), cancel)) {
            new HealthCheck().look(context, findings);
        }
        return findings.results(Optional.empty()).getFirst();
    }

    private Findings look(
            Database database,
            List<TouchedTable> tables,
            Optional<Snapshot> before,
            Progress progress,
            CancelToken cancel) {
        Findings findings = new Findings();
        try (CheckContext context = new CheckContext(workspace, database, tables, before, cancel)) {
            for (int i = 0; i < checks.size(); i++) {
                CheckGroup group = checks.get(i).group();
                progress.report(group.label(), i, checks.size());
                try {
                    cancel.throwIfRequested();
                    checks.get(i).look(context, findings);
                } catch (CancellationException e) {
                    LOG.debug("{} was cancelled", group, e);
                    findings.unknown(group, "It was cancelled before this was looked at to its end.");
                } catch (LockkeeperException e) {
                    findings.unknown(group, group.label(), "", e);
                } catch (RuntimeException e) {
                    // One check with a defect must not take what the others found with it.
                    LOG.error("the check of {}", group, e);
                    findings.unknown(group, "The check itself failed (%s); the log has the details.".formatted(e));
                }
            }
        }
        return findings;
    }

    /** Also the question whether it can be reached at all. */
    private static TargetIdentity identity(Database database) {
        try (ReadSession session = database.read()) {
            return session.facts().identity();
        }
    }

    private List<TouchedTable> touched(MigrationPlan plan) {
        Map<List<String>, TouchedTable> tables = new LinkedHashMap<>();
        for (TableUse use : uses(plan)) {
            String schema = use.schema().orElse(workspace.project().schema());
            tables.merge(
                    List.of(schema, use.name()),
                    new TouchedTable(schema, use.name(), use.rowsMayGo()),
                    (a, b) -> new TouchedTable(schema, use.name(), a.rowsMayGo() || b.rowsMayGo()));
        }
        return List.copyOf(tables.values());
    }

    private static List<TableUse> uses(MigrationPlan plan) {
        List<TableUse> uses = new ArrayList<>();
        for (PlannedMigration migration : plan.migrations()) {
            for (PlannedStatement statement : migration.scriptStatements()) {
                uses.addAll(TableUse.of(statement.sql()));
            }
        }
        return uses;
    }

    private static LockkeeperException another(String environment, Snapshot snapshot) {
        return new LockkeeperException(
                "LK-CHECK-TARGET",
                ExitCode.USAGE,
                "The snapshot is of %s as it was at %s, and %s leads to another database now; take one of this with --save."
                        .formatted(snapshot.environment(), snapshot.takenAt(), environment));
    }
}
