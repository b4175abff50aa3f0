package org.lockkeeper.migration.prisma;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;

/**
 * How long a script's statements wait for a lock. It holds for scripts alone: a row of the history that could not be written in time
 * would tell an untruth. A script that sets lock_timeout itself has the last word.
 */
record LockPatience(WriteSession session, Clearance<?> clearance, Optional<Duration> longest) {
    void begin() {
        longest.ifPresent(duration -> session.update(
                clearance, WriteStatement.RUN_LOCK_TIMEOUT, Map.of(), Long.toString(duration.toMillis())));
    }

    /** What role and database say holds again. */
    void end() {
        if (longest.isPresent()) {
            session.update(clearance, WriteStatement.RUN_LOCK_TIMEOUT_OFF, Map.of());
        }
    }
}
