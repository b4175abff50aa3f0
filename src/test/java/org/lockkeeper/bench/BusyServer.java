package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** A server with a thousand or more real sessions: 100 at work, 100 waiting behind one, 50,000 locks held by 50 of the idle ones. */
final class BusyServer implements AutoCloseable {
    static final int SESSIONS = 1_000;
    static final int ACTIVE = 100;
    static final int WAITING = 100;
    static final int LOCKS = 50_000;
    private static final int LOCK_HOLDERS = 50;
    private static final int MAJOR = 17;

    private final TestPostgres postgres;
    private final int sessions;
    private final TestDatabase database;
    private final List<Connection> connections = new ArrayList<>();
    private final AtomicBoolean closing = new AtomicBoolean();

    private BusyServer(TestPostgres postgres, int sessions) {
        this.postgres = postgres;
        this.sessions = sessions;
        this.database = postgres.freshDatabase("busy");
    }

    static BusyServer start(Path folder, int sessions) throws SQLException, InterruptedException {
        BusyServer server = new BusyServer(
                TestPostgres.own(
                        MAJOR,
                        folder,
                        "fsync=off",
                        "max_connections=" + (sessions + 100),
                        "max_locks_per_transaction=128",
                        "shared_buffers=64MB",
                        "log_line_prefix=%a:",
                        "log_min_duration_statement=0"),
                sessions);
        boolean ready = false;
        try {
            server.crowd();
            ready = true;
            return server;
        } finally {
            if (!ready) {
                server.close();
            }
        }
    }

    TestDatabase database() {
        return database;
    }

    /** The server's log, with every statement's duration after its session's application name. */
    Path log() {
        return postgres.cluster().log();
    }

    private void crowd() throws SQLException, InterruptedException {
        database.execute("create table held (id int)");
        for (int i = 0; i < sessions; i++) {
            Connection connection = database.connect();
            connections.add(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set application_name = 'crowd-%d'".formatted(i % 20));
            }
        }
        for (int i = 0; i < LOCK_HOLDERS; i++) {
            run(
                    i,
                    "select count(pg_advisory_lock(%d, g)) from generate_series(1, %d) g"
                            .formatted(i, LOCKS / LOCK_HOLDERS));
        }
        Connection root = connections.get(LOCK_HOLDERS);
        root.setAutoCommit(false);
        run(LOCK_HOLDERS, "lock table held in access exclusive mode");
        CountDownLatch begun = new CountDownLatch(ACTIVE + WAITING);
        for (int i = 0; i < ACTIVE; i++) {
            int number = LOCK_HOLDERS + 1 + i;
            begin(begun, () -> work(number));
        }
        for (int i = 0; i < WAITING; i++) {
            int number = LOCK_HOLDERS + 1 + ACTIVE + i;
            begin(begun, () -> run(number, "select count(*) from held"));
        }
        begun.await();
        Await.until(
                () -> database.rows("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"),
                List.of(Integer.toString(WAITING))::equals);
    }

    /** Statements that differ, each half a second long. */
    private void work(int number) throws SQLException {
        for (int i = 0; !closing.get(); i++) {
            run(number, "select pg_sleep(0.5) /* order %d of customer %d */".formatted(i, number));
        }
    }

    private void begin(CountDownLatch begun, Work work) {
        Thread.ofVirtual().start(() -> {
            begun.countDown();
            try {
                work.run();
            } catch (SQLException e) {
                if (!closing.get()) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private void run(int number, String sql) throws SQLException {
        try (Statement statement = connections.get(number).createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        closing.set(true);
        try {
            postgres.cluster().stop();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }
}
