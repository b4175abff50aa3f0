package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.Optional;
import org.lockkeeper.guard.Environment;

/**
 * One database and how to reach it.
 *
 * @param name unique in its workspace; what {@code --env} takes
 * @param port 1 to 65535
 * @param healthUrl what answers whether the application on this database is well
 * @param sslRootCert certificates to trust under {@code verify-ca} and {@code verify-full}; where empty, libpq's usual file, or else
 *     those that the Java runtime trusts
 */
public record ConnectionProfile(
        String name,
        Environment environment,
        String host,
        int port,
        String database,
        String user,
        SslMode sslMode,
        PasswordSource password,
        Optional<String> healthUrl,
        Optional<Path> sslRootCert) {

    /** PostgreSQL's own port. */
    public static final int DEFAULT_PORT = 5432;

    /** A profile that trusts the usual certificates. */
    public ConnectionProfile(
            String name,
            Environment environment,
            String host,
            int port,
            String database,
            String user,
            SslMode sslMode,
            PasswordSource password,
            Optional<String> healthUrl) {
        this(name, environment, host, port, database, user, sslMode, password, healthUrl, Optional.empty());
    }

    /** What {@code sslMode} is where a profile names none: production checks the server's certificate and its name. */
    public static SslMode defaultSslMode(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> SslMode.VERIFY_FULL;
            case DEVELOPMENT, STAGING -> SslMode.PREFER;
        };
    }

    /** Host, port and database as a person would write them. */
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port + "/" + database;
    }
}
