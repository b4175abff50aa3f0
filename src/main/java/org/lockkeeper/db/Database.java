package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.TargetIdentity;
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
     * The password for a client program that logs in by itself; empty where none is known and the server may not ask for one.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it cannot be had
     */
    public Optional<String> password() {
        FxThread.refuse();
        return connector.password();
    }

    /**
     * Borrows a connection for reading; close the session to give it back.
     *
     * @throws DbException if the server cannot be reached, refuses the login or is older than {@link ServerVersion} supports
     * @throws org.lockkeeper.error.LockkeeperException if the password cannot be had
     */
    public ReadSession read() {
        FxThread.refuse();
        return reading(pool.borrow());
    }

    private ReadSession reading(Connection connection) {
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

    /** As {@link #read}, on a connection of its own and for statements that may take as long as they take, such as exact counts. */
    public ReadSession readPatiently() {
        return reading(connector.openForLongReading());
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
        return reading(connector.openForWatching());
    }

    /**
     * Opens a connection of its own and redeems the clearance on it.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if the clearance does not hold for what is connected
     * @throws DbException if the server cannot be reached
     * @throws org.lockkeeper.error.LockkeeperException if the password cannot be had
     */
    public WriteSession write(Clearance<?> clearance) {
        return write(clearance, session -> clearance.redeem(session.writableTarget()));
    }

    /**
     * As {@link #write(Clearance)}, for what acts on sessions and not on data: a standby takes that too.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException as {@link #write(Clearance)}
     */
    public WriteSession signal(Clearance<?> clearance) {
        return write(clearance, session -> clearance.redeem(session.facts().identity()));
    }

    /**
     * Another database of the same server, reached with the same login.
     *
     * @return to be closed by the caller
     */
    public Database beside(String database) {
        return new Database(profile.withDatabase(database), _ -> connector.password());
    }

    /**
     * As {@link #write}, for what cannot be done to a database by somebody who is connected to it: the clearance is for another database
     * of this server, and redeemed against what the server says of that one here.
     */
    public WriteSession writeBeside(Clearance<?> clearance) {
        return write(clearance, session -> clearance.redeem(beside(session, clearance.target())));
    }

    /** A further connection for what {@link #writeBeside} has begun; it has to lead to the same server. */
    public WriteSession writeBesideAgain(Clearance<?> clearance) {
        return write(clearance, session -> clearance.requireTarget(beside(session, clearance.target())));
    }

    private static TargetIdentity beside(ReadSession session, TargetIdentity of) {
        String system = session.writableTarget().system();
        long oid = session.query(ReadQuery.DATABASE_FACTS, row -> row.number("oid"), of.database()).stream()
                .findFirst()
                .orElse(0L);
        return new TargetIdentity(system, of.database(), oid);
    }

    private WriteSession write(Clearance<?> clearance, Consumer<ReadSession> check) {
        Connection connection = connector.openForWriting();
        boolean opened = false;
        try {
            int major = major(connection);
            ReadSession session = new ReadSession(profile, connection, major, false);
            check.accept(session);
            opened = true;
            return new WriteSession(profile, connection, clearance, major);
        } finally {
            if (!opened) {
                closeQuietly(connection);
            }
        }
    }

    /** As {@link #write}, for an operation that several sessions carry out: the first redeems the clearance. */
    public WriteSessions writers(Clearance<?> clearance) {
        return new WriteSessions(profile, connector, clearance);
    }

    /**
     * Connections for an engine with JDBC code of its own. The clearance is redeemed by the first; each further one must lead to the
     * same target. A failure to connect is thrown as {@link DbException}, so that the engine does not wrap its sentence. What runs is
     * stopped and limited as the guide says.
     */
    public DataSource engineSource(Clearance<?> clearance, EngineGuide guide) {
        return new GuardedDataSource(connector, clearance, guide);
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

    static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LoggerFactory.getLogger(Database.class).debug("closing a refused connection", e);
        }
    }

    /** Gives up the pool's connections, so that they hold nobody up; the next reading makes new ones. */
    public void disconnect() {
        pool.close();
    }

    /** Closes the pool; sessions that are open end. */
    @Override
    public void close() {
        pool.close();
    }
}
