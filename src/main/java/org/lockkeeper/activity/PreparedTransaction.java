package org.lockkeeper.activity;

import java.time.Instant;

/**
 * A transaction that was prepared for two-phase commit: it holds locks and has no session.
 *
 * @param transaction its transaction id
 * @param gid the name under which it is committed or rolled back
 * @param prepared when
 */
public record PreparedTransaction(String transaction, String gid, Instant prepared, String owner, String database) {
    /** What ends it, in its own database, as its owner or a superuser. */
    public String rollback() {
        return "rollback prepared '%s'".formatted(gid.replace("'", "''"));
    }
}
