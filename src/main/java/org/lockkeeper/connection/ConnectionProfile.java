package org.lockkeeper.connection;

import java.util.Optional;
import org.lockkeeper.guard.Environment;

/**
 * One database and how to reach it.
 *
 * @param name unique in its workspace; what {@code --env} takes
 * @param port 1 to 65535
 * @param healthUrl what answers whether the application on this database is well
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
        Optional<String> healthUrl) {

    /** Host, port and database as a person would write them. */
    public String address() {
        return host + ":" + port + "/" + database;
    }
}
