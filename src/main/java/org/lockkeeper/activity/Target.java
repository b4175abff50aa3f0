package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Optional;

/**
 * Whom something is to be done to.
 *
 * @param backendStart tells it from a later backend with the same pid
 * @param queryStart the statement that was seen; where empty, a cancel means the one that runs when it is reviewed
 */
public record Target(int pid, Instant backendStart, Optional<Instant> queryStart) {
    /** The session as it was seen; empty where the role may not see which one it is. */
    public static Optional<Target> of(Session session) {
        return session.backendStart().map(start -> new Target(session.pid(), start, session.queryStart()));
    }
}
