package org.lockkeeper.db;

import java.time.Duration;
import java.util.Optional;
import org.lockkeeper.task.CancelToken;

/** What a run asks of the connections on which an engine works with JDBC code of its own. */
public interface EngineGuide extends Stoppable {
    /** What stops the statement that is about to start. */
    CancelToken cancel();

    /** How long the statement that is about to start may wait for a lock; the server's own setting where empty. */
    Optional<Duration> lockTimeout();

    /**
     * The clearance was redeemed on the engine's first connection, and the engine has not had it yet.
     *
     * @throws RuntimeException if what is there is not what was reviewed; the engine then does not get it
     */
    default void redeemed(ReadSession session) {}

    /** The engine has a connection. */
    void opened(OwnBackend backend);

    /** The engine has given it back. */
    void closed(long pid);
}
