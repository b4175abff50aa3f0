package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Site;
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.guard.TargetIdentity;

/**
 * One database and how to reach it.
 *
 * @param name unique in its workspace; what {@code --env} takes
 * @param port 1 to 65535
 * @param healthUrl what answers whether the application on this database is well
 * @param sslRootCert certificates to trust under {@code verify-ca} and {@code verify-full}; where empty, libpq's usual file, or else
 *     those that the Java runtime trusts
 * @param confirm how often it wants to be asked before a change, where that is more than its environment asks
 * @param run how patient a run of migrations is there
 * @param contacts whom to turn to in an emergency, a line each
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
        Optional<Path> sslRootCert,
        Strictness confirm,
        RunSettings run,
        List<String> contacts) {
    public ConnectionProfile {
        contacts = List.copyOf(contacts);
    }

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

    /** A profile that is as strict as its environment. */
    public ConnectionProfile(
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
        this(
                name,
                environment,
                host,
                port,
                database,
                user,
                sslMode,
                password,
                healthUrl,
                sslRootCert,
                Strictness.USUAL);
    }

    /** A profile on which runs are as patient as usual. */
    public ConnectionProfile(
            String name,
            Environment environment,
            String host,
            int port,
            String database,
            String user,
            SslMode sslMode,
            PasswordSource password,
            Optional<String> healthUrl,
            Optional<Path> sslRootCert,
            Strictness confirm) {
        this(
                name,
                environment,
                host,
                port,
                database,
                user,
                sslMode,
                password,
                healthUrl,
                sslRootCert,
                confirm,
                RunSettings.USUAL);
    }

    /** The same server and role, another database. */
    public ConnectionProfile withDatabase(String other) {
        return new ConnectionProfile(
                name,
                environment,
                host,
                port,
                other,
                user,
                sslMode,
                password,
                healthUrl,
                sslRootCert,
                confirm,
                run,
                contacts);
    }

    /** A profile without contacts. */
    public ConnectionProfile(
            String name,
            Environment environment,
            String host,
            int port,
            String database,
            String user,
            SslMode sslMode,
            PasswordSource password,
            Optional<String> healthUrl,
            Optional<Path> sslRootCert,
            Strictness confirm,
            RunSettings run) {
        this(
                name,
                environment,
                host,
                port,
                database,
                user,
                sslMode,
                password,
                healthUrl,
                sslRootCert,
                confirm,
                run,
                List.of());
    }

    /** What {@code sslMode} is where a profile names none: production checks the server's certificate and its name. */
    public static SslMode defaultSslMode(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> SslMode.VERIFY_FULL;
            case DEVELOPMENT, STAGING -> SslMode.PREFER;
        };
    }

    /**
     * Where something is to be done, for the guard.
     *
     * @param target the identity that the server reported
     */
    public Site site(TargetIdentity target, ChangeWindow window) {
        return new Site(name, address(), user, environment, target, confirm, window);
    }

    /** Host, port and database as a person would write them. */
    public String address() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port + "/" + database;
    }
}
