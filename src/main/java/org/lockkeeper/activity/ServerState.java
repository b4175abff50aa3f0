package org.lockkeeper.activity;

import java.time.Instant;
import org.lockkeeper.db.ServerFacts;

/**
 * What changes seldom: read when a connection is opened and every half minute.
 *
 * @param facts identity, version, role, whether it is a standby
 * @param startedAt when the server was started, by its own clock
 * @param maxConnections the limit
 * @param reservedConnections how many of them are kept for superusers and for roles with pg_use_reserved_connections
 * @param transactionIdAge how many transactions the oldest database lies behind its freezing
 * @param freezeMaxAge {@code autovacuum_freeze_max_age}: from there on autovacuum runs to prevent a wraparound
 * @param access what the role may see and do
 */
public record ServerState(
        ServerFacts facts,
        Instant startedAt,
        int maxConnections,
        int reservedConnections,
        long transactionIdAge,
        long freezeMaxAge,
        Access access) {
    /** Where transaction ids end: 2^31 back the past becomes the future. */
    public static final long WRAPAROUND = 1L << 31;
}
