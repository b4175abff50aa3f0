package org.lockkeeper.db;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SslMode;
import org.postgresql.util.GT;
import org.postgresql.util.PSQLState;

/** Why the driver could not connect, by the types of the causes and its own SQLSTATEs: its words follow the user's language. */
final class DriverFailure {
    private final FailedAttempt attempt;
    private final ConnectionProfile profile;
    private final String place;

    DriverFailure(FailedAttempt attempt) {
        this.attempt = attempt;
        this.profile = attempt.profile();
        this.place = profile.host() + " port " + profile.port();
    }

    DbException explain() {
        if (has(UnknownHostException.class)) {
            return attempt.unreachable(
                    "HOST",
                    "the host name %s cannot be resolved; check its spelling, and DNS or VPN"
                            .formatted(profile.host()));
        }
        if (has(FileNotFoundException.class)) {
            return attempt.unreachable(
                    "TLS-ROOT",
                    "the certificates to trust, %s, cannot be read; name a file under sslRootCert that can be"
                            .formatted(root()));
        }
        Optional<SSLException> tls = find(SSLException.class);
        if (tls.isPresent()) {
            return tls(tls.get());
        }
        return has(java.io.IOException.class) ? network() : refused();
    }

    private DbException tls(SSLException e) {
        if (has(CertificateExpiredException.class)) {
            return attempt.unreachable("TLS-EXPIRED", "the server's certificate has expired; have it renewed");
        }
        if (has(CertificateNotYetValidException.class)) {
            return attempt.unreachable(
                    "TLS-EXPIRED",
                    "the server's certificate is not valid yet; check both clocks, or have it issued anew");
        }
        if (has(CertificateException.class) || has(CertPathValidatorException.class)) {
            return attempt.unreachable(
                    "TLS-UNTRUSTED",
                    "the server's certificate is signed by nobody in %s; name the authority's certificate under sslRootCert"
                            .formatted(root()));
        }
        return attempt.unreachable(
                "TLS",
                "the TLS handshake failed (%s); check the server's TLS settings, and that PostgreSQL is what answers on %s"
                        .formatted(FailedAttempt.words(e), place));
    }

    private DbException network() {
        if (has(SocketTimeoutException.class)) {
            return attempt.timeout();
        }
        if (has(NoRouteToHostException.class)) {
            return noRoute();
        }
        Optional<ConnectException> connect = find(ConnectException.class);
        if (connect.isPresent()) {
            String words = String.valueOf(connect.get().getMessage());
            if (words.contains("timed out")) {
                return attempt.timeout();
            }
            return words.contains("unreachable")
                    ? noRoute()
                    : attempt.unreachable(
                            "REFUSED",
                            "nothing listens on %s; check host and port, that the server runs, and its listen_addresses"
                                    .formatted(place));
        }
        if (has(EOFException.class) || has(SocketException.class)) {
            return attempt.unreachable(
                    "CLOSED",
                    "%s closed the connection without an answer; check that PostgreSQL is behind it, not a proxy or tunnel without one"
                            .formatted(place));
        }
        return other();
    }

    /** Without a cause it is the driver itself that did not like what the server said. */
    private DbException refused() {
        String state = attempt.state();
        if (GT.tr("The server does not support SSL.").equals(attempt.failure().getMessage())) {
            return attempt.unreachable(
                    "TLS-UNSUPPORTED",
                    "the server offers no TLS and sslMode is %s; switch ssl on there, or choose sslMode prefer or disable where the network may read along"
                            .formatted(profile.sslMode().label()));
        }
        if (state.equals(PSQLState.CONNECTION_FAILURE.getState()) && profile.sslMode() == SslMode.VERIFY_FULL) {
            return attempt.unreachable(
                    "TLS-NAME",
                    "the server's certificate is not for the name %s; connect by a name that it is for, or have it issued anew"
                            .formatted(profile.host()));
        }
        if (state.equals(PSQLState.PROTOCOL_VIOLATION.getState())) {
            return attempt.unreachable(
                    "PROTOCOL", "what answers on %s is not PostgreSQL; check host and port".formatted(place));
        }
        if (!attempt.passwordGiven()
                && (state.startsWith("28") || state.equals(PSQLState.CONNECTION_REJECTED.getState()))) {
            return attempt.noPassword();
        }
        if (state.startsWith("28")) {
            return attempt.login(
                    "AUTH",
                    "the login failed (%s); check the password and how the server asks for it"
                            .formatted(attempt.words()));
        }
        return state.equals(PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState()) ? attempt.timeout() : other();
    }

    private DbException noRoute() {
        return attempt.unreachable(
                "ROUTE", "there is no way to %s from here; check the network and VPN".formatted(profile.host()));
    }

    private DbException other() {
        return attempt.unreachable("FAILED", "the attempt failed (%s)".formatted(attempt.words()));
    }

    private String root() {
        return profile.sslRootCert().map(String::valueOf).orElse("the usual place");
    }

    private boolean has(Class<? extends Throwable> type) {
        return find(type).isPresent();
    }

    private <T extends Throwable> Optional<T> find(Class<T> type) {
        Throwable cause = attempt.failure();
        // Causes can form a ring; no real chain is this long.
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
