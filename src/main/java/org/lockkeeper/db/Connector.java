package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.error.LockkeeperException;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Opens connections for one profile, each with the same name, timeouts and TLS settings. Every failure is a {@link LockkeeperException}
 * whose sentence says what to do.
 */
final class Connector {
    static final String APPLICATION_NAME = "lockkeeper";

    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    /** A little more than each step may take, so that the step that hangs is the one that is told. */
    private static final int LOGIN_TIMEOUT_SECONDS = CONNECT_TIMEOUT_SECONDS + 1;

    private static final String WRONG_PASSWORD = "28P01";
    private static final String LOCK_TIMEOUT = "set lock_timeout = '2s'";
    private static final String READ_TIMEOUTS = LOCK_TIMEOUT + "; set statement_timeout = '60s'";

    /** Longer than the server's own timeout: it runs out only where the network swallows the answer. */
    private static final Duration READ_PATIENCE = Duration.ofSeconds(75);

    private static final String WATCH_TIMEOUTS = "set lock_timeout = '100ms'; set statement_timeout = '5s'";
    private static final Duration WATCH_PATIENCE = Duration.ofSeconds(10);

    private final Driver driver = new Driver();
    private final ConnectionProfile profile;
    private final SecretSource secrets;

    Connector(ConnectionProfile profile, SecretSource secrets) {
        this.profile = profile;
        this.secrets = secrets;
    }

    ConnectionProfile profile() {
        return profile;
    }

    Optional<String> password() {
        return secrets.password(profile);
    }

    /** A connection on which the server refuses every write that it can tell from reading. */
    Connection openForReading() {
        return open(readOnly(), READ_PATIENCE, READ_TIMEOUTS);
    }

    /** As {@link #openForReading()}, and giving up soon: whoever looks every second must not stand in a queue. */
    Connection openForWatching() {
        return open(readOnly(), WATCH_PATIENCE, WATCH_TIMEOUTS);
    }

    /** As {@link #openForReading()}, without a limit to how long a statement takes. */
    Connection openForLongReading() {
        Properties properties = properties();
        PGProperty.READ_ONLY.set(properties, true);
        PGProperty.READ_ONLY_MODE.set(properties, "always");
        return open(properties, Duration.ZERO, LOCK_TIMEOUT);
    }

    /** A connection in simple protocol without timeouts: a script gets what it would get from its own engine. */
    Connection openForWriting() {
        Properties properties = properties();
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        return open(properties, Duration.ZERO, "");
    }

    /** As {@link #openForWriting()}, in the driver's usual protocol, for an engine that brings its own JDBC code. */
    Connection openForEngine() {
        return open(properties(), Duration.ZERO, "");
    }

    /** Limits how long the session's statements wait for a lock; where empty, what role and database say holds again. */
    static void lockTimeout(Connection connection, Optional<Duration> longest) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    longest.map(d -> "set lock_timeout = " + d.toMillis()).orElse("reset lock_timeout"));
        }
    }

    private Connection open(Properties properties, Duration patience, String settings) {
        FxThread.refuse();
        Optional<String> password = secrets.password(profile);
        // Empty and not absent: without a password the driver reads the pgpass file itself and does not look at its
        // mode.
        PGProperty.PASSWORD.set(properties, password.orElse(""));
        try {
            Connection connection = driver.connect("jdbc:postgresql://", properties);
            if (connection == null) {
                throw new IllegalStateException("the driver does not accept its own URL");
            }
            return prepared(connection, patience, settings);
        } catch (SQLException e) {
            DbException failure = ConnectFailure.explain(profile, password.isPresent(), secrets.whyNone(profile), e);
            if (failure.sqlState().equals(Optional.of(WRONG_PASSWORD))) {
                secrets.rejected(profile);
            }
            throw failure;
        }
    }

    private Connection prepared(Connection connection, Duration patience, String settings) throws SQLException {
        boolean ready = false;
        try {
            ServerVersion version = new ServerVersion(
                    connection.getMetaData().getDatabaseMajorVersion() * 10_000,
                    connection.getMetaData().getDatabaseProductVersion());
            if (!version.isSupported()) {
                throw ConnectFailure.unsupported(profile, version);
            }
            connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
            if (!settings.isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(settings);
                }
            }
            ready = true;
            return connection;
        } finally {
            if (!ready) {
                connection.close();
            }
        }
    }

    private Properties readOnly() {
        Properties properties = properties();
        PGProperty.READ_ONLY.set(properties, true);
        PGProperty.READ_ONLY_MODE.set(properties, "always");
        return properties;
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.PG_HOST.set(properties, profile.host());
        PGProperty.PG_PORT.set(properties, profile.port());
        PGProperty.PG_DBNAME.set(properties, profile.database());
        PGProperty.USER.set(properties, profile.user());
        TlsSettings.apply(profile, properties);
        PGProperty.APPLICATION_NAME.set(properties, APPLICATION_NAME);
        PGProperty.CONNECT_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(properties, CONNECT_TIMEOUT_SECONDS);
        PGProperty.LOGIN_TIMEOUT.set(properties, LOGIN_TIMEOUT_SECONDS);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        return properties;
    }
}
