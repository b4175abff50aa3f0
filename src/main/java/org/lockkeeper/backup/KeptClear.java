package org.lockkeeper.backup;

import java.time.Duration;
import java.util.Map;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.task.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two databases whose sessions are ended at once, and again and again until this is closed. A renaming waits a few seconds for those who
 * are connected and holds up whoever wants to be: so what reconnects at once does not win.
 */
final class KeptClear implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptClear.class);
    private static final Duration INTERVAL = Duration.ofMillis(50);

    private final Heartbeat heartbeat;

    private KeptClear(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    /**
     * Begins.
     *
     * @param session what does nothing else meanwhile, and is connected to neither of them or not ended by itself
     */
    static KeptClear of(WriteSession session, Clearance<?> clearance, String one, String other) {
        end(session, clearance, one, other);
        return new KeptClear(
                Heartbeat.start("swap", INTERVAL, () -> endQuietly(session, clearance, one, other), () -> {}));
    }

    private static void end(WriteSession session, Clearance<?> clearance, String one, String other) {
        session.update(clearance, WriteStatement.END_DATABASE_SESSIONS, Map.of(), one, other);
    }

    private static void endQuietly(WriteSession session, Clearance<?> clearance, String one, String other) {
        try {
            end(session, clearance, one, other);
        } catch (LockkeeperException e) {
            // The renaming itself fails if somebody stays connected, and says so.
            LOG.info("a session could not be ended", e);
        }
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
