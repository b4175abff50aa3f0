package org.lockkeeper.db;

import java.sql.SQLException;
import org.lockkeeper.connection.ConnectionProfile;

/** Turns a failed connection attempt into one sentence that says what to do. */
final class ConnectFailure {
    private ConnectFailure() {}

    static DbException explain(ConnectionProfile profile, SQLException e) {
        DbException raw = DbException.from(e);
        return new DbException(
                DbException.Kind.UNREACHABLE,
                raw.sqlState().orElse(""),
                0,
                "%s (%s): %s".formatted(profile.name(), profile.address(), raw.sentence()),
                e);
    }
}
