package org.lockkeeper.migration.prisma;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.PlanOperation;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.Patience;
import org.lockkeeper.migration.PlanDigest;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.RunControl;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.WaysOut;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.task.CancelToken;

/** The folder's scripts at one moment, held against databases. */
final class PrismaScripts implements MigrationEngine.Scripts {
    private final List<PrismaScript> scripts;
    private final TransactionRule rule;
    private final String schema;
    private final boolean locks;
    private final Planner planner;

    PrismaScripts(List<PrismaScript> scripts, TransactionRule rule, String schema, boolean locks) {
        this.scripts = scripts;
        this.rule = rule;
        this.schema = schema;
        this.locks = locks;
        this.planner = new Planner(scripts, rule, schema, locks);
    }

    @Override
    public List<Migration> migrations() {
        return scripts.stream().map(PrismaScript::migration).toList();
    }

    @Override
    public EnvironmentStatus status(Database database) {
        try (ReadSession session = database.read()) {
            ServerFacts facts = session.facts();
            History history = History.read(session, database.profile().name(), schema);
            return new EnvironmentStatus(
                    database.profile(),
                    Optional.of(facts),
                    Optional.empty(),
                    new PrismaStates(scripts, history, holders(session, history)).all());
        }
    }

    @Override
    public MigrationPlan plan(Database database, Optional<String> to) {
        try (ReadSession session = database.read()) {
            ServerFacts facts = session.facts();
            History history = History.read(session, database.profile().name(), schema);
            return planner.plan(database.profile(), facts, history, holders(session, history), to);
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
        if (plan.isEmpty()) {
            return new MigrationRun(List.of(), Optional.empty(), Optional.empty());
        }
        List<SqlScript> texts = plannedTexts(plan, clearance);
        try (WriteSession session = database.write(clearance);
                RunControl control = RunControl.start(database, options, listener, cancel)) {
            control.joined(session.reading(clearance).ownBackend());
            Deploy deploy =
                    new Deploy(session, clearance, bookkeeping(session, clearance), locks, plan, control, cancel);
            deploy.prepare(planner);
            return deploy.run(texts, rule.mode());
        }
    }

    @Override
    public ResolveMigration resolution(EnvironmentStatus status, String migration, Resolution resolution) {
        List<String> rows = MigrationEngine.Scripts.super
                .resolution(status, migration, resolution)
                .rows();
        // Only a mark as applied writes it.
        String checksum = resolution == Resolution.APPLIED
                ? scripts.stream()
                        .filter(script -> script.name().equals(migration))
                        .findFirst()
                        .map(script -> Checksums.of(script.bytes()))
                        .orElse("")
                : "";
        return new ResolveMigration(migration, resolution, rows, checksum);
    }

    @Override
    public HistoryEdit resolve(Database database, Clearance<ResolveMigration> clearance, Patience patience) {
        String environment = database.profile().name();
        try (WriteSession session = database.write(clearance)) {
            Bookkeeping bookkeeping = bookkeeping(session, clearance);
            if (locks) {
                MigrationLock.take(session, clearance, bookkeeping, environment, patience.cancel());
            }
            new LockPatience(session, clearance, patience.lockTimeout()).begin();
            Resolver resolver = new Resolver(session, clearance, bookkeeping, environment, patience);
            HistoryEdit changed = switch (clearance.operation().resolution()) {
                case APPLIED -> resolver.markApplied(scripts);
                case ROLLED_BACK -> resolver.markRolledBack();
            };
            if (locks) {
                bookkeeping.run(session, clearance, WriteStatement.PRISMA_UNLOCK);
            }
            return changed;
        }
    }

    @Override
    public HistoryEdit forget(Database database, Clearance<ForgetHistory> clearance) {
        String environment = database.profile().name();
        try (WriteSession session = database.write(clearance)) {
            Bookkeeping bookkeeping = bookkeeping(session, clearance);
            if (locks) {
                MigrationLock.take(session, clearance, bookkeeping, environment, new CancelToken());
            }
            HistoryEdit edit = new Forgetting(session, clearance, bookkeeping, environment).run();
            if (locks) {
                bookkeeping.run(session, clearance, WriteStatement.PRISMA_UNLOCK);
            }
            return edit;
        }
    }

    @Override
    public void requirePrimary(Database database) {
        try (ReadSession session = database.read()) {
            session.requirePrimary();
        }
    }

    @Override
    public WaysOut waysOut() {
        return new PrismaWaysOut(this, scripts, rule.mode(), schema);
    }

    @Override
    public HistoryEdit repair(Database database, Clearance<RepairHistory> clearance, Patience patience) {
        throw new LockkeeperException(
                "LK-MIG-NO-REPAIR",
                ExitCode.USAGE,
                "Prisma has no repair, and nothing was changed on %s. Use resolve --applied or --rolled-back for a failed migration; an edited script is settled by restoring it, or by a new migration."
                        .formatted(database.profile().name()));
    }

    /** What the plan was made from, read again: what runs is what was shown, and what was permitted. */
    private List<SqlScript> plannedTexts(MigrationPlan plan, Clearance<? extends PlanOperation> clearance) {
        PlanDigest digest = new PlanDigest(plan.target(), rule.mode().label());
        List<SqlScript> texts = new ArrayList<>();
        Map<String, PrismaScript> byName =
                scripts.stream().collect(Collectors.toMap(PrismaScript::name, Function.identity()));
        for (PlannedMigration migration : plan.migrations()) {
            PrismaScript script = byName.get(migration.name());
            if (script == null) {
                throw changed(migration.name());
            }
            byte[] bytes = script.bytes();
            String checksum = Checksums.of(bytes);
            if (!checksum.equals(migration.checksum())) {
                throw changed(migration.name());
            }
            digest.add(migration.name(), bytes);
            texts.add(planner.parsed(migration.name(), bytes, checksum));
        }
        clearance.requireOperation(clearance.operation().with(new ApplyMigrations(digest.hex(), plan.names())));
        return texts;
    }

    private static LockkeeperException changed(String migration) {
        return new LockkeeperException(
                "LK-MIG-PLAN-CHANGED",
                ExitCode.ATTENTION,
                "The script of migration %s is no longer what the plan was made from. Nothing was run; look at the preview again."
                        .formatted(migration));
    }

    private Bookkeeping bookkeeping(WriteSession session, Clearance<?> clearance) {
        return new Bookkeeping(
                schema, session.reading(clearance).facts().version().major());
    }

    private static List<LockHolder> holders(ReadSession session, History history) {
        return history.open().isEmpty() ? List.of() : LockHolder.read(session);
    }
}
