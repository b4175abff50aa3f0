package org.lockkeeper.backup;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.activity.DatabaseHit;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Operation.SwapDatabases;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.TargetIdentity;

/** Brings the newest database back that a swap has put away; the present one is kept under another name. */
final class SwapUndo {
    private final Workspace workspace;
    private final ProductionGuard guard;
    private final Clock clock;

    SwapUndo(Workspace workspace, ProductionGuard guard, Clock clock) {
        this.workspace = workspace;
        this.guard = guard;
        this.clock = clock;
    }

    /** See {@link RestoreService#undo}. */
    Restored run(Database database, Confirmer confirmer) {
        TargetIdentity target;
        String incoming;
        long oid;
        DatabaseHit hit;
        List<String> warnings = new ArrayList<>();
        try (ReadSession session = database.read()) {
            session.requirePrimary();
            target = session.facts().identity();
            incoming = DatabaseNames.newestKept(target.database(), ServerRoom.databases(session))
                    .orElseThrow(() -> new LockkeeperException(
                            "LK-RESTORE-NOTHING-KEPT",
                            ExitCode.USAGE,
                            "There is nothing to go back to on %s: no database %s_before_… is there."
                                    .formatted(
                                            database.profile().name(),
                                            session.facts().identity().database())));
            oid = ServerRoom.facts(session, incoming).getFirst().oid();
            DatabaseStanding.requireRenaming(session, target.database());
            DatabaseStanding.requireRenaming(session, incoming);
            DatabaseStanding.third(session, target.database(), incoming);
            hit = ServerRoom.hit(database, session);
            DatabaseStanding.warning(session, target.database()).ifPresent(warnings::add);
            SlotsStay.sentence(session, target.database()).ifPresent(warnings::add);
        }
        List<String> consequences = new ArrayList<>();
        consequences.add("%s comes back as %s; what was written since the swap stays in %s_undone_<time>"
                .formatted(incoming, target.database(), target.database()));
        consequences.addAll(RestoreWords.swapping(hit));
        consequences.addAll(warnings);
        Clearance<SwapDatabases> clearance = guard.clear(
                new SwapDatabases(incoming, oid),
                database.profile().site(target, workspace.window()),
                consequences,
                confirmer);
        return clearance.concluding(
                () -> {
                    long begun = System.nanoTime();
                    String kept = DatabaseNames.kept(target.database(), "undone", clock.instant());
                    swapBack(database, clearance, incoming, kept);
                    return new Restored(
                            target.database(),
                            Optional.of(kept),
                            List.of(),
                            Duration.ofNanos(System.nanoTime() - begun));
                },
                RestoreWords::outcome);
    }

    private static void swapBack(Database database, Clearance<?> clearance, String incoming, String kept) {
        try {
            new DatabaseSwap(database).run(clearance, false, incoming, kept);
        } catch (LockkeeperException e) {
            if (DatabaseSwap.isUnknown(e)) {
                throw e;
            }
            throw new LockkeeperException(
                    "LK-RESTORE-SWAP",
                    e.exitCode(),
                    "%s did not come back as %s: %s Both are called as they were."
                            .formatted(incoming, clearance.target().database(), RestoreWords.sentence(e.sentence())),
                    e);
        }
    }
}
