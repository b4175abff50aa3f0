package org.lockkeeper.db;

import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SslMode;

/**
 * Why a server refused a connection, by its SQLSTATE and by the routine of its source that said so (the fields of PostgreSQL's
 * documentation, "Error and Notice Message Fields"): neither follows the server's language. Its English words are asked only where
 * nothing else tells two cases apart.
 */
final class ServerRefusal {
    private final FailedAttempt attempt;
    private final ConnectionProfile profile;

    ServerRefusal(FailedAttempt attempt) {
        this.attempt = attempt;
        this.profile = attempt.profile();
    }

    /** @param routine the function that reported the error */
    DbException explain(String routine) {
        return switch (attempt.state()) {
            case "28P01" -> attempt.passwordGiven() ? wrongPassword() : attempt.noPassword();
            case "28000" -> notAuthorised(routine);
            case "3D000" ->
                attempt.unreachable(
                        "DATABASE",
                        "there is no database %s on this server; check its name, also upper and lower case"
                                .formatted(profile.database()));
            case "42501" ->
                attempt.login(
                        "PRIVILEGE",
                        "role %s may not connect to database %s; have its owner run: grant connect on database %s to %s"
                                .formatted(
                                        profile.user(),
                                        profile.database(),
                                        SqlCatalog.quote(profile.database()),
                                        SqlCatalog.quote(profile.user())));
            case "55000" ->
                attempt.unreachable(
                        "CLOSED-DATABASE",
                        "database %s accepts no connections (%s); have its owner allow them"
                                .formatted(profile.database(), attempt.words()));
            case "57P03" -> attempt.words().contains("shutting down") ? stopping() : starting();
            case "57P01", "57P02", "57P05" -> stopping();
            case "53300" ->
                attempt.unreachable(
                        "CONNECTIONS",
                        "too many connections (%s); close some, or have max_connections or the role's or database's limit raised"
                                .formatted(attempt.words()));
            case String state -> attempt.unreachable(state, "the server answered: " + attempt.words());
        };
    }

    private DbException wrongPassword() {
        // The server says the same of a role that does not exist, so as not to tell which roles do.
        return attempt.login(
                "PASSWORD",
                "the password of role %s (from %s) is wrong, or there is no such role; correct it where it comes from"
                        .formatted(profile.user(), profile.password().label()));
    }

    private DbException notAuthorised(String routine) {
        return switch (routine) {
            case "InitializeSessionUserId" ->
                attempt.words().contains("not permitted to log in")
                        ? attempt.login(
                                "NOLOGIN",
                                "role %s may not log in; connect as one that may, or have an administrator run: alter role %s login"
                                        .formatted(profile.user(), SqlCatalog.quote(profile.user())))
                        : attempt.login(
                                "ROLE",
                                "there is no role %s on this server; check its name, also upper and lower case"
                                        .formatted(profile.user()));
            case "ClientAuthentication" -> noEntry();
            default ->
                attempt.login(
                        "AUTH",
                        "the login of role %s was refused (%s); check how pg_hba.conf wants it to log in"
                                .formatted(profile.user(), attempt.words()));
        };
    }

    private DbException noEntry() {
        return profile.sslMode() == SslMode.DISABLE
                ? attempt.login(
                        "TLS-REQUIRED",
                        "the server does not let role %s into database %s without TLS (%s); choose sslMode require or stronger, or have its pg_hba.conf changed"
                                .formatted(profile.user(), profile.database(), attempt.words()))
                : attempt.login(
                        "HBA",
                        "the server does not let role %s into database %s from here (%s); have a line added to its pg_hba.conf"
                                .formatted(profile.user(), profile.database(), attempt.words()));
    }

    private DbException starting() {
        return attempt.unreachable(
                "STARTING",
                "the server is starting up or recovering (%s); try again in a moment".formatted(attempt.words()));
    }

    private DbException stopping() {
        return attempt.unreachable("STOPPING", "the server is shutting down; try again when it is back");
    }
}
