package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.activity.Session;

/**
 * The lines of one process of a server.
 *
 * @param environment whose server it is; empty where that is not known
 * @param began when it began, since pids are used again
 * @param files from when on the server's files are wanted; empty for the one that it writes now
 * @param at the moment to go to; empty for none
 */
record ProcessLines(
        Optional<String> environment, int pid, Optional<Instant> began, Optional<Instant> files, Optional<Instant> at) {
    /** A session's: what it does began before the moment that it is looked at, and may stand in an older file. */
    static ProcessLines of(Session session, Optional<String> environment, Optional<Instant> past) {
        Optional<Instant> files = Stream.of(session.transactionStart(), session.queryStart(), past)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        return new ProcessLines(environment, session.pid(), session.backendStart(), files, past);
    }

    /** Whether they may stand in a log: in its server's, or in a file of which nobody knows whose it is. */
    boolean mayStandIn(LogViewModel log) {
        return log.environment().isEmpty() || log.environment().equals(environment);
    }

    /** From the second on in which it began: {@code %t} cuts times to that. */
    FilterInput filter() {
        return FilterInput.NONE
                .ofPid(Integer.toString(pid))
                .between(
                        began.map(moment ->
                                        moment.truncatedTo(ChronoUnit.SECONDS).toString())
                                .orElse(""),
                        "");
    }
}
