package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** Opens connections for one profile, each with the same name, timeouts and TLS settings. */
final class Connector {
    static final String APPLICATION_NAME = "lockkeeper";

    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final String READ_TIMEOUTS = "set lock_timeout = '2s'; set statement_timeout = '60s'";

    private final Driver driver = new Driver();
    private final ConnectionProfile profile;
    private final SecretSource secrets;

    Connector(ConnectionProfile profile, SecretSource secrets) {
        this.profile = profile;
        this.secrets = secrets;
    }

    /** A connection on which the server refuses every write that it can tell from reading. */
    Connection openForReading() throws SQLException {
        Properties properties = properties();
        PGProperty.READ_ONLY.set(properties, true);
        PGProperty.READ_ONLY_MODE.set(properties, "always");
        Connection connection = open(properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(READ_TIMEOUTS);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A connection in simple protocol without timeouts: a script gets what it would get from its own engine. */
    Connection openForWriting() throws SQLException {
        Properties properties = properties();
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        return open(properties);
    }

    /** As {@link #openForWriting()}, in the driver's usual protocol, for an engine that brings its own JDBC code. */
    Connection openForEngine() throws SQLException {
        return open(properties());
    }

    private Connection open(Properties properties) throws SQLException {
        Connection connection = driver.connect(url(), properties);
        if (connection == null) {
            throw new IllegalStateException("the driver does not accept its own URL");
        }
        return connection;
    }

    private String url() {
        return "jdbc:postgresql://";
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.PG_HOST.set(properties, profile.host());
        PGProperty.PG_PORT.set(properties, profile.port());
        PGProperty.PG_DBNAME.set(properties, profile.database());
        PGProperty.USER.set(properties, profile.user());
        secrets.password(profile).ifPresent(password -> PGProperty.PASSWORD.set(properties, password));
        PGProperty.SSL_MODE.set(properties, profile.sslMode().label());
        PGProperty.APPLICATION_NAME.set(properties, APPLICATION_NAME);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }
}
