package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class FlywayRunTest {
    @TempDir
    private Path folder;

    private static TestDatabase fresh() {
        return TestPostgres.usual().freshDatabase("frun");
    }

    private FlywayProject project() {
        return FlywayProject.in(folder).script("V1__a.sql", "create table a (id int);\ninsert into a values (1);\n");
    }

    @Test
    void a_transactional_failure_leaves_nothing_and_no_row() {
        TestDatabase test = fresh();
        MigrationRun run = project()
                .script("V2__bad.sql", "create table b (id int);\n\n-- why\ninsert into nowhere values (1);\n")
                .script("V3__c.sql", "create table c (id int);")
                .migrate(test);
        assertThat(run.applied()).containsExactly("V1__a.sql");
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.name()).isEqualTo("V2__bad.sql");
        assertThat(failure.sqlState()).contains("42P01");
        assertThat(failure.message()).isEqualTo("relation \"nowhere\" does not exist");
        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.statement())
                .hasValueSatisfying(sql -> assertThat(sql).contains("insert into nowhere"));
        assertThat(failure.leftBehind()).startsWith("Nothing");
        assertThat(test.rows("select to_regclass('b')")).containsExactly("null");
        assertThat(test.rows("select version from flyway_schema_history")).containsExactly("1");
    }

    @Test
    void a_failure_outside_a_transaction_leaves_a_failed_row_that_blocks_until_repaired() {
        TestDatabase test = fresh();
        FlywayProject project = project().script("V2__i.sql", "create unique index concurrently twice on a (id);\n");
        project.script("V1__a.sql", "create table a (id int);\ninsert into a values (1), (1);\n");
        MigrationRun run = project.migrate(test);
        assertThat(run.failed()).hasValueSatisfying(failure -> {
            assertThat(failure.sqlState()).contains("23505");
            assertThat(failure.leftBehind()).contains("invalid index", "failed");
        });
        assertThat(test.rows("select success from flyway_schema_history where version = '2'"))
                .containsExactly("f");
        assertThat(project.states(test)).containsExactly("V1__a.sql applied", "V2__i.sql failed");
        assertThatThrownBy(() -> project.plan(test, Optional.empty()))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("repair");
        test.execute("drop index twice; truncate a");
        assertThat(project.repair(test)).contains("removed the failed rows of 2 i");
        assertThat(project.migrate(test).applied()).containsExactly("V2__i.sql");
    }

    @Test
    void an_index_made_concurrently_does_not_hang_on_flyways_own_lock() {
        TestDatabase test = fresh();
        FlywayProject project = project().script("V2__i.sql", "create index concurrently i on a (id);\n");
        MigrationPlan plan = project.plan(test, Optional.empty());
        assertThat(plan.transactionRule()).contains("V2__i.sql").contains("postgresql.transactional.lock is false");
        assertThat(plan.migrations().getLast().transactional()).isFalse();
        assertThat(project.migrate(test).applied()).containsExactly("V1__a.sql", "V2__i.sql");
    }

    @Test
    void an_edited_or_missing_script_stops_everything_until_repair_accepts_it() throws Exception {
        TestDatabase test = fresh();
        project().script("V2__b.sql", "create table b (id int);").migrate(test);
        Files.delete(folder.resolve("V2__b.sql"));
        FlywayProject changed = FlywayProject.in(folder)
                .script("V1__a.sql", "create table a (id bigint);")
                .script("V3__c.sql", "create table c (id int);");
        assertThatThrownBy(() -> changed.migrate(test))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.ATTENTION))
                .hasMessageContaining("1 a (checksum mismatch)")
                .hasMessageContaining("2 b (applied versioned migration not resolved)")
                .hasMessageContaining("repair");
        assertThat(changed.repair(test)).contains("2 b").contains("1 a");
        assertThat(changed.migrate(test).applied()).containsExactly("V3__c.sql");
        assertThat(changed.repair(test)).contains("nothing was changed");
    }

    @Test
    void an_occupied_schema_without_history_is_not_touched() {
        TestDatabase test = fresh();
        test.execute("create table theirs (id int)");
        assertThatThrownBy(() -> project().migrate(test))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("not empty")
                .hasMessageContaining("baselineOnMigrate");
        assertThat(test.rows("select to_regclass('flyway_schema_history')")).containsExactly("null");
    }

    @Test
    void a_script_for_a_shell_is_never_run() {
        TestDatabase test = fresh();
        FlywayProject project = project().script("V2__x.sh", "touch " + folder.resolve("ran"));
        assertThatThrownBy(() -> project.migrate(test)).hasMessageContaining("starts no shell");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void who_holds_the_lock_is_told_after_ten_attempts() throws Exception {
        TestDatabase test = fresh();
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("set application_name = 'other-engine'; select pg_advisory_lock(77433833903597)");
            assertThatThrownBy(() -> project().migrate(test))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("other-engine")
                    .hasMessageContaining("pid ")
                    .hasMessageContaining("since ");
        }
        assertThat(project().migrate(test).applied()).hasSize(1);
    }

    @Test
    void cancelling_while_flyway_waits_for_its_lock_runs_nothing() throws Exception {
        TestDatabase test = fresh();
        project().migrate(test);
        FlywayProject project = project().script("V2__b.sql", "create table b (id int);");
        CancelToken cancel = new CancelToken();
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(77433833903597)");
            var run =
                    CompletableFuture.runAsync(() -> project.migrate(test, Optional.empty(), RunListener.NONE, cancel));
            Waiting.until(() -> !test.rows(
                            "select 1 from pg_stat_activity where application_name = 'lockkeeper' and query like '%pg_try_advisory%' and datname = current_database()")
                    .isEmpty());
            cancel.cancel();
            assertThatThrownBy(run::join).hasMessageContaining("cancelled on request");
        }
        assertThat(test.rows("select to_regclass('b')")).containsExactly("null");
    }

    @Test
    void cancelling_a_statement_that_waits_for_a_table_ends_its_backend() throws Exception {
        TestDatabase test = fresh();
        project().migrate(test);
        FlywayProject project = project().script("V2__b.sql", "select 1;\nalter table a add column b int;");
        CancelToken cancel = new CancelToken();
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select * from a");
            var run = CompletableFuture.supplyAsync(
                    () -> project.migrate(test, Optional.empty(), RunListener.NONE, cancel));
            Waiting.until(() -> waitingForLock(test));
            cancel.cancel();
            RunFailure failure = run.join().failed().orElseThrow();
            assertThat(failure.sqlState()).contains("57014");
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.message()).isEqualTo("Cancelled on request.");
            assertThat(waitingForLock(test)).isFalse();
        }
        assertThat(project.states(test)).containsExactly("V1__a.sql applied", "V2__b.sql pending");
    }

    @Test
    void a_killed_connection_is_told_and_the_server_rolls_back() throws Exception {
        TestDatabase test = fresh();
        project().migrate(test);
        FlywayProject project =
                project().script("V2__b.sql", "create table b (id int);\nalter table a add column b int;");
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select * from a");
            var run = CompletableFuture.supplyAsync(() -> project.migrate(test));
            Waiting.until(() -> waitingForLock(test));
            test.rows(
                    "select pg_terminate_backend(pid) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()");
            RunFailure failure = run.join().failed().orElseThrow();
            assertThat(failure.name()).isEqualTo("V2__b.sql");
            assertThat(failure.leftBehind()).contains("The connection broke");
        }
        assertThat(test.rows("select to_regclass('b')")).containsExactly("null");
    }

    @Test
    void a_server_that_stops_in_the_middle_is_told(@TempDir Path cluster) throws Exception {
        TestPostgres own = TestPostgres.own(TestPostgres.USUAL_MAJOR, cluster, "fsync=off");
        TestDatabase test = own.freshDatabase("killed");
        FlywayProject project = project().script("V2__b.sql", "create table b (id int);\nselect pg_sleep(600);");
        var run = CompletableFuture.supplyAsync(() -> project.migrate(test));
        Waiting.until(() -> !test.rows(
                        "select 1 from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()")
                .isEmpty());
        own.cluster().stop();
        MigrationRun ended = run.join();
        assertThat(ended.applied()).containsExactly("V1__a.sql");
        assertThat(ended.failed()).hasValueSatisfying(failure -> {
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.leftBehind()).contains("rolls back");
        });
    }

    @Test
    void what_somebody_else_applied_meanwhile_is_not_in_the_plan_any_more() {
        TestDatabase test = fresh();
        FlywayProject project = project().script("V2__b.sql", "create table b (id int);");
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            MigrationEngine.Scripts scripts = project.load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            project.migrate(test, Optional.of("V1__a.sql"), RunListener.NONE, new CancelToken());
            assertThatThrownBy(() -> FlywayProject.apply(scripts, database, plan, RunListener.NONE, new CancelToken()))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("somebody else has migrated");
        }
        assertThat(test.rows("select to_regclass('b')")).containsExactly("null");
    }

    @Test
    void only_what_the_plan_holds_is_run_and_each_step_is_heard() {
        TestDatabase test = fresh();
        FlywayProject project = project()
                .script(
                        "V2__b.sql",
                        "-- first\ncreate table b (id int);\n\ndo $$ begin raise notice 'hello'; end $$;\n")
                .script("V3__c.sql", "create table c (id int);")
                .script("R__v.sql", "create or replace view v as select 1 as one;");
        var heard = new FlywayProject.Heard();
        MigrationRun run = project.migrate(test, Optional.of("V2__b.sql"), heard, new CancelToken());
        assertThat(run.applied()).containsExactly("V1__a.sql", "V2__b.sql");
        assertThat(heard.backends).isNotEmpty();
        assertThat(heard.lines)
                .containsExactly(
                        "start V1__a.sql 1/2",
                        "line 1, 1 of 2",
                        "line 2, 2 of 2",
                        "done V1__a.sql",
                        "start V2__b.sql 2/2",
                        "line 2, 1 of 2",
                        "line 4, 2 of 2",
                        "notice hello",
                        "done V2__b.sql");
        assertThat(project.states(test))
                .containsExactly("V1__a.sql applied", "V2__b.sql applied", "V3__c.sql pending", "R__v.sql pending");
    }

    @Test
    void a_changed_repeatable_behind_the_target_stays_as_it_is() {
        TestDatabase test = fresh();
        FlywayProject project = project().script("R__v.sql", "create or replace view v as select 1 as one;");
        project.migrate(test);
        project.script("R__v.sql", "create or replace view v as select 1 as one, 2 as two;")
                .script("V2__b.sql", "create table b (id int);");
        MigrationRun run = project.migrate(test, Optional.of("V2__b.sql"), RunListener.NONE, new CancelToken());
        assertThat(run.failed()).isEmpty();
        assertThat(run.applied()).containsExactly("V2__b.sql");
        assertThat(project.migrate(test).applied()).containsExactly("R__v.sql");
    }

    @Test
    void a_callback_that_fails_after_everything_does_not_make_the_last_migration_a_failure() {
        TestDatabase test = fresh();
        MigrationRun run =
                project().script("afterMigrate.sql", "select * from nowhere;").migrate(test);
        assertThat(run.applied()).containsExactly("V1__a.sql");
        assertThat(run.failed()).hasValueSatisfying(failure -> {
            assertThat(failure.message()).contains("nowhere");
            assertThat(failure.leftBehind()).startsWith("All migrations were applied");
        });
        assertThat(test.rows("select id from a")).containsExactly("1");
    }

    @Test
    void a_script_of_20_mb_runs() {
        TestDatabase test = fresh();
        String row = "insert into a values (2); -- " + "x".repeat(20_000) + "\n";
        MigrationRun run = project().script("V2__big.sql", row.repeat(1_000)).migrate(test);
        assertThat(run.applied()).containsExactly("V1__a.sql", "V2__big.sql");
        assertThat(test.rows("select count(*) from a")).containsExactly("1001");
    }

    private static boolean waitingForLock(TestDatabase test) {
        return !test.rows(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'lockkeeper' and datname = current_database()")
                .isEmpty();
    }
}
