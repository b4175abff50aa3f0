package org.lockkeeper.migration;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/**
 * A session that holds an engine's advisory lock. What the role may not see is empty.
 *
 * @param backendStart when it connected, which tells it from a later session with the same pid
 * @param state {@code active}, {@code idle} and the like
 * @param since since when it is in that state
 * @param query what it runs now, or ran last
 */
public record LockSession(
        long pid,
        Optional<Instant> backendStart,
        String role,
        String application,
        String client,
        String state,
        Optional<Instant> since,
        String query) {
    /** The other sessions of this database that hold the lock of that key. */
    public static List<LockSession> read(ReadSession session, long key) {
        return session.query(
                ReadQuery.ADVISORY_LOCK_HOLDERS,
                row -> new LockSession(
                        row.number("pid"),
                        row.optionalInstant("backend_start"),
                        row.text("role"),
                        row.text("application"),
                        row.text("client"),
                        row.text("state"),
                        row.optionalInstant("state_change"),
                        row.text("query")),
                key);
    }

    /** Such as {@code pid 4711 (role app, application prisma, client 10.0.0.7, connected since …, active since …)}. */
    public String words() {
        return Stream.of(
                        role.isEmpty() ? "" : "role " + role,
                        application.isEmpty() ? "" : "application " + application,
                        client.isEmpty() ? "" : "client " + client,
                        backendStart.map(at -> "connected since " + at).orElse(""),
                        state.isEmpty()
                                ? ""
                                : state + since.map(at -> " since " + at).orElse(""))
                .filter(fact -> !fact.isEmpty())
                .collect(Collectors.joining(", ", "pid " + pid + " (", ")"));
    }
}
