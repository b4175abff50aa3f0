package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunFailure.Cause;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.AtPause;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Heard;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** How long a run of Flyway waits for others, and how long others wait for it. */
class PatienceTest {
    private static final RunOptions QUICK = RunOptions.USUAL
            .withLockTimeout(Optional.of(Duration.ofMillis(100)))
            .withTries(3);

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("fpatience");
    private final Heard heard = new Heard();

    private FlywayProject tableA() {
        FlywayProject project = FlywayProject.in(folder).script("V1__a.sql", "create table a (id int);");
        project.migrate(test);
        return project;
    }

    private MigrationRun migrate(FlywayProject project, RunOptions options) {
        return project.migrate(test, options, heard, new CancelToken());
    }

    @Test
    void what_did_not_get_its_lock_is_run_again_with_the_rest_of_the_plan() {
        FlywayProject project = tableA().script("V2__b.sql", "create table b (id int);")
                .script("V3__n.sql", "create table c (id int);\nalter table a add n int;")
                .script("V4__d.sql", "create table d (id int);");
        OpenTransaction forgotten = OpenTransaction.of(test, "select * from a");
        MigrationRun run = migrate(project, QUICK.withPauses(new AtPause(forgotten::close)));
        assertThat(run.failed()).isEmpty();
        assertThat(run.applied()).containsExactly("V2__b.sql", "V3__n.sql", "V4__d.sql");
        assertThat(heard.retries).singleElement().satisfies(retry -> {
            assertThat(retry.migration()).isEqualTo("V3__n.sql");
            assertThat(retry.next()).isEqualTo(2);
        });
        assertThat(test.rows("select version, success from flyway_schema_history order by installed_rank"))
                .containsExactly("1|t", "2|t", "3|t", "4|t");
    }

    @Test
    void after_the_last_try_nothing_is_left_and_the_history_has_no_row() {
        FlywayProject project = tableA().script("V2__n.sql", "create table c (id int);\nalter table a add n int;");
        try (OpenTransaction _ = OpenTransaction.of(test, "select * from a")) {
            RunFailure failure = migrate(project, QUICK.withPauses(new AtPause(() -> {})))
                    .failed()
                    .orElseThrow();
            assertThat(failure.cause()).isEqualTo(Cause.LOCK_TIMEOUT);
            assertThat(failure.sqlState()).hasValue("55P03");
            assertThat(failure.tries()).isEqualTo(3);
            assertThat(failure.line()).isEqualTo(2);
        }
        assertThat(test.rows("select version from flyway_schema_history")).containsExactly("1");
        assertThat(test.rows("select to_regclass('c')")).containsExactly("null");
    }

    @Test
    void a_cancel_between_two_tries_ends_the_run() {
        FlywayProject project = tableA().script("V2__n.sql", "alter table a add n int;");
        CancelToken cancel = new CancelToken();
        try (OpenTransaction _ = OpenTransaction.of(test, "select * from a")) {
            MigrationRun run = project.migrate(test, QUICK.withPauses(new AtPause(cancel::cancel)), heard, cancel);
            assertThat(run.failed())
                    .hasValueSatisfying(f -> assertThat(f.leftBehind()).startsWith("Nothing"));
        }
        assertThat(heard.retries).hasSize(1);
        assertThat(test.rows("select version from flyway_schema_history")).containsExactly("1");
    }

    @Test
    void a_migration_that_holds_up_others_gives_way_and_they_go_on() {
        FlywayProject project = tableA().script("V2__n.sql", "alter table a add n int;");
        try (OpenTransaction _ = OpenTransaction.of(test, "select * from a")) {
            var run = CompletableFuture.supplyAsync(
                    () -> migrate(project, RunOptions.USUAL.withTries(1).withValve(0, Duration.ofHours(1))));
            Await.migrationWaiting(test);
            assertThat(test.rows("select count(*) from a")).containsExactly("0");
            RunFailure failure = run.join().failed().orElseThrow();
            assertThat(failure.cause()).isEqualTo(Cause.SAFETY_VALVE);
            assertThat(failure.message()).contains("safety valve");
        }
        assertThat(heard.pulses)
                .last()
                .satisfies(pulse -> assertThat(pulse.blockers())
                        .singleElement()
                        .satisfies(blocker -> assertThat(blocker.application()).isEqualTo("forgotten")));
    }

    @Test
    void what_runs_outside_a_transaction_knows_no_lock_timeout_and_is_not_tried_again() {
        FlywayProject project = tableA().script("V2__i.sql", "create index concurrently i on a (id);");
        try (OpenTransaction _ = OpenTransaction.of(test, "insert into a values (1)")) {
            var run = CompletableFuture.supplyAsync(() -> migrate(project, QUICK.withValve(0, Duration.ofHours(1))));
            Await.row(
                    test,
                    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and now() - query_start > interval '300 ms'");
            test.execute("vacuum a");
            RunFailure failure = run.join().failed().orElseThrow();
            assertThat(failure.cause()).isEqualTo(Cause.SAFETY_VALVE);
            assertThat(failure.leftBehind()).contains("\"public\".\"i\" on a", "not tried again");
        }
        assertThat(heard.retries).isEmpty();
        assertThat(test.rows("select version, success from flyway_schema_history order by installed_rank"))
                .containsExactly("1|t", "2|f");
    }
}
