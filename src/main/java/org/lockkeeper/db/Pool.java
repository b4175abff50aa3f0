package org.lockkeeper.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.error.LockkeeperException;

/**
 * A small pool for reading. Its first connection is opened by whoever asks first, in his own thread: a failure is told at once, and a
 * question for a password reaches the person who waits. The pool opens further ones, but after a failed login none until somebody asks
 * again: a wrong password that is tried over and over locks the role out on some servers.
 */
final class Pool implements AutoCloseable {
    private static final int SIZE = 4;

    /** Longer than an attempt to connect may take, so that its failure is what is told. */
    private static final Duration WAIT = Duration.ofSeconds(7);

    /** The pool tells of a failed attempt only when a wait is over: so it is asked for short ones, several times. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private final Connector connector;
    private final AtomicReference<@Nullable LockkeeperException> refused = new AtomicReference<>();
    private @Nullable HikariDataSource connections;

    Pool(Connector connector) {
        this.connector = connector;
    }

    /** @throws LockkeeperException with a sentence that says what to do */
    Connection borrow() {
        long deadline = System.nanoTime() + WAIT.toNanos();
        while (true) {
            try {
                return open().getConnection();
            } catch (SQLTransientConnectionException e) {
                if (e.getCause() instanceof LockkeeperException told) {
                    throw told;
                }
                if (System.nanoTime() - deadline > 0) {
                    throw ConnectFailure.busy(connector.profile(), SIZE, e);
                }
            } catch (SQLException e) {
                throw ConnectFailure.whileConnected(connector.profile(), e);
            }
        }
    }

    private synchronized HikariDataSource open() {
        refused.set(null);
        if (connections != null && isDead(connections)) {
            connections.close();
            connections = null;
        }
        if (connections == null) {
            connections = pool(connector.openForReading());
        }
        return connections;
    }

    /** Without a connection and without anybody who waits for one: a new pool tells at once how the server is. */
    private static boolean isDead(HikariDataSource pool) {
        var state = pool.getHikariPoolMXBean();
        return state.getTotalConnections() == 0 && state.getThreadsAwaitingConnection() == 0;
    }

    private HikariDataSource pool(Connection first) {
        AtomicReference<@Nullable Connection> ready = new AtomicReference<>(first);
        HikariConfig config = new HikariConfig();
        config.setPoolName(connector.profile().name());
        config.setDataSource(new ConnectorDataSource(() -> {
            Connection connection = ready.getAndSet(null);
            return connection == null ? another() : connection;
        }));
        // The pool sets what it is told on every connection: without this it would undo what the connector asked for.
        config.setReadOnly(true);
        config.setMaximumPoolSize(SIZE);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(TURN.toMillis());
        config.setValidationTimeout(TURN.toMillis());
        config.setInitializationFailTimeout(1);
        return new HikariDataSource(config);
    }

    private Connection another() {
        LockkeeperException earlier = refused.get();
        if (earlier != null) {
            throw earlier;
        }
        try {
            return connector.openForReading();
        } catch (DbException e) {
            if (e.kind() == DbException.Kind.LOGIN) {
                refused.set(e);
            }
            throw e;
        } catch (LockkeeperException e) {
            refused.set(e);
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (connections != null) {
            connections.close();
        }
    }
}
