package org.lockkeeper.backup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.backup.RestorePlanner.Plan;
import org.lockkeeper.client.ChildPrograms;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.SqlCatalog;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Operation.RestoreIntoNew;
import org.lockkeeper.guard.Operation.RestoreOver;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.CancelToken;

/** Brings backups back: into a new database, in the present one's place, over it, and back again. */
public final class RestoreService {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);

    private final Workspace workspace;
    private final Databases databases;
    private final ProductionGuard guard;
    private final RestorePlanner planner;
    private final Path runs;
    private final Clock clock;

    RestoreService(
            Workspace workspace,
            Databases databases,
            ProductionGuard guard,
            RestorePlanner planner,
            Path runs,
            Clock clock) {
        this.workspace = workspace;
        this.databases = databases;
        this.guard = guard;
        this.planner = planner;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * What the backup of that name, or the dump at that path, says of itself.
     *
     * @param environment a profile's name, where it may be restored to; it is not asked
     * @throws LockkeeperException if it is no dump, or not the one of its manifest
     */
    public DumpContents contents(String environment, String name, CancelToken cancel) {
        return planner.contents(databases.of(environment).profile(), name, cancel);
    }

    /**
     * What a restore would find; nothing is changed and nobody asked.
     *
     * @throws LockkeeperException if it cannot begin, such as for roles that are missing
     */
    public RestoreOutlook outlook(String environment, String name, RestoreWish wish, CancelToken cancel) {
        requireFitting(wish);
        return planner.plan(databases.of(environment), name, wish, cancel).outlook();
    }

    /** The newest database that a swap has put away and that {@link #undo} brings back. */
    public Optional<String> kept(String environment) {
        try (ReadSession session = databases.of(environment).read()) {
            return DatabaseNames.newestKept(session.facts().identity().database(), ServerRoom.databases(session));
        }
    }

    /**
     * Restores a backup, or any dump.
     *
     * @param environment a profile's name
     * @param name of a backup, or the path of a dump
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     * @throws LockkeeperException if it cannot begin, or stopped at an error: it says at which object; a new database is dropped again
     */
    public Restored restore(
            String environment,
            String name,
            RestoreWish wish,
            Confirmer confirmer,
            BackupListener listener,
            CancelToken cancel) {
        Database database = databases.of(environment);
        requireFitting(wish);
        listener.report("reading " + name, 0, 0);
        Plan plan = planner.plan(database, name, wish, cancel);
        planner.requireWhole(plan, database.profile(), cancel);
        plan.warnings().forEach(listener::notice);
        return wish.over()
                ? over(database, plan, confirmer, listener, cancel)
                : intoNew(database, plan, wish.swap(), confirmer, listener, cancel);
    }

    private static void requireFitting(RestoreWish wish) {
        if (wish.over() && (wish.swap() || wish.into().isPresent())) {
            throw new LockkeeperException(
                    "LK-RESTORE-OPTIONS",
                    ExitCode.USAGE,
                    "Restoring over the present database leaves no new one to name or to swap in: leave --into and --swap out, or --clean.");
        }
        RestorePart.requireSwappable(wish);
    }

    private Restored intoNew(
            Database database,
            Plan plan,
            boolean swap,
            Confirmer confirmer,
            BackupListener listener,
            CancelToken cancel) {
        List<String> consequences = new ArrayList<>();
        consequences.add(
                "creates the database %s and restores %s into it".formatted(plan.database(), RestoreWords.what(plan)));
        if (swap) {
            consequences.addAll(RestoreWords.swapping(plan.hit()));
            consequences.add(RestoreWords.loss(plan, clock.instant()));
        }
        consequences.addAll(plan.warnings());
        Clearance<RestoreIntoNew> clearance = guard.clear(
                new RestoreIntoNew(
                        plan.source().name(),
                        plan.source().sha256(),
                        plan.database(),
                        plan.request().words(),
                        swap),
                site(database, plan.server().identity()),
                consequences,
                confirmer);
        return clearance.concluding(
                () -> intoNew(database, plan, swap, clearance, listener, cancel), RestoreWords::outcome);
    }

    private Restored intoNew(
            Database database,
            Plan plan,
            boolean swap,
            Clearance<RestoreIntoNew> clearance,
            BackupListener listener,
            CancelToken cancel) {
        long begun = System.nanoTime();
        try (WriteSession session = database.write(clearance)) {
            try (NewDatabase made = NewDatabase.create(database, session, clearance, plan.database(), plan.live())) {
                fill(database, plan, made.working(), false, new ConfirmedServer(session, clearance), listener, cancel);
                made.finish();
            }
        }
        if (!swap) {
            return new Restored(plan.database(), Optional.empty(), List.of(), since(begun));
        }
        listener.report("swapping the databases", 0, 0);
        String live = plan.server().identity().database();
        String kept = DatabaseNames.kept(live, "before", clock.instant());
        try {
            DatabaseSwap swapping = new DatabaseSwap(database);
            swapping.giveTraits(clearance, plan.database(), listener::notice);
            swapping.run(clearance, true, plan.database(), kept);
        } catch (GuardRefusedException e) {
            throw notSwapped(plan, kept, e.sentence(), ExitCode.REFUSED, e);
        } catch (LockkeeperException e) {
            throw DatabaseSwap.isUnknown(e) ? e : notSwapped(plan, kept, e.sentence(), e.exitCode(), e);
        }
        return new Restored(live, Optional.of(kept), List.of(), since(begun));
    }

    /** What was restored is whole, and hours need not be spent again. */
    private static LockkeeperException notSwapped(
            Plan plan, String kept, String why, ExitCode exitCode, RuntimeException cause) {
        String live = plan.server().identity().database();
        return new LockkeeperException(
                "LK-RESTORE-SWAP",
                exitCode,
                "Everything was restored into %s, which did not take the place of %s: %s What is there is as it was. When the reason is gone, rename both, connected to a third database: alter database %s rename to %s; alter database %s rename to %s. That is undone as any swap is."
                        .formatted(
                                plan.database(),
                                live,
                                RestoreWords.sentence(why),
                                SqlCatalog.quote(live),
                                SqlCatalog.quote(kept),
                                SqlCatalog.quote(plan.database()),
                                SqlCatalog.quote(live)),
                cause);
    }

    private Restored over(
            Database database, Plan plan, Confirmer confirmer, BackupListener listener, CancelToken cancel) {
        List<String> consequences = new ArrayList<>();
        consequences.add(
                "drops in %s what %s holds and restores it, in one transaction: other sessions wait for it, and whoever is in its way is ended"
                        .formatted(plan.database(), RestoreWords.what(plan)));
        consequences.addAll(RestoreWords.connected(plan.hit()));
        consequences.add(RestoreWords.loss(plan, clock.instant()));
        consequences.addAll(plan.warnings());
        Clearance<RestoreOver> clearance = guard.clear(
                new RestoreOver(
                        plan.source().name(),
                        plan.source().sha256(),
                        plan.request().words()),
                site(database, plan.server().identity()),
                consequences,
                confirmer);
        return clearance.concluding(
                () -> {
                    long begun = System.nanoTime();
                    try (WriteSession session = database.write(clearance)) {
                        database.disconnect();
                        ServerRoom.endOthers(session, clearance, plan.database());
                        ConfirmedServer confirmed = new ConfirmedServer(session, clearance);
                        Optional<HeldTable> held = confirmed.hold(database, plan.awaited());
                        try {
                            fill(database, plan, plan.database(), true, confirmed, listener, cancel);
                        } finally {
                            held.ifPresent(HeldTable::close);
                        }
                    }
                    return new Restored(plan.database(), Optional.empty(), plan.staying(), since(begun));
                },
                RestoreWords::outcome);
    }

    /**
     * @param into what the database is called now
     * @param confirmed the server that was
     */
    private void fill(
            Database database,
            Plan plan,
            String into,
            boolean over,
            ConfirmedServer confirmed,
            BackupListener listener,
            CancelToken cancel) {
        try (ChildPrograms programs = ChildPrograms.open(plan.tools(), database.profile(), database.password(), runs)) {
            Optional<Path> list = plan.list().map(text -> programs.file("list", text));
            Path dump = OlderServer.fitting(
                    plan.source().dump(),
                    plan.source().format(),
                    plan.server().version().major(),
                    programs,
                    cancel);
            NeededSchemas.make(plan.schemas(), into, programs, LOCK_WAIT, cancel)
                    .ifPresent(complaint -> {
                        throw new LockkeeperException(
                                "LK-RESTORE-FAILED",
                                ExitCode.ATTENTION,
                                "Restoring %s ended before it began: the schemas for its tables could not be made (%s). The new database was dropped again; nothing else was changed."
                                        .formatted(plan.source().name(), complaint));
                    });
            DumpRestore.Result result = new DumpRestore(
                            programs, listener, cancel, Optional.of(confirmed), lockWait(database))
                    .into(into, dump, plan.source().format(), plan.request(), list, over, true, plan.items());
            if (!result.errors().isEmpty()) {
                throw new LockkeeperException(
                        "LK-RESTORE-FAILED",
                        ExitCode.ATTENTION,
                        "Restoring %s stopped at %s. %s"
                                .formatted(
                                        plan.source().name(),
                                        result.errors().getFirst(),
                                        over
                                                ? "It ran in one transaction, which was rolled back: nothing was changed."
                                                : "The new database was dropped again; nothing else was changed."));
            }
        }
    }

    /**
     * Swaps the newest database that a restore has put away back into its place; the present one is kept under another name.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     * @throws LockkeeperException if there is none
     */
    public Restored undo(String environment, Confirmer confirmer) {
        return new SwapUndo(workspace, guard, clock).run(databases.of(environment), confirmer);
    }

    /** As long as a migration there may; where the profile says nothing, a while, since nobody else is at work. */
    private static Duration lockWait(Database database) {
        return database.profile().run().lockTimeout().orElse(LOCK_WAIT);
    }

    private Site site(Database database, TargetIdentity target) {
        return database.profile().site(target, workspace.window());
    }

    private static Duration since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
