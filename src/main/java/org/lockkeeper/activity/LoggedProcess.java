package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A server process as a line of a log tells of it. Pids are used again, so the pid alone does not say which process it was.
 *
 * @param at when the line was written, by the server's clock
 * @param began when the process began, to the second, where the log tells it: the first half of the session id that
 *     {@code log_line_prefix} writes as {@code %c}
 */
public record LoggedProcess(int pid, Optional<Instant> at, Optional<Instant> began) {
    /** {@code %t} cuts times to the second, so that a process may seem to begin after its first line. */
    private static final Duration CUT = Duration.ofSeconds(1);

    /** Whether a session is that process. */
    public enum Match {
        SAME,
        ANOTHER,
        /** The role may not see when the session began, or the log tells nothing to compare that with. */
        UNKNOWN
    }

    /** Compares when a session of that pid began with what the log tells. */
    public Match compare(Session session) {
        if (session.pid() != pid) {
            return Match.ANOTHER;
        }
        Optional<Instant> start = session.backendStart();
        if (start.isEmpty() || (began.isEmpty() && at.isEmpty())) {
            return Match.UNKNOWN;
        }
        boolean same = began.map(
                        second -> second.getEpochSecond() == start.get().getEpochSecond())
                .orElseGet(() ->
                        at.filter(line -> !start.get().isAfter(line.plus(CUT))).isPresent());
        return same ? Match.SAME : Match.ANOTHER;
    }
}
