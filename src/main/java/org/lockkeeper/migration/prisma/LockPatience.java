package org.lockkeeper.migration.prisma;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.SqlText;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;

/**
 * How long a script's statements wait for a lock. It holds for scripts alone: a row of the history that could not be written in time
 * would tell an untruth. A script that sets lock_timeout itself has the last word, until it ends.
 */
final class LockPatience {
    private final WriteSession session;
    private final Clearance<?> clearance;
    private final Optional<String> longest;
    private boolean limited;

    LockPatience(WriteSession session, Clearance<?> clearance, Optional<Duration> longest) {
        this.session = session;
        this.clearance = clearance;
        this.longest = longest.map(duration -> Long.toString(duration.toMillis()));
    }

    /** Holds from now on; does nothing where it does already. */
    void begin() {
        if (!limited) {
            longest.ifPresent(millis -> session.update(clearance, WriteStatement.RUN_LOCK_TIMEOUT, Map.of(), millis));
            limited = true;
        }
    }

    /** What role and database say holds again; a rollback may have set back what is thought to hold, so it is always said. */
    void end() {
        if (longest.isPresent()) {
            session.update(clearance, WriteStatement.RUN_LOCK_TIMEOUT_OFF, Map.of());
        }
        limited = false;
    }

    /** What {@link #begin()} runs, to be sent with other statements; {@link #begun()} says that it went well. */
    List<String> beginning(int major) {
        return longest.map(millis -> SqlText.of(WriteStatement.RUN_LOCK_TIMEOUT, major, Map.of(), millis)).stream()
                .toList();
    }

    void begun() {
        limited = true;
    }
}
