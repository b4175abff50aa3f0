package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What stops a run from outside: locks, cancel requests, lost connections, a killed server. */
class InterruptionTest {
    @TempDir
    Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("interrupt");

    @Test
    void a_lock_that_is_not_free_in_ten_seconds_names_its_holder() throws SQLException {
        try (Connection other = test.connect();
                Statement statement = other.createStatement()) {
            statement.execute("set application_name = 'ci-runner'; select pg_advisory_lock(72707369)");
            String pid = test.rows(
                            "select pid from pg_locks where locktype = 'advisory' and objid = 72707369 and database = (select oid from pg_database where datname = current_database())")
                    .getFirst();
            assertThatThrownBy(() -> project().with("1", "select 1").migrate(test))
                    .isInstanceOfSatisfying(LockkeeperException.class, e -> {
                        assertThat(e.code()).isEqualTo("LK-MIG-P1002");
                        assertThat(e.sentence())
                                .contains("pid " + pid)
                                .contains("application ci-runner")
                                .contains("connected since");
                    });
        }
        assertThat(test.rows("select * from pg_class where relname = '_prisma_migrations'"))
                .isEmpty();
    }

    @Test
    void prismas_switch_leaves_the_lock_out() throws SQLException {
        try (Connection other = test.connect();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(72707369)");
            PrismaProject project = project().with("1", "select 1").environment(Map.of(MigrationLock.SWITCH, "1"));
            assertThat(project.plan(test).before()).noneMatch(s -> s.sql().contains("advisory"));
            assertThat(project.migrate(test).applied()).containsExactly("1");
        }
    }

    @Test
    void waiting_for_the_lock_can_be_cancelled() throws Exception {
        CancelToken cancel = new CancelToken();
        try (Connection other = test.connect();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(72707369)");
            Thread canceller = Thread.startVirtualThread(() -> {
                awaitWaiter("Lock");
                cancel.cancel();
            });
            assertThatThrownBy(() -> project().with("1", "select 1").migrate(test, RunListener.NONE, cancel))
                    .isInstanceOfSatisfying(
                            LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-MIG-CANCELLED"));
            canceller.join();
        }
    }

    @Test
    void a_statement_that_waits_for_a_table_lock_is_cancelled_by_the_server_and_told() throws Exception {
        project().with("1", "create table a (id int)").migrate(test);
        CancelToken cancel = new CancelToken();
        try (Connection other = test.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table a");
            Thread canceller = Thread.startVirtualThread(() -> {
                awaitWaiter("Lock");
                cancel.cancel();
            });
            MigrationRun run = project()
                    .with("2", "create table b (id int);\nalter table a add n int;")
                    .with("3", "select 3")
                    .migrate(test, RunListener.NONE, cancel);
            canceller.join();
            RunFailure failure = run.failed().orElseThrow();
            assertThat(failure.sqlState()).hasValue("57014");
            assertThat(failure.line()).isEqualTo(2);
            assertThat(failure.leftBehind()).startsWith("Nothing").contains("stays open");
        }
        assertThat(
                        test.rows(
                                "select migration_name, finished_at is null, logs like '%57014%' from _prisma_migrations order by started_at"))
                .containsExactly("1|f|null", "2|t|t");
        assertThat(test.rows("select to_regclass('b')")).containsExactly("null");
    }

    @Test
    void a_cancel_between_migrations_starts_no_further_one() {
        CancelToken cancel = new CancelToken();
        MigrationRun run = project()
                .with("1", "select 1")
                .with("2", "select 2")
                .migrate(
                        test,
                        new RunListener() {
                            @Override
                            public void migrationFinished(String name) {
                                cancel.cancel();
                            }
                        },
                        cancel);
        assertThat(run.applied()).containsExactly("1");
        assertThat(run.failed())
                .hasValueSatisfying(f -> assertThat(f.leftBehind()).contains("2 was not started"));
        assertThat(test.rows("select count(*) from _prisma_migrations")).containsExactly("1");
    }

    @Test
    void a_connection_that_is_cut_leaves_the_row_open_and_the_transaction_undone() {
        MigrationRun run = project()
                .with("1", "create table a (id int);\nselect pg_terminate_backend(pg_backend_pid());\nselect 1;")
                .migrate(test);
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.line()).isEqualTo(2);
        assertThat(failure.leftBehind()).startsWith("Nothing").contains("stays open, without logs");
        assertThat(test.rows("select finished_at is null, logs from _prisma_migrations"))
                .containsExactly("t|null");
        assertThat(test.rows("select to_regclass('a')")).containsExactly("null");
        assertThat(project().states(test)).containsExactly("1 failed");
    }

    @Test
    void a_server_that_is_killed_in_the_middle_is_told_as_a_failure() throws IOException {
        TestPostgres own = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("server"));
        try {
            TestDatabase database = own.freshDatabase("killed");
            Path migrations = folder.resolve("migrations");
            MigrationRun run = new PrismaProject(migrations)
                    .with("1", "create table a (id int);\nselect pg_sleep(60);")
                    .migrate(
                            database,
                            new RunListener() {
                                @Override
                                public void statementStarted(
                                        String migration, int line, String sql, int number, int total) {
                                    if (number == 2) {
                                        kill(own);
                                    }
                                }
                            },
                            new CancelToken());
            assertThat(run.failed())
                    .hasValueSatisfying(f -> assertThat(f.leftBehind()).contains("without logs"));
        } finally {
            own.cluster().stop();
        }
    }

    private static void kill(TestPostgres server) {
        try {
            server.cluster().stop();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void awaitWaiter(String type) {
        while (test.rows(
                        "select pid from pg_stat_activity where application_name = 'lockkeeper' and wait_event_type = '"
                                + type + "' and datname = current_database()")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private PrismaProject project() {
        return new PrismaProject(folder);
    }
}
