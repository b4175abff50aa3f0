package org.lockkeeper.backup;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.Heartbeat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the way free for a restore over what is there. pg_restore and the scripts of pg_dump set {@code lock_timeout} to 0 themselves, so
 * that no setting bounds their wait, and a database cannot be closed to superusers. So whoever holds a lock that the program waits for
 * is ended, as everybody was before it began; after its first statements it holds the locks itself. Who cannot be ended, such as a
 * prepared transaction, ends the restore after a while.
 */
final class LockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final ConfirmedServer server;
    private final String program;
    private final Duration longest;
    private final Runnable onStuck;
    private final Heartbeat heartbeat;
    private long waitsSince;
    private boolean waits;
    private volatile List<RestoreBlocker> stuck = List.of();

    /**
     * @param program its name
     * @param longest how long it may wait; zero for as long as it takes
     * @param onStuck done when it has waited that long
     */
    LockWatch(ConfirmedServer server, String program, Duration longest, Runnable onStuck) {
        this.server = server;
        this.program = program;
        this.longest = longest;
        this.onStuck = onStuck;
        this.heartbeat = Heartbeat.start("restore locks", INTERVAL, this::look, () -> {});
    }

    /** Who was in the way when the program had waited for too long; empty where nobody was. */
    Optional<String> stuckBehind() {
        return stuck.isEmpty() ? Optional.empty() : Optional.of(RestoreBlocker.words(stuck));
    }

    /** In the heartbeat's thread. */
    private void look() {
        if (!stuck.isEmpty()) {
            return;
        }
        try {
            List<RestoreBlocker> blockers = server.blockers(program);
            if (blockers.isEmpty()) {
                waits = false;
                return;
            }
            long now = System.nanoTime();
            if (!waits) {
                waits = true;
                waitsSince = now;
            }
            blockers.forEach(server::end);
            if (!longest.isZero() && now - waitsSince > longest.toNanos()) {
                stuck = blockers;
                onStuck.run();
            }
        } catch (LockkeeperException e) {
            // What cannot be read now is read the next time.
            LOG.info("the locks that {} waits for cannot be read", program, e);
        }
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
