package org.lockkeeper.migration.prisma;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/**
 * A session that holds Prisma's advisory lock.
 *
 * @param connectedAt when it connected; empty where the role may not see that
 */
record LockHolder(long pid, String role, String application, String client, Optional<Instant> connectedAt) {
    static List<LockHolder> read(ReadSession session) {
        return session.query(
                ReadQuery.PRISMA_LOCK_HOLDERS,
                row -> new LockHolder(
                        row.number("pid"),
                        row.text("role"),
                        row.text("application"),
                        row.text("client"),
                        row.optionalInstant("backend_start")));
    }

    /** Such as {@code pid 4711 (role app, application prisma, client 10.0.0.7, connected since 2026-11-20T10:11:12Z)}. */
    String description() {
        List<String> parts = Stream.of(
                        role.isEmpty() ? "" : "role " + role,
                        application.isEmpty() ? "" : "application " + application,
                        client.isEmpty() ? "" : "client " + client,
                        connectedAt.map(at -> "connected since " + at).orElse(""))
                .filter(part -> !part.isEmpty())
                .toList();
        return "pid " + pid + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
    }
}
