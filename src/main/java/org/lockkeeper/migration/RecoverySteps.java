package org.lockkeeper.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.SqlText;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.TerminateBackend;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.task.CancelToken;

/** What a recovery does beside the history; each looks again on the connection that acts. */
final class RecoverySteps {
    /** How long a session is given to go before it is told as still there. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final ProductionGuard guard;
    private final ChangeWindow window;

    RecoverySteps(ProductionGuard guard, ChangeWindow window) {
        this.guard = guard;
        this.window = window;
    }

    /**
     * It waits for every transaction that may use the index, so that it can be cancelled.
     *
     * @throws LockkeeperException if there is no such index, or more than one
     */
    String dropInvalidIndex(Database database, String index, Confirmer confirmer, CancelToken cancel) {
        InvalidIndex found;
        TargetIdentity target;
        try (ReadSession session = database.read()) {
            session.requirePrimary();
            target = session.facts().identity();
            List<InvalidIndex> all = InvalidIndex.read(session).stream()
                    .filter(i -> i.isNamed(index))
                    .toList();
            if (all.size() != 1) {
                throw notInvalid(database, index);
            }
            found = all.getFirst();
        }
        Clearance<DropInvalidIndex> clearance = guard.clear(
                new DropInvalidIndex(found.schema(), found.name()),
                database.profile().site(target, window),
                List.of("runs " + found.dropStatement()),
                confirmer);
        return Acting.concluding(clearance, () -> drop(database, clearance, cancel), RecoverySteps::done);
    }

    /**
     * It waits until the session is gone, but no longer than {@link #LONGEST}, so that it can be cancelled.
     *
     * @throws LockkeeperException if it is none of those that hold the engine's lock
     */
    String endSession(
            Database database,
            List<LockSession> holders,
            int pid,
            Instant backendStart,
            Confirmer confirmer,
            CancelToken cancel) {
        TargetIdentity target;
        try (ReadSession session = database.read()) {
            target = session.facts().identity();
        }
        LockSession holder = holders.stream()
                .filter(h -> h.pid() == pid && h.backendStart().equals(Optional.of(backendStart)))
                .findFirst()
                .orElseThrow(() -> noHolder(database, pid, backendStart));
        Clearance<TerminateBackend> clearance = guard.clear(
                new TerminateBackend(pid, backendStart),
                database.profile().site(target, window),
                List.of("ends %s, which runs: %s".formatted(holder.words(), holder.query())),
                confirmer);
        return Acting.concluding(clearance, () -> end(database, clearance, cancel), RecoverySteps::done);
    }

    private static Outcome done(String words) {
        return new Outcome(Outcome.Result.DONE, words);
    }

    /** @throws LockkeeperException if there is no such index, it has become valid, or it was cancelled */
    private static String drop(Database database, Clearance<DropInvalidIndex> clearance, CancelToken cancel) {
        DropInvalidIndex operation = clearance.operation();
        try (WriteSession session = database.write(clearance)) {
            InvalidIndex index = InvalidIndex.read(session.reading(clearance)).stream()
                    .filter(i ->
                            i.schema().equals(operation.schema()) && i.name().equals(operation.index()))
                    .findFirst()
                    .orElseThrow(() -> notInvalid(database, operation.schema() + "." + operation.index()));
            try {
                String drop = SqlText.of(
                        WriteStatement.DROP_INVALID_INDEX,
                        session.reading(clearance).facts().version().major(),
                        Map.of("schema", index.schema(), "index", index.name()));
                session.run(clearance, drop, cancel);
            } catch (CancellationException e) {
                throw Patience.cancelled(database.profile().name(), "nothing was changed", e);
            } catch (DbException e) {
                throw new Patience(Optional.empty(), cancel).wasCancelled(e) ? stays(database, index, e) : e;
            }
            return "The invalid index %s on %s is dropped.".formatted(index.qualified(), index.table());
        }
    }

    /** A drop that was cancelled has marked the index already: nobody reads it, and writing may still keep it up to date. */
    private static LockkeeperException stays(Database database, InvalidIndex index, DbException e) {
        return Patience.cancelled(
                database.profile().name(),
                "the index %s on %s may still be there, invalid: look again with recover, and drop it when no transaction on its table is open"
                        .formatted(index.qualified(), index.table()),
                e);
    }

    private static LockkeeperException notInvalid(Database database, String index) {
        return new LockkeeperException(
                "LK-MIG-INDEX",
                ExitCode.ATTENTION,
                "%s has no invalid index %s, or it is being built now. Nothing was changed; recover lists those that there are."
                        .formatted(database.profile().name(), index));
    }

    /** @throws LockkeeperException if the session is not there any more, would not go, or it was cancelled */
    private static String end(Database database, Clearance<TerminateBackend> clearance, CancelToken cancel) {
        TerminateBackend operation = clearance.operation();
        String name = name(operation.pid(), operation.backendStart());
        try (WriteSession session = database.write(clearance)) {
            if (cancel.isRequested()) {
                throw Patience.cancelled(database.profile().name(), "nothing was done", new CancellationException());
            }
            List<Boolean> told = session.ask(
                            clearance,
                            WriteStatement.TERMINATE_BACKEND,
                            row -> row.flag("sent"),
                            operation.pid(),
                            operation.backendStart().toString())
                    .rows();
            if (told.isEmpty()) {
                throw noHolder(database, operation.pid(), operation.backendStart());
            }
            long deadline = System.nanoTime() + LONGEST.toNanos();
            while (isThere(session, clearance)) {
                if (System.nanoTime() >= deadline || cancel.await(BETWEEN_LOOKS)) {
                    throw stays(database, name, cancel);
                }
            }
            return "The session %s is gone: its locks are free, and what it had not committed is rolled back."
                    .formatted(name);
        }
    }

    /** What a session was told cannot be taken back. */
    private static LockkeeperException stays(Database database, String name, CancelToken cancel) {
        String environment = database.profile().name();
        if (cancel.isRequested()) {
            return Patience.cancelled(
                    environment,
                    "the session %s was told to end before, and was still there: look again with recover"
                            .formatted(name),
                    new CancellationException());
        }
        return new LockkeeperException(
                "LK-MIG-SESSION-STAYS",
                ExitCode.ATTENTION,
                "The session %s on %s was told to end and is still there: its transaction may be rolling back. Look again with recover."
                        .formatted(name, environment));
    }

    private static LockkeeperException noHolder(Database database, int pid, Instant backendStart) {
        return new LockkeeperException(
                "LK-MIG-SESSION-GONE",
                ExitCode.ATTENTION,
                "On %s no session %s holds the engine's lock: it has ended, or is another one. Nothing was done; look again with recover."
                        .formatted(database.profile().name(), name(pid, backendStart)));
    }

    private static String name(int pid, Instant backendStart) {
        return "pid %d of %s".formatted(pid, backendStart);
    }

    private static boolean isThere(WriteSession session, Clearance<TerminateBackend> clearance) {
        Instant start = clearance.operation().backendStart();
        return session.reading(clearance)
                .query(
                        ReadQuery.BACKEND_THERE,
                        row -> row.flag("there"),
                        clearance.operation().pid(),
                        start.toString())
                .getFirst();
    }
}
