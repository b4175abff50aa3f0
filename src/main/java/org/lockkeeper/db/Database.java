package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.guard.Clearance;
import org.slf4j.LoggerFactory;

/** One profile's database: a small pool for reading, made on first use, and guarded connections for everything else. */
public final class Database implements AutoCloseable {
    private final ConnectionProfile profile;
    private final Connector connector;
    private final Pool pool;

    public Database(ConnectionProfile profile, SecretSource secrets) {
        this.profile = profile;
        this.connector = new Connector(profile, secrets);
        this.pool = new Pool(connector);
    }

    public ConnectionProfile profile() {
        return profile;
    }

    /**
     * Borrows a connection for reading; close the session to give it back.
     *
     * @throws DbException if the server cannot be reached, refuses the login or is older than {@link ServerVersion} supports
     * @throws org.lockkeeper.error.LockkeeperException if the password cannot be had
     */
    public ReadSession read() {
        FxThread.refuse();
        Connection connection = pool.borrow();
        boolean opened = false;
        try {
            ReadSession session = new ReadSession(profile, connection, major(connection), true);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                closeQuietly(connection);
            }
        }
    }

    /**
     * Opens a connection of its own for the queries of checks, which are not of the catalogue; only {@code checks} may.
     *
     * @param schema what names without one mean, before what they mean to the role anyway
     * @param role what the queries run as, where not as the profile's own
     * @throws DbException if the server cannot be reached, or does not let this role be that one
     */
    public CheckSession check(Optional<String> schema, Optional<String> role) {
        Connection connection = connector.openForReading();
        boolean opened = false;
        try {
            CheckSession session = CheckSession.open(profile, connection, major(connection), schema, role);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                closeQuietly(connection);
            }
        }
    }

    /**
     * Opens a connection of its own for looking at the server again and again; closing the session ends it. Its statements give up soon,
     * so that they never queue behind what they are to show.
     *
     * @throws DbException as {@link #read()}
     * @throws org.lockkeeper.error.LockkeeperException if the password cannot be had
     */
    public ReadSession watch() {
        Connection connection = connector.openForWatching();
        boolean opened = false;
        try {
            ReadSession session = new ReadSession(profile, connection, major(connection), true);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                closeQuietly(connection);
            }
        }
    }

    /**
     * Opens a connection of its own and redeems the clearance on it.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if the clearance does not hold for what is connected
     * @throws DbException if the server cannot be reached
     * @throws org.lockkeeper.error.LockkeeperException if the password cannot be had
     */
    public WriteSession write(Clearance<?> clearance) {
        return write(clearance, true);
    }

    /**
     * As {@link #write(Clearance)}, for what acts on sessions and not on data: a standby takes that too.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException as {@link #write(Clearance)}
     */
    public WriteSession signal(Clearance<?> clearance) {
        return write(clearance, false);
    }

    private WriteSession write(Clearance<?> clearance, boolean data) {
        Connection connection = connector.openForWriting();
        boolean opened = false;
        try {
            int major = major(connection);
            ReadSession session = new ReadSession(profile, connection, major, false);
            if (data) {
                session.requireWritable();
            }
            clearance.redeem(session.facts().identity());
            opened = true;
            return new WriteSession(profile, connection, clearance, major);
        } finally {
            if (!opened) {
                closeQuietly(connection);
            }
        }
    }

    /**
     * Connections for an engine with JDBC code of its own. The clearance is redeemed by the first; each further one must lead to the
     * same target. A failure to connect is thrown as {@link DbException}, so that the engine does not wrap its sentence.
     */
    public DataSource engineSource(Clearance<?> clearance) {
        return new GuardedDataSource(connector, clearance, Optional.empty());
    }

    /** As {@link #engineSource(Clearance)}, and what runs is stopped and limited as the guide says. */
    public DataSource engineSource(Clearance<?> clearance, EngineGuide guide) {
        return new GuardedDataSource(connector, clearance, Optional.of(guide));
    }

    /** Read-only connections for an engine with JDBC code of its own; failures as with {@link #engineSource}. */
    public DataSource engineReadSource() {
        return new ConnectorDataSource(connector::openForReading);
    }

    private int major(Connection connection) {
        try {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LoggerFactory.getLogger(Database.class).debug("closing a refused connection", e);
        }
    }

    /** Closes the pool; sessions that are open end. */
    @Override
    public void close() {
        pool.close();
    }
}
