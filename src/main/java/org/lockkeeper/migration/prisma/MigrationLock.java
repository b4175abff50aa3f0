package org.lockkeeper.migration.prisma;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.task.CancelToken;

/** Prisma's advisory lock: one run at a time in a database. Waits ten seconds as Prisma does. */
final class MigrationLock {
    /** Prisma's switch: any value but the empty one and 0 turns the lock off (schema-engine, flavour/postgres). */
    static final String SWITCH = "PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK";

    /** The lock's key (schema-engine, flavour/postgres). */
    static final long KEY = 72_707_369;

    private MigrationLock() {}

    /**
     * Takes the lock for the session.
     *
     * @throws LockkeeperException if another session keeps it (Prisma's P1002), or the wait was cancelled
     */
    static void take(
            WriteSession session,
            Clearance<?> clearance,
            Bookkeeping bookkeeping,
            String environment,
            CancelToken cancel) {
        bookkeeping.run(session, clearance, WriteStatement.PRISMA_LOCK_PATIENCE);
        try {
            session.run(clearance, bookkeeping.text(WriteStatement.PRISMA_LOCK), cancel);
        } catch (CancellationException e) {
            throw cancelled(environment, e);
        } catch (DbException e) {
            throw switch (e.kind()) {
                case LOCK_TIMEOUT -> held(environment, LockHolder.read(session.reading(clearance)), e);
                case CANCELLED -> cancelled(environment, e);
                case UNREACHABLE, LOGIN, PERMISSION, UNDEFINED, STATEMENT -> e;
            };
        }
        bookkeeping.run(session, clearance, WriteStatement.PRISMA_LOCK_TAKEN);
    }

    private static LockkeeperException held(String environment, List<LockHolder> holders, DbException e) {
        String who = holders.isEmpty()
                ? "a session that has ended since"
                : holders.stream().map(LockHolder::description).collect(Collectors.joining("; "));
        return new LockkeeperException(
                "LK-MIG-P1002",
                ExitCode.ATTENTION,
                "Prisma's migration lock on %s was not free within 10 seconds (Prisma's P1002); it is held by %s. Nothing was run. Wait until that run has ended, or end that session if it is a leftover, and try again."
                        .formatted(environment, who),
                e);
    }

    private static LockkeeperException cancelled(String environment, RuntimeException e) {
        return new LockkeeperException(
                "LK-MIG-CANCELLED",
                ExitCode.ATTENTION,
                "Cancelled while waiting for Prisma's migration lock on %s. Nothing was run.".formatted(environment),
                e);
    }
}
