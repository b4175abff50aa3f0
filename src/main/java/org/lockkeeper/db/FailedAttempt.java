package org.lockkeeper.db;

import java.sql.SQLException;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.DbException.Kind;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * An attempt to use a profile's server that failed, and the sentences that it leads to.
 *
 * @param passwordGiven whether there was a password to send
 * @param whyNone why there was none, where that is known
 */
record FailedAttempt(ConnectionProfile profile, boolean passwordGiven, Optional<String> whyNone, SQLException failure) {

    String state() {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }

    /** No connection. The code follows {@code LK-DB-}; the text says what and what to do, without the final stop. */
    DbException unreachable(String code, String what) {
        return of(Kind.UNREACHABLE, code, what);
    }

    /** The server refused the login. */
    DbException login(String code, String what) {
        return of(Kind.LOGIN, code, what);
    }

    DbException noPassword() {
        return login(
                "NO-PASSWORD",
                "the server wants a password and %s gave none: %s"
                        .formatted(
                                profile.password().label(),
                                whyNone.orElse("choose another source under password.from")));
    }

    DbException timeout() {
        return unreachable(
                "TIMEOUT",
                "%s port %d did not answer in time; check host and port, firewall and VPN"
                        .formatted(profile.host(), profile.port()));
    }

    String words() {
        return words(failure);
    }

    /** The words of the server or the driver in one line; what could move the cursor or turn the text around is left out. */
    static String words(Throwable e) {
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        String words = server == null ? e.getMessage() : server.getMessage();
        return String.valueOf(words).replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    }

    private DbException of(Kind kind, String code, String what) {
        return new DbException(
                kind,
                "LK-DB-" + code,
                state(),
                "%s (%s) %s: %s."
                        .formatted(
                                profile.name(),
                                profile.address(),
                                kind == Kind.LOGIN ? "refuses the login" : "cannot be reached",
                                what),
                failure);
    }
}
