package org.lockkeeper.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.task.CancelToken;

/** One profile's database: a small pool for reading, made on first use, and guarded connections for everything else. */
public final class Database implements AutoCloseable {
    private static final int POOL_SIZE = 4;
    private static final int WAIT_FOR_CONNECTION_MS = 6_000;
    private static final String FX_THREAD = "JavaFX Application Thread";

    private final ConnectionProfile profile;
    private final Connector connector;
    private @Nullable HikariDataSource pool;

    public Database(ConnectionProfile profile, SecretSource secrets) {
        this.profile = profile;
        this.connector = new Connector(profile, secrets);
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /**
     * Borrows a connection for reading; close the session to give it back.
     *
     * @throws DbException if the server cannot be reached, refuses the login or is older than {@link ServerVersion} supports
     */
    public ReadSession read() {
        assertNotFxThread();
        try {
            Connection connection = pool().getConnection();
            return new ReadSession(connection, major(connection), true);
        } catch (HikariPool.PoolInitializationException e) {
            throw e.getCause() instanceof SQLException cause ? connectFailure(cause) : e;
        } catch (SQLException e) {
            throw connectFailure(e.getCause() instanceof SQLException cause ? cause : e);
        }
    }

    /**
     * Opens a connection of its own and redeems the clearance on it.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if the clearance does not hold for what is connected
     * @throws DbException if the server cannot be reached
     */
    public WriteSession write(Clearance<?> clearance) {
        assertNotFxThread();
        Connection connection = null;
        boolean opened = false;
        try {
            connection = connector.openForWriting();
            int major = major(connection);
            clearance.redeem(new ReadSession(connection, major, false).facts().identity());
            opened = true;
            return new WriteSession(connection, clearance, major);
        } catch (SQLException e) {
            throw connectFailure(e);
        } finally {
            if (!opened && connection != null) {
                closeQuietly(connection);
            }
        }
    }

    /**
     * Connections for an engine with JDBC code of its own. The clearance is redeemed by the first; each further one must lead to the
     * same target.
     */
    public DataSource engineSource(Clearance<?> clearance) {
        return new GuardedDataSource(connector, clearance, UnaryOperator.identity());
    }

    /**
     * As {@link #engineSource(Clearance)}, and a cancel request reaches the server while a statement runs.
     *
     * @param stoppable which statements it may stop; asked in the thread that runs them
     */
    public DataSource engineSource(Clearance<?> clearance, CancelToken cancel, Stoppable stoppable) {
        return new GuardedDataSource(
                connector, clearance, connection -> CancellableConnection.wrap(connection, cancel, stoppable));
    }

    /** Read-only connections for an engine with JDBC code of its own. */
    public DataSource engineReadSource() {
        return new ConnectorDataSource(connector::openForReading);
    }

    private synchronized HikariDataSource pool() {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName(profile.name());
            config.setDataSource(new ConnectorDataSource(connector::openForReading));
            config.setMaximumPoolSize(POOL_SIZE);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(WAIT_FOR_CONNECTION_MS);
            config.setInitializationFailTimeout(1);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    private DbException connectFailure(SQLException e) {
        return ConnectFailure.explain(profile, e);
    }

    private int major(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(Database.class).debug("closing a refused connection", e);
        }
    }

    private static void assertNotFxThread() {
        if (FX_THREAD.equals(Thread.currentThread().getName())) {
            throw new IllegalStateException("the window's thread must not wait for a database");
        }
    }

    /** Closes the pool; sessions that are open end. */
    @Override
    public synchronized void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
