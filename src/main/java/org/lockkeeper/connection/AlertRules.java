package org.lockkeeper.connection;

import java.time.Duration;

/**
 * From where on the activity of an environment is worth an alert. Zero means never.
 *
 * @param longestTransaction of clients, idle ones included
 * @param idleInTransaction how long a client has a transaction open and does nothing
 * @param waitingSessions how many wait for a lock at once
 * @param blockedFor how long one of them waits
 * @param connectionsPercent of those that the server lets in
 * @param transactionIdAge how many transactions the oldest database lies behind; at 2^31 the server stops taking writes
 */
public record AlertRules(
        Duration longestTransaction,
        Duration idleInTransaction,
        int waitingSessions,
        Duration blockedFor,
        int connectionsPercent,
        int transactionIdAge) {
    /** What holds where the workspace says nothing. */
    public static final AlertRules USUAL =
            new AlertRules(Duration.ofMinutes(30), Duration.ofMinutes(5), 10, Duration.ofSeconds(30), 85, 900_000_000);
}
