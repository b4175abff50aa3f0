package org.lockkeeper.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The door for queries that are not of the catalogue lets nothing through that changes anything. */
class CheckSessionTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final Map<Integer, TestDatabase> FILLED = new ConcurrentHashMap<>();

    private static TestDatabase filled(int major) {
        return FILLED.computeIfAbsent(major, CheckSessionTest::fill);
    }

    private static TestDatabase fill(int major) {
        TestDatabase test = TestPostgres.major(major).freshDatabase("check_session");
        test.execute("""
                create table t (id int primary key, note text);
                insert into t select n, 'note ' || n from generate_series(1, 50) n;
                create sequence s;
                create function acts() returns int language plpgsql as $$ begin delete from t; return 1; end $$;
                create function reads() returns bigint language sql stable as 'select count(*) from t';
                create view hidden as select pg_try_advisory_lock(7) as taken, id from t;
                """);
        return test;
    }

    private static CheckAnswer ask(TestDatabase test, String sql) {
        return ask(test, sql, TIMEOUT, new CancelToken());
    }

    private static CheckAnswer ask(TestDatabase test, String sql, Duration timeout, CancelToken cancel) {
        try (Database database = test.open(Environment.DEVELOPMENT);
                CheckSession session = database.check(Optional.of("public"), Optional.empty())) {
            return session.ask(sql, timeout, 10, cancel);
        }
    }

    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void writes_of_every_kind_are_refused_and_nothing_changes(int major) {
        TestDatabase test = filled(major);
        List<String> attempts = List.of(
                "delete from t",
                "with gone as (delete from t returning *) select * from gone",
                "select acts()",
                "select nextval('s')",
                "select setval('s', 7)",
                "select * into copied from t",
                "select * from t for update",
                "truncate t",
                "do $$ begin delete from t; end $$",
                "call acts()",
                "copy t to program 'true'",
                "copy (select 1) to '/tmp/lockkeeper-check-session'",
                "lock table t",
                "set default_transaction_read_only = off",
                "set transaction read write",
                "commit",
                "begin; delete from t; commit",
                "select 1; delete from t",
                "select 1) ; delete from t; --",
                "explain analyze delete from t",
                "analyze t",
                "listen x",
                "notify x",
                "prepare p as delete from t",
                "refresh materialized view hidden",
                "select set_config('transaction_read_only', 'off', false)");
        try (Database database = test.open(Environment.DEVELOPMENT);
                CheckSession session = database.check(Optional.of("public"), Optional.empty())) {
            for (String sql : attempts) {
                assertThatThrownBy(() -> session.ask(sql, TIMEOUT, 10, new CancelToken()))
                        .as(sql)
                        .isInstanceOf(LockkeeperException.class);
            }
            // The session is as good as before.
            assertThat(session.ask("select count(*) from t", TIMEOUT, 1, new CancelToken())
                            .rows())
                    .containsExactly(List.of(Optional.of("50")));
        }
        assertThat(test.rows("select count(*), (select last_value from s) from t"))
                .containsExactly("50|1");
        assertThat(test.rows("select to_regclass('copied')")).containsExactly("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()",
                "select pg_catalog . pg_terminate_backend /* well */ (1)",
                "select \"pg_cancel_backend\"(1)",
                "select 1 limit case when pg_cancel_backend(1) then 1 else 0 end",
                "select U&\"pg\\005fcancel\\005fbackend\"(1)",
                "select U&\"pg!005freload!005fconf\" uescape '!' ()",
                "select pg_reload_conf()",
                "select pg_advisory_lock(72707369)",
                "select pg_stat_reset()",
                "select pg_read_file('postgresql.conf')",
                "select query_to_xml('select pg_reload_conf()', true, true, '')",
                "select ts_stat('select 1')",
                "select pg_notify('a', 'b')",
                "select id from t where pg_try_advisory_lock(id)",
                "select * from hidden",
                "select pg_export_snapshot()",
                "select lo_export(1, '/tmp/x')"
            })
    void functions_that_act_on_a_read_only_connection_too_are_refused_before_they_run(String sql) {
        TestDatabase test = filled(TestPostgres.USUAL_MAJOR);
        assertThatThrownBy(() -> ask(test, sql))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-CHECK-ACTS"));
    }

    @Test
    void a_function_that_runs_its_argument_as_a_query_is_refused_though_it_is_marked_stable() {
        TestDatabase test = filled(TestPostgres.USUAL_MAJOR);
        test.execute("create extension tablefunc");
        assertThatThrownBy(
                        () -> ask(test, "select * from crosstab('select 1, 2, pg_reload_conf()') as c (a int, b text)"))
                .hasMessageContaining("crosstab");
    }

    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void what_only_reads_is_answered(int major) {
        TestDatabase test = filled(major);
        assertThat(ask(
                                test,
                                "-- how many\nselect reads() as n, null as nothing, random() < 2, now() <= clock_timestamp();")
                        .rows())
                .containsExactly(List.of(Optional.of("50"), Optional.empty(), Optional.of("t"), Optional.of("t")));
        assertThat(ask(test, "select pg_total_relation_size('t') > 0, '{\"a\": 1}'::jsonb ? 'a' from pg_locks limit 1")
                        .rows())
                .containsExactly(List.of(Optional.of("t"), Optional.of("t")));
        assertThat(ask(test, "values (1), (2)").rows()).hasSize(2);
        assertThat(ask(test, "table t").more()).isTrue();
        assertThat(ask(test, "table t").rows()).hasSize(10);
        assertThat(ask(test, "with recursive n (n) as (select 1 union all select n + 1 from n where n < 3) table n")
                        .columns())
                .containsExactly("n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select pg_sleep(600)",
                "select count(*) from generate_series(1, 1000000000000)",
                "with recursive n (n) as (select 1::bigint union all select n + 1 from n) select max(n) from n"
            })
    void an_endless_query_is_cancelled_by_the_server(String sql) {
        TestDatabase test = filled(TestPostgres.USUAL_MAJOR);
        assertThatThrownBy(() -> ask(test, sql, Duration.ofMillis(200), new CancelToken()))
                .isInstanceOfSatisfying(
                        DbException.class, e -> assertThat(e.kind()).isEqualTo(DbException.Kind.CANCELLED));
        Await.row(
                test,
                "select 1 where not exists (select from pg_stat_activity where application_name = 'lockkeeper' and state = 'active' and datname = current_database())");
    }

    @Test
    void cancelling_stops_the_query_on_the_server() {
        TestDatabase test = filled(TestPostgres.USUAL_MAJOR);
        CancelToken cancel = new CancelToken();
        Thread canceller = Thread.ofVirtual().start(() -> {
            Await.row(
                    test,
                    "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database() and application_name = 'lockkeeper'");
            cancel.cancel();
        });
        assertThatThrownBy(() -> ask(test, "select pg_sleep(600)", Duration.ofMinutes(5), cancel))
                .isInstanceOf(CancellationException.class);
        assertThat(canceller).isNotNull();
    }

    @Test
    void rows_that_row_security_would_hide_are_an_error_and_not_a_smaller_count() {
        TestDatabase test = fill(TestPostgres.USUAL_MAJOR);
        test.execute("""
                alter table t enable row level security;
                create policy few on t using (id < 5);
                do $$ begin create role check_reader; exception when duplicate_object then null; end $$;
                grant select on t to check_reader;
                """);
        try (Database database = test.open(Environment.DEVELOPMENT);
                CheckSession session = database.check(Optional.empty(), Optional.of("check_reader"))) {
            assertThatThrownBy(() -> session.ask("select count(*) from t", TIMEOUT, 1, new CancelToken()))
                    .hasMessageContaining("row-level security");
            assertThat(session.ask("select current_user", TIMEOUT, 1, new CancelToken())
                            .rows())
                    .containsExactly(List.of(Optional.of("check_reader")));
        }
    }

    @Test
    void a_role_that_does_not_exist_is_told() {
        TestDatabase test = filled(TestPostgres.USUAL_MAJOR);
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            assertThatThrownBy(() -> database.check(Optional.empty(), Optional.of("no \"such\" role")))
                    .hasMessageContaining("no \"such\" role");
        }
    }

    @Test
    void an_answer_of_any_size_is_bounded() {
        TestDatabase test = filled(TestPostgres.USUAL_MAJOR);
        CheckAnswer answer = ask(test, "select repeat('x', 1000000) as big");
        assertThat(answer.rows().getFirst().getFirst().orElseThrow()).hasSizeLessThan(1000);
    }
}
