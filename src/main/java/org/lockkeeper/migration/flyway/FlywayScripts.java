package org.lockkeeper.migration.flyway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.PlanOperation;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.Patience;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.WaysOut;
import org.lockkeeper.task.CancelToken;

/** One reading of a Flyway project. */
final class FlywayScripts implements MigrationEngine.Scripts {
    private final FlywayOptions options;
    private final ScriptCatalog catalog;
    private final Flyways flyways;

    FlywayScripts(FlywayOptions options, ScriptCatalog catalog) {
        this.options = options;
        this.catalog = catalog;
        this.flyways = new Flyways(options, catalog);
    }

    @Override
    public List<Migration> migrations() {
        return catalog.migrations().stream().map(ScriptCatalog.Entry::migration).toList();
    }

    @Override
    public EnvironmentStatus status(Database database) {
        return new StatusReader(catalog, flyways).read(database);
    }

    @Override
    public MigrationPlan plan(Database database, Optional<String> to) {
        return new Planner(options, catalog, flyways).plan(database, to);
    }

    @Override
    public MigrationRun apply(
            Database database,
            MigrationPlan plan,
            Clearance<? extends PlanOperation> clearance,
            RunOptions options,
            RunListener listener,
            CancelToken cancel) {
        return new PlanRunner(database, catalog, flyways).run(plan, clearance, options, listener, cancel);
    }

    @Override
    public HistoryEdit resolve(Database database, Clearance<ResolveMigration> clearance, Patience patience) {
        throw FlywayErrors.refusal(
                "LK-MIG-FLYWAY-RESOLVE",
                "%s: resolve is Prisma's; Flyway mends its history with repair."
                        .formatted(database.profile().name()));
    }

    @Override
    public HistoryEdit forget(Database database, Clearance<ForgetHistory> clearance) {
        return Forgetting.run(database, flyways, clearance);
    }

    @Override
    public void requirePrimary(Database database) {
        try (ReadSession session = database.read()) {
            session.requirePrimary();
        }
    }

    @Override
    public WaysOut waysOut() {
        return new FlywayWaysOut(catalog, flyways);
    }

    @Override
    public RepairHistory reparation(Database database, EnvironmentStatus status) {
        try (ReadSession session = database.read()) {
            Set<String> concerned = status.migrations().stream()
                    .filter(m -> m.state().needsAttention())
                    .flatMap(m -> m.history().stream())
                    .map(RepairReview::rank)
                    .collect(Collectors.toSet());
            return review().operation(session, concerned);
        }
    }

    private RepairReview review() {
        return new RepairReview(options, ScriptCatalog.read(options.locations(), options.configure()));
    }

    @Override
    public HistoryEdit repair(Database database, Clearance<RepairHistory> clearance, Patience patience) {
        return new HistoryRepair(database, flyways, clearance, this::review).run(patience);
    }
}
