package org.lockkeeper.migration.flyway;

import java.util.Optional;
import org.lockkeeper.db.DbException;
import org.lockkeeper.migration.PlannedMigration;

/** What a failed migration left in the database, in words. */
final class LeftBehind {
    private LeftBehind() {}

    static String words(PlannedMigration migration, Optional<DbException> server) {
        boolean connectionLost =
                server.map(e -> e.kind() == DbException.Kind.UNREACHABLE).orElse(false);
        if (migration.transactional()) {
            return connectionLost
                    ? "The connection broke; the server rolls back the transaction in which the script ran. Look at the status before migrating again."
                    : "Nothing: the script ran in one transaction, which was rolled back, and the history has no row for it. Correct the script, then migrate again.";
        }
        String remains =
                "The script ran outside a transaction, so that every statement before the failing one stays, and a failed CREATE INDEX CONCURRENTLY leaves an invalid index. Such a script is not tried again by itself.";
        return connectionLost
                ? remains
                        + " The connection broke, so that the history may have no row for it. Look at the status, and clean up by hand before migrating again."
                : remains
                        + " The history has a row that marks it as failed. Clean up by hand, then repair, then migrate again.";
    }
}
