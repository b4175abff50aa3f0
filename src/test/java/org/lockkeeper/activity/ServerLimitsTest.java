package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.Ended.Result;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

/** A server of the newest major at its limits: the last connections, some of them reserved, and the age of its transaction ids. */
class ServerLimitsTest {
    private static final int MAJOR = 18;

    @TempDir
    private static Path folder;

    private static TestPostgres postgres;
    private static TestDatabase test;

    @BeforeAll
    static void a_small_server() {
        postgres = TestPostgres.own(
                MAJOR,
                folder,
                "fsync=off",
                "synchronous_commit=off",
                "shared_buffers=32MB",
                "max_connections=20",
                "superuser_reserved_connections=3",
                "reserved_connections=2",
                "autovacuum_naptime=1s",
                "autovacuum_freeze_max_age=100000");
        test = postgres.freshDatabase("limits");
        test.execute("create role watcher login; grant pg_monitor to watcher;"
                + " create role oncall login; grant pg_monitor, pg_use_reserved_connections to oncall;"
                + " create role signaller login; grant pg_monitor, pg_signal_backend to signaller;"
                + " create role vacuums login; grant pg_monitor, pg_signal_autovacuum_worker to vacuums");
    }

    @AfterAll
    static void it_stops() throws IOException {
        postgres.cluster().stop();
    }

    @Test
    void a_new_connection_takes_a_reserved_one_as_far_as_its_role_may_and_the_open_one_goes_on() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try (Database watching = ActivityReaderTest.as(test, "watcher");
                ActivityReader open = new ActivityReader(watching);
                Database oncall = ActivityReaderTest.as(test, "oncall");
                ActivityReader reserved = new ActivityReader(oncall);
                Database superuser = test.open(Environment.DEVELOPMENT);
                ActivityReader last = new ActivityReader(superuser)) {
            assertThat(open.read().server().reservedConnections()).isEqualTo(5);
            fill(all, "watcher");
            assertThat(open.read().clients()).hasSizeGreaterThanOrEqualTo(14);
            refused(watching);

            assertThat(reserved.read().clients()).isNotEmpty();
            fill(all, "oncall");
            assertThat(open.read().clients()).isNotEmpty();
            assertThat(reserved.read().clients()).isNotEmpty();
            refused(oncall);

            assertThat(last.read().clients()).isNotEmpty();
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    private static void fill(List<Connection> all, String role) {
        assertThatThrownBy(() -> {
                    while (true) {
                        all.add(DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + test.port() + "/" + test.name(), role, ""));
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("53300"));
    }

    private static void refused(Database database) {
        try (ActivityReader another = new ActivityReader(database)) {
            assertThatThrownBy(another::read)
                    .isInstanceOfSatisfying(
                            DbException.class, e -> assertThat(e.code()).isEqualTo("LK-DB-CONNECTIONS"));
        }
    }

    /** Such a one waits for its lock, where an ordinary one passes the table over: so it stands still to be looked at. */
    @Test
    void an_autovacuum_against_wraparound_is_told_as_what_it_is_and_ended_by_whoever_may() {
        test.execute("create table orders (id int)");
        try (Cast cast = new Cast(test)) {
            Cast.Actor holder = cast.enter("holder").run("begin", "lock table orders in share mode");
            test.execute("do $$ begin for i in 1..110000 loop perform pg_current_xact_id(); commit; end loop; end $$");
            Await.row(
                    test,
                    "select 1 from pg_stat_activity where backend_type = 'autovacuum worker' and wait_event_type = 'Lock'"
                            + " and query like '%orders (to prevent wraparound)'");
            Session vacuum = read().sessions().stream()
                    .filter(s -> s.type().equals("autovacuum worker") && s.waitsForLock())
                    .findFirst()
                    .orElseThrow();
            assertThat(Forest.of(read()).blockersOf(vacuum.pid())).containsExactly(holder.pid());

            Target target = Target.of(vacuum).orElseThrow();
            try (Database production = test.open(Environment.PRODUCTION)) {
                assertThatThrownBy(() -> actions(production).terminate(List.of(target), Confirmer.NOBODY))
                        .isInstanceOfSatisfying(
                                GuardRefusedException.class,
                                e -> assertThat(e.request().orElseThrow().consequences())
                                        .anyMatch(line -> line.contains("prevents a wraparound of transaction ids")));
            }
            assertThat(as("signaller", target).detail()).contains("pg_signal_autovacuum_worker");
            assertThat(as("vacuums", target).result()).isEqualTo(Result.GONE);
        }
    }

    private static Ended as(String role, Target target) {
        try (Database database = ActivityReaderTest.as(test, role)) {
            return actions(database)
                    .terminate(List.of(target), Confirmer.NOBODY)
                    .getFirst();
        }
    }

    private static ActivityActions actions(Database database) {
        return new ActivityActions(database, TestGuard.create(), ChangeWindow.ALWAYS, BackendSignals.PATIENCE);
    }

    private static Reading read() {
        try (Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            return reader.read();
        }
    }
}
