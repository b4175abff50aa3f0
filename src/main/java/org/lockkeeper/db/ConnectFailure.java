package org.lockkeeper.db;

import java.sql.SQLException;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.DbException.Kind;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns a failed connection into one sentence that says what to do, with a code that stays the same. */
final class ConnectFailure {
    private ConnectFailure() {}

    /**
     * An attempt to connect that failed.
     *
     * @param passwordGiven whether there was a password to send
     * @param whyNone why there was none, where that is known
     */
    static DbException explain(
            ConnectionProfile profile, boolean passwordGiven, Optional<String> whyNone, SQLException e) {
        FailedAttempt attempt = new FailedAttempt(profile, passwordGiven, whyNone, e);
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        return server == null
                ? new DriverFailure(attempt).explain()
                : new ServerRefusal(attempt).explain(String.valueOf(server.getRoutine()));
    }

    /** A server that is older than what is supported. */
    static DbException unsupported(ConnectionProfile profile, ServerVersion version) {
        return connected(profile, new SQLException("unsupported version " + version.text()))
                .unreachable(
                        "VERSION",
                        "the server is PostgreSQL %s, and Lockkeeper supports %d and newer; upgrade the server"
                                .formatted(version.text(), ServerVersion.OLDEST_SUPPORTED_MAJOR));
    }

    /** What a statement's failure means on a connection that had been made: often the statement's own, at times the connection's. */
    static DbException whileConnected(ConnectionProfile profile, SQLException e) {
        DbException raw = DbException.from(e);
        return raw.kind() == Kind.UNREACHABLE
                ? connected(profile, e)
                        .unreachable(
                                "BROKEN",
                                "the connection broke (%s); look whether the server is up and try again"
                                        .formatted(FailedAttempt.words(e)))
                : raw;
    }

    /** Every connection of the pool is lent out. */
    static DbException busy(ConnectionProfile profile, int size, SQLException e) {
        return connected(profile, e)
                .unreachable(
                        "BUSY",
                        "all of Lockkeeper's %d connections are busy; wait for what is being read, or cancel it"
                                .formatted(size));
    }

    private static FailedAttempt connected(ConnectionProfile profile, SQLException e) {
        return new FailedAttempt(profile, true, Optional.empty(), e);
    }
}
