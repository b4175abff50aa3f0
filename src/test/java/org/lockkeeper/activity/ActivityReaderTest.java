package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.activity.SessionState.Kind;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class ActivityReaderTest {
    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void every_major_tells_sessions_waits_and_the_server(int major) {
        TestDatabase test = TestPostgres.major(major).freshDatabase("activity");
        test.execute("create table t (a int)");
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            Actor holder = cast.enter("holder")
                    .run(
                            "set compute_query_id = on",
                            "begin isolation level repeatable read",
                            "lock table t",
                            "select 1");
            Actor waiter = cast.enter("waiter");
            waiter.waitFor("select * from t");
            Actor idle = cast.enter("idle");
            Actor failed = cast.enter("failed").run("begin");
            failed.start("select 1/0").await();

            Reading reading = reader.read();
            assertThat(reading.session(holder.pid()).orElseThrow().kind()).isEqualTo(Kind.IDLE_IN_TRANSACTION);
            assertThat(reading.session(holder.pid()).orElseThrow().transactionStart())
                    .isPresent();
            assertThat(reading.session(holder.pid()).orElseThrow()).satisfies(open -> {
                assertThat(open.xminAge()).isPresent();
                assertThat(open.queryId()).isPresent();
                assertThat(open.application()).isEqualTo("holder");
                assertThat(open.client()).isEqualTo("127.0.0.1");
                assertThat(open.user()).isEqualTo(test.user());
            });
            assertThat(reading.session(waiter.pid()).orElseThrow().kind()).isEqualTo(Kind.WAITING);
            assertThat(reading.session(waiter.pid()).flatMap(Session::waitEvent))
                    .contains(new WaitEvent("Lock", "relation"));
            assertThat(reading.session(idle.pid()).orElseThrow().kind()).isEqualTo(Kind.IDLE);
            assertThat(reading.session(failed.pid()).orElseThrow().kind()).isEqualTo(Kind.ABORTED);
            assertThat(reading.session(failed.pid()).orElseThrow().isIdleInTransaction())
                    .isTrue();
            assertThat(reading.sessions()).anyMatch(Session::isBackground);
            assertThat(reading.sessions())
                    .noneMatch(s -> s.query().contains("pg_stat_activity a")
                            && s.isOwn()
                            && s.state().equals("active"));
            assertThat(reading.server().facts().version().major()).isEqualTo(major);
            assertThat(reading.server().maxConnections()).isEqualTo(200);
            assertThat(reading.server().access().missing()).isEmpty();
            assertThat(Forest.of(reading).blockersOf(waiter.pid())).containsExactly(holder.pid());
            assertThat(reading.gap()).isEmpty();
        }
    }

    @Test
    void who_blocks_whom_is_asked_only_where_somebody_waits_and_every_other_second_at_most() {
        TestDatabase test = TestPostgres.usual().freshDatabase("activity");
        test.execute("create table t (a int)");
        AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database, nanos::get)) {
            Await.row(test, "select 1 where not exists (select from pg_stat_activity where wait_event_type = 'Lock')");
            reader.read();
            reader.read();
            assertThat(test.rows(
                            "select query from pg_stat_activity where application_name = 'lockkeeper' and datname = '"
                                    + test.name() + "'"))
                    .singleElement()
                    .asString()
                    .as("after the sessions nothing more was asked for")
                    .contains("statement_timestamp() as at");

            Actor holder = cast.enter("holder").run("begin", "lock table t");
            Actor early = cast.enter("early");
            early.waitFor("select * from t");
            Reading seen = reader.read();
            assertThat(Forest.of(seen).blockersOf(early.pid())).containsExactly(holder.pid());

            Actor late = cast.enter("late");
            late.waitFor("select * from t");
            nanos.addAndGet(Duration.ofMillis(1700).toNanos());
            assertThat(reader.read().waits()).isSameAs(seen.waits());
            nanos.addAndGet(Duration.ofMillis(200).toNanos());
            assertThat(Forest.of(reader.read()).blockersOf(late.pid())).containsExactly(holder.pid());
        }
    }

    @Test
    void a_catalogue_that_is_locked_hides_what_is_waited_for_and_nothing_else() {
        TestDatabase test = TestPostgres.usual().freshDatabase("activity");
        TestDatabase beside = TestPostgres.usual().freshDatabase("beside");
        AtomicLong nanos = new AtomicLong(Duration.ofDays(1).toNanos());
        try (Cast cast = new Cast(beside);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database, nanos::get)) {
            reader.read();
            Actor waiter = cast.enter(test, "waiter");
            Actor holder =
                    cast.enter(test, "holder").run("begin", "lock table pg_catalog.pg_class in access exclusive mode");
            waiter.start("select count(*) from pg_catalog.pg_class");
            Await.row(
                    beside, "select 1 from pg_stat_activity where wait_event_type = 'Lock' and pid = " + waiter.pid());
            nanos.addAndGet(Duration.ofSeconds(5).toNanos());

            Reading reading = reader.read();
            assertThat(reading.session(holder.pid()).orElseThrow().kind()).isEqualTo(Kind.IDLE_IN_TRANSACTION);
            Forest forest = Forest.of(reading);
            assertThat(forest.blockersOf(waiter.pid())).containsExactly(holder.pid());
            assertThat(forest.find(waiter.pid()).flatMap(ForestNode::waitsFor)).contains("a lock");
        }
    }

    @Test
    void a_role_without_rights_sees_what_is_visible_and_is_told_the_grant() {
        TestDatabase test = TestPostgres.usual().freshDatabase("activity");
        String role = "Poor \"" + test.name() + "\"";
        String quoted = "\"Poor \"\"" + test.name() + "\"\"\"";
        test.execute("create role " + quoted + " login; create table t (a int);"
                + " revoke select on pg_catalog.pg_stat_progress_vacuum, pg_catalog.pg_class from public");
        try (Cast cast = new Cast(test);
                Database database = as(test, role);
                ActivityReader reader = new ActivityReader(database)) {
            Actor holder = cast.enter("holder").run("begin", "lock table t");
            Actor waiter = cast.enter("waiter");
            waiter.waitFor("select * from t");

            Reading reading = reader.read();
            Session hidden = reading.session(waiter.pid()).orElseThrow();
            assertThat(hidden.isHidden()).isTrue();
            assertThat(hidden.kind()).isEqualTo(Kind.HIDDEN);
            assertThat(hidden.backendStart()).isEmpty();
            assertThat(hidden.isClient()).isTrue();
            assertThat(Forest.of(reading).blockersOf(waiter.pid())).containsExactly(holder.pid());
            assertThat(reading.server().access().missing().orElseThrow())
                    .contains("grant pg_monitor to " + quoted + ";");

            test.execute("grant pg_monitor to " + quoted);
            try (ActivityReader again = new ActivityReader(database)) {
                Reading whole = again.read();
                assertThat(whole.server().access().missing()).isEmpty();
                assertThat(whole.session(waiter.pid()).orElseThrow().kind()).isEqualTo(Kind.WAITING);
            }
        }
    }

    @Test
    void ages_come_from_the_server_whatever_the_clock_here_says() {
        TestDatabase test = TestPostgres.usual().freshDatabase("activity");
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            Actor open = cast.enter("open").run("begin", "select 1");
            Reading reading = reader.read();
            Instant server =
                    Instant.parse(test.rows("select to_json(clock_timestamp() at time zone 'UTC') #>> '{}' || 'Z'")
                            .getFirst());
            Instant start =
                    reading.session(open.pid()).orElseThrow().transactionStart().orElseThrow();
            assertThat(reading.at()).isBetween(start, server);
            assertThat(reading.age(start)).isBetween(Duration.ZERO, Duration.between(start, server));
            assertThat(reading.age(reading.at().plusSeconds(5))).isZero();
            assertThat(AgeWords.of(Duration.between(reading.at().plusNanos(1000), reading.at())))
                    .isEqualTo("0 s");
        }
    }

    @Test
    void a_server_that_is_not_there_is_told_and_tried_again() {
        Database nowhere = new Database(
                new ConnectionProfile(
                        "gone",
                        Environment.DEVELOPMENT,
                        "127.0.0.1",
                        1,
                        "x",
                        "postgres",
                        SslMode.DISABLE,
                        new PasswordSource.Pgpass(),
                        Optional.empty()),
                _ -> Optional.empty());
        try (ActivityReader reader = new ActivityReader(nowhere)) {
            assertThatThrownBy(reader::read).isInstanceOf(DbException.class).hasMessageContaining("gone");
            assertThatThrownBy(reader::read).isInstanceOf(DbException.class);
        }
    }

    static Database as(TestDatabase test, String role) {
        return new Database(
                new ConnectionProfile(
                        "poor",
                        Environment.DEVELOPMENT,
                        "127.0.0.1",
                        test.port(),
                        test.name(),
                        role,
                        SslMode.DISABLE,
                        new PasswordSource.Pgpass(),
                        Optional.empty()),
                _ -> Optional.empty());
    }
}
