package org.lockkeeper.backup;

import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/**
 * The server that a restore was confirmed for, as a program that opens a connection of its own can be held to it: the name that both were
 * given may lead elsewhere meanwhile.
 */
final class ConfirmedServer {
    private final ReadSession session;
    private final long startedAt;

    /** @param session is connected to it */
    ConfirmedServer(ReadSession session) {
        this.session = session;
        this.startedAt = session.query(ReadQuery.POSTMASTER_START, row -> row.number("micros"))
                .getFirst();
    }

    /** Whether a program that was given that name is connected to this very server. */
    boolean isConnected(String name) {
        return ServerRoom.isConnected(session, name);
    }

    /** What fails on every other server, with a division by zero; the server knows itself by when it was started. */
    String check() {
        return "select 1 / (count(*) filter (where (extract(epoch from pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint = %d)) as here"
                .formatted(startedAt);
    }
}
