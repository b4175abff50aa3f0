package org.lockkeeper.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;

/**
 * Who holds a lock that a restore waits for.
 *
 * @param pid 0 for a prepared transaction, which no session can be ended for
 * @param start empty where there is no session, or the role may not see it
 * @param client whether a program of somebody's is connected; else it is a process of the server's own
 * @param words who that is, for a person
 */
record RestoreBlocker(int pid, Optional<Instant> start, boolean client, String words) {
    /** Those in the way of a program that was given that name; none where it does not wait. */
    static List<RestoreBlocker> of(ReadSession session, String program) {
        return session.query(ReadQuery.RESTORE_BLOCKERS, RestoreBlocker::of, program);
    }

    static String words(List<RestoreBlocker> blockers) {
        return blockers.stream().map(RestoreBlocker::words).collect(Collectors.joining("; "));
    }

    private static RestoreBlocker of(Row row) {
        int pid = (int) row.number("pid");
        String type = row.text("type");
        return new RestoreBlocker(
                pid,
                row.optionalInstant("backend_start"),
                type.equals("client backend") || type.isEmpty(),
                pid == 0 ? "the prepared transaction " + row.text("prepared") : words(pid, type, row));
    }

    private static String words(int pid, String type, Row row) {
        List<String> facts = List.of(
                row.text("role").isEmpty() ? type : "role " + row.text("role"),
                row.text("application"),
                "from " + row.text("client"),
                row.text("state"));
        return "pid %d (%s)"
                .formatted(pid, facts.stream().filter(fact -> !fact.isEmpty()).collect(Collectors.joining(", ")));
    }
}
