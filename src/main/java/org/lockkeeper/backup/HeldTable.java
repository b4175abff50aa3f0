package org.lockkeeper.backup;

import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.task.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table of the confirmed server that is locked until the restoring program was seen there: the program cannot come to its end before.
 * If it does, it was at work on another server.
 */
final class HeldTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldTable.class);
    /** Somebody may hold some of them just then. */
    private static final int TRIES = 20;

    private static final CancelToken NEVER = new CancelToken();

    private final WriteSession session;
    private final Clearance<?> clearance;
    private final long pid;
    private boolean held = true;

    private HeldTable(WriteSession session, Clearance<?> clearance) {
        this.session = session;
        this.clearance = clearance;
        this.pid = session.reading(clearance).ownBackend().pid();
    }

    /**
     * Locks the first that can be had at once.
     *
     * @param server has to be where the new connection leads
     * @return empty where none can be had
     */
    static Optional<HeldTable> of(Database database, Clearance<?> clearance, ConfirmedServer server, Awaited awaited) {
        if (awaited.tables().isEmpty()) {
            return Optional.empty();
        }
        WriteSession session = database.writeBesideAgain(clearance);
        boolean kept = false;
        try {
            if (server.isOf(session.reading(clearance))) {
                for (TableName table : awaited.tables()
                        .subList(0, Math.min(TRIES, awaited.tables().size()))) {
                    if (lock(session, clearance, table, awaited.rows())) {
                        HeldTable held = new HeldTable(session, clearance);
                        kept = true;
                        return Optional.of(held);
                    }
                }
            }
            return Optional.empty();
        } finally {
            if (!kept) {
                session.close();
            }
        }
    }

    private static boolean lock(WriteSession session, Clearance<?> clearance, TableName table, boolean rows) {
        session.run(clearance, "begin", NEVER);
        try {
            session.update(
                    clearance,
                    rows ? WriteStatement.HOLD_TABLE_ROWS : WriteStatement.HOLD_TABLE,
                    Map.of("schema", table.schema(), "table", table.name()));
            return true;
        } catch (LockkeeperException e) {
            LOG.debug("{} cannot be held", table, e);
            session.run(clearance, "rollback", NEVER);
            return false;
        }
    }

    /** The backend that holds it. */
    long pid() {
        return pid;
    }

    /** Lets the program go on. */
    synchronized void release() {
        if (held) {
            held = false;
            try {
                session.run(clearance, "rollback", NEVER);
            } catch (LockkeeperException e) {
                // A session that has ended holds nothing either.
                LOG.info("a held table's session has ended", e);
            }
        }
    }

    /** Whether nothing that needs the table can have come to its end here. */
    synchronized boolean isHeld() {
        if (!held) {
            return false;
        }
        try {
            session.run(clearance, "select 1", NEVER);
            return true;
        } catch (LockkeeperException e) {
            LOG.info("a held table's session has ended", e);
            return false;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (LockkeeperException e) {
            LOG.info("a held table's session has ended", e);
        }
    }
}
