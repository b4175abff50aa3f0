package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationEngine.Scripts;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class DeployTest {
    @TempDir
    Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("deploy");

    @Test
    void a_failing_statement_is_named_and_its_transaction_leaves_nothing() {
        MigrationRun run = project()
                .with("1_ok", "create table a (id int);")
                .with("2_bad", "-- x\ncreate table b (id int);\n\ninsert into b\n  values ('é'), ('x' || 1/0);\n")
                .with("3_never", "create table c (id int);")
                .migrate(test);
        assertThat(run.applied()).containsExactly("1_ok");
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.name()).isEqualTo("2_bad");
        assertThat(failure.line()).isEqualTo(4);
        assertThat(failure.statement())
                .hasValueSatisfying(sql -> assertThat(sql).startsWith("insert into b"));
        assertThat(failure.sqlState()).isPresent();
        assertThat(failure.leftBehind()).startsWith("Nothing: the script's statements are one transaction");
        assertThat(tables()).containsExactly("_prisma_migrations", "a");
        assertThat(
                        test.rows(
                                "select migration_name, finished_at is null, rolled_back_at is null, applied_steps_count, logs like '%Database error code: 22%' from _prisma_migrations order by started_at"))
                .containsExactly("1_ok|f|t|1|null", "2_bad|t|t|0|t");
    }

    @Test
    void nothing_runs_while_a_failed_row_is_open() {
        PrismaProject project = project().with("1", "select 1/0");
        project.migrate(test);
        assertCode("LK-MIG-P3009", () -> project.migrate(test));
    }

    @Test
    void tables_without_a_history_are_refused_with_the_way_out() {
        test.execute("create table t (id int)");
        assertCode("LK-MIG-P3005", () -> project().with("1", "select 1").migrate(test));
    }

    @Test
    void an_unknown_target_is_refused() {
        assertCode(
                "LK-MIG-UNKNOWN",
                () -> project()
                        .with("1", "select 1")
                        .migrate(test, Optional.of("2"), RunListener.NONE, new CancelToken()));
    }

    @Test
    void a_script_that_changed_after_the_plan_does_not_run() {
        PrismaProject project = project().with("1", "create table a (id int)");
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            Scripts scripts = project.load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            project.with("1", "create table b (id int)");
            assertCode(
                    "LK-MIG-PLAN-CHANGED",
                    () -> PrismaProject.apply(scripts, database, plan, RunListener.NONE, new CancelToken()));
        }
        assertThat(tables()).isEmpty();
    }

    @Test
    void a_history_that_another_run_has_moved_on_is_noticed_under_the_lock() {
        PrismaProject project = project().with("1", "create table a (id int)");
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            Scripts scripts = project.load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            project.migrate(test);
            assertCode(
                    "LK-MIG-PLAN-CHANGED",
                    () -> PrismaProject.apply(scripts, database, plan, RunListener.NONE, new CancelToken()));
        }
    }

    @Test
    void in_statement_mode_what_was_committed_stays_and_is_told() {
        MigrationRun run = project()
                .mode(TransactionMode.STATEMENT)
                .with("1", "create table a (id int);\ncreate table b (id int);\nselect 1/0;")
                .migrate(test);
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.line()).isEqualTo(3);
        assertThat(failure.leftBehind()).startsWith("2 of 3 statements have been committed and stay (lines 1, 2)");
        assertThat(tables()).containsExactly("_prisma_migrations", "a", "b");
    }

    @Test
    void a_script_with_transactions_of_its_own_keeps_what_it_committed() {
        MigrationRun run = project()
                .with(
                        "1",
                        "begin;\ncreate table a (id int);\ncommit;\nbegin;\ncreate table b (id int);\nselect 1/0;\ncommit;")
                .migrate(test);
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.line()).isEqualTo(6);
        assertThat(failure.leftBehind()).startsWith("What the script itself had committed up to line 3 stays");
        assertThat(tables()).containsExactly("_prisma_migrations", "a");
    }

    @Test
    void a_script_that_mixes_its_own_transactions_with_statements_outside_runs_as_one_query() {
        MigrationRun run = project()
                .with(
                        "1",
                        "create table a (id int);;\nbegin;\ncreate table b (id int);\ncommit;\n/* é😀 */ create table c (id int);\n\nselect nothing from b;")
                .migrate(test);
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.line()).isEqualTo(7);
        assertThat(failure.leftBehind()).startsWith("What the script itself had committed up to line 4 stays");
        assertThat(tables()).containsExactly("_prisma_migrations", "a", "b");
    }

    @Test
    void a_failure_whose_place_the_server_does_not_tell_is_the_statement_behind_those_that_went_through() {
        List<String> started = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void statementStarted(String migration, int line, String sql, int number, int total) {
                started.add("%d of %d: %s".formatted(number, total, sql));
            }
        };
        MigrationRun run = project()
                .with(
                        "1",
                        "create table a (id int);\nbegin;\ncreate table b (id int);\ncommit;\nselect 1;\ncreate table b (id int);\nselect 2;")
                .migrate(test, listener, new CancelToken());
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.statement()).hasValue("create table b (id int)");
        assertThat(failure.line()).isEqualTo(6);
        assertThat(failure.leftBehind()).startsWith("What the script itself had committed up to line 4 stays");
        assertThat(tables()).containsExactly("_prisma_migrations", "a", "b");
        assertThat(started).hasSize(6).first().isEqualTo("1 of 7: create table a (id int)");
        assertThat(started).last().isEqualTo("6 of 7: create table b (id int)");
    }

    @Test
    void a_transaction_that_the_script_leaves_open_is_a_failure() {
        MigrationRun run =
                project().with("1", "begin; create table a (id int);").migrate(test);
        assertThat(run.failed()).hasValueSatisfying(f -> assertThat(f.message()).contains("does not end it"));
        assertThat(tables()).containsExactly("_prisma_migrations");
        assertThat(test.rows("select finished_at is null from _prisma_migrations"))
                .containsExactly("t");
    }

    @Test
    void a_deferred_constraint_fails_at_the_commit() {
        MigrationRun run = project()
                .with(
                        "1",
                        "create table a (id int unique deferrable initially deferred); insert into a values (1), (1);")
                .migrate(test);
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.sqlState()).hasValue("23505");
        assertThat(failure.message()).startsWith("at the commit");
        assertThat(tables()).containsExactly("_prisma_migrations");
    }

    @Test
    void a_script_that_cannot_be_split_is_left_to_the_server() {
        MigrationRun run =
                project().with("1", "create table a (id int); select 'open").migrate(test);
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.sqlState()).hasValue("42601");
        assertThat(failure.leftBehind()).startsWith("Nothing: the server could not parse");
        assertThat(tables()).containsExactly("_prisma_migrations");
    }

    @Test
    void an_index_is_built_concurrently_where_it_stands_alone_and_not_among_others() {
        PrismaProject project = project()
                .with("1", "create table a (id int);")
                .with("2", "-- alone\ncreate index concurrently a_id on a (id);");
        assertThat(project.migrate(test).failed()).isEmpty();
        project.with("3", "create table b (id int); create index concurrently b_id on b (id);");
        assertThat(project.migrate(test).failed())
                .hasValueSatisfying(f -> assertThat(f.sqlState()).hasValue("25001"));
    }

    @Test
    void an_index_that_a_failed_concurrent_build_leaves_is_announced() {
        PrismaProject project = project()
                .with("1", "create table a (id int); insert into a values (1), (1);")
                .with("2", "create unique index concurrently a_id on a (id);");
        assertThat(project.migrate(test).failed())
                .hasValueSatisfying(
                        f -> assertThat(f.leftBehind()).contains("Marked invalid: \"public\".\"a_id\" on a"));
    }

    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void the_history_is_written_as_prisma_writes_it(int major) {
        TestDatabase database = TestPostgres.major(major).freshDatabase("rows");
        byte[] script = "\uFEFFcreate table \"Ä b\" (id int);\r\n".getBytes(StandardCharsets.UTF_8);
        PrismaProject project = project().with("2 über alles", script).with("1_first", "-- nothing to do\n");
        assertThat(project.migrate(database).applied()).containsExactly("1_first", "2 über alles");
        assertThat(
                        database.rows(
                                "select id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$', checksum, finished_at >= started_at, migration_name, logs, rolled_back_at, applied_steps_count from _prisma_migrations order by started_at"))
                .containsExactly(
                        "t|" + Checksums.of("-- nothing to do\n".getBytes(StandardCharsets.UTF_8))
                                + "|t|1_first|null|null|1",
                        "t|" + Checksums.of(script) + "|t|2 über alles|null|null|1");
        assertThat(
                        database.rows(
                                "select column_name, data_type, character_maximum_length, is_nullable, column_default from information_schema.columns where table_name = '_prisma_migrations' order by ordinal_position"))
                .containsExactly(
                        "id|character varying|36|NO|null",
                        "checksum|character varying|64|NO|null",
                        "finished_at|timestamp with time zone|null|YES|null",
                        "migration_name|character varying|255|NO|null",
                        "logs|text|null|YES|null",
                        "rolled_back_at|timestamp with time zone|null|YES|null",
                        "started_at|timestamp with time zone|null|NO|now()",
                        "applied_steps_count|integer|null|NO|0");
        assertThat(database.rows("select count(*) from pg_locks where locktype = 'advisory'"))
                .containsExactly("0");
    }

    @Test
    void migrations_run_up_to_the_one_that_was_asked_for_and_earlier_latecomers_run_too() {
        PrismaProject project =
                project().with("1", "select 1").with("3", "select 3").with("4", "select 4");
        MigrationRun run = project.migrate(test, Optional.of("3"), RunListener.NONE, new CancelToken());
        assertThat(run.applied()).containsExactly("1", "3");
        project.with("2", "select 2");
        assertThat(project.migrate(test).applied()).containsExactly("2", "4");
    }

    @Test
    void another_schema_is_created_and_is_where_unqualified_names_go() {
        project().schema("My \"app").with("1", "create table a (id int);").migrate(test);
        assertThat(test.rows(
                        "select table_name from information_schema.tables where table_schema = 'My \"app' order by 1"))
                .containsExactly("_prisma_migrations", "a");
        assertThat(tables()).isEmpty();
    }

    @Test
    void each_statement_is_announced_and_notices_are_passed_on() {
        List<String> heard = new ArrayList<>();
        project()
                .with("1", "create table if not exists a (id int);\ncreate table if not exists a (id int);")
                .migrate(
                        test,
                        new RunListener() {
                            @Override
                            public void statementStarted(
                                    String migration, int line, String sql, int number, int total) {
                                heard.add(migration + ":" + line + " " + number + "/" + total);
                            }

                            @Override
                            public void notice(String text) {
                                heard.add(text);
                            }
                        },
                        new CancelToken());
        assertThat(heard).containsExactly("1:1 1/2", "1:2 2/2", "relation \"a\" already exists, skipping");
    }

    private PrismaProject project() {
        return new PrismaProject(folder);
    }

    private List<String> tables() {
        return test.rows("select table_name from information_schema.tables where table_schema = 'public' order by 1");
    }

    private static void assertCode(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
