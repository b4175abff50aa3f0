package org.lockkeeper.migration.prisma;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.SqlText;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.migration.script.OutsideTransaction;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;

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

    /**
     * Does what suits a statement: one that works in transactions of its own, such as CREATE INDEX CONCURRENTLY, waits as long as it has
     * to, since giving up leaves half of its work behind.
     */
    void suit(SqlStatement statement) {
        if (!OutsideTransaction.is(statement)) {
            begin();
        } else if (limited) {
            end();
        }
    }

    /** What suits the first statement of a script, to be sent with others; {@link #suited} says that it went well. */
    List<String> suiting(SqlScript script, int major) {
        return longest
                .map(millis -> startsOutside(script)
                        ? SqlText.of(WriteStatement.RUN_LOCK_TIMEOUT_OFF, major, Map.of())
                        : SqlText.of(WriteStatement.RUN_LOCK_TIMEOUT, major, Map.of(), millis))
                .stream()
                .toList();
    }

    void suited(SqlScript script) {
        limited = !startsOutside(script);
    }

    private static boolean startsOutside(SqlScript script) {
        return !script.statements().isEmpty()
                && OutsideTransaction.is(script.statements().getFirst());
    }
}
