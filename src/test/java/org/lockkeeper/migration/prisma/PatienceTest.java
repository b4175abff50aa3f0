package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunFailure.Cause;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.AtPause;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Heard;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** How long a run waits for others, and how long others wait for it. */
class PatienceTest {
    private static final RunOptions QUICK = RunOptions.USUAL
            .withLockTimeout(Optional.of(Duration.ofMillis(100)))
            .withTries(3);
    private static final String ROWS =
            "select migration_name, finished_at is null, coalesce(logs like '%55P03%', false) from _prisma_migrations order by started_at";

    @TempDir
    Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("patience");
    private final Heard heard = new Heard();

    private PrismaProject tableA() {
        PrismaProject project = new PrismaProject(folder).with("1", "create table a (id int)");
        project.migrate(test);
        return project;
    }

    private MigrationRun migrate(PrismaProject project, RunOptions options) {
        return project.migrate(test, options, heard, new CancelToken());
    }

    @Test
    void a_migration_behind_an_idle_transaction_gives_way_and_who_waited_behind_it_goes_on() {
        PrismaProject project = tableA().with("2", "create table b (id int);\nalter table a add n int;");
        try (OpenTransaction _ = OpenTransaction.of(test, "select * from a")) {
            var run = CompletableFuture.supplyAsync(
                    () -> migrate(project, RunOptions.USUAL.withTries(1).withValve(0, Duration.ofHours(1))));
            Await.migrationWaiting(test);
            List<String> read = test.rows("select count(*) from a");
            RunFailure failure = run.join().failed().orElseThrow();
            assertThat(read).containsExactly("0");
            assertThat(failure.cause()).isEqualTo(Cause.SAFETY_VALVE);
            assertThat(failure.sqlState()).hasValue("57014");
            assertThat(failure.message()).contains("safety valve", "1 sessions waited behind it, and 0 may");
            assertThat(failure.leftBehind()).startsWith("Nothing");
        }
        assertThat(test.rows("select to_regclass('b')")).containsExactly("null");
        assertThat(heard.pulses).last().satisfies(pulse -> {
            assertThat(pulse.waiting()).map(RunPulse.Wait::event).hasValue("Lock: relation");
            assertThat(pulse.waiting().orElseThrow().since()).isPresent();
            assertThat(pulse.queued()).isEqualTo(1);
            assertThat(pulse.blockers()).singleElement().satisfies(blocker -> {
                assertThat(blocker.application()).isEqualTo("forgotten");
                assertThat(blocker.state()).isEqualTo("idle in transaction");
                assertThat(blocker.query()).isEqualTo("select * from a");
                assertThat(blocker.backendStart()).isPresent();
                assertThat(blocker.transactionAge()).isPresent();
            });
        });
    }

    @Test
    void one_session_that_waits_too_long_is_enough_and_the_migration_is_tried_again() {
        PrismaProject project = tableA().with("2", "alter table a add n int;");
        OpenTransaction forgotten = OpenTransaction.of(test, "select * from a");
        RunOptions options = RunOptions.USUAL
                .withTries(2)
                .withValve(20, Duration.ofMillis(1))
                .withPauses(new AtPause(forgotten::close));
        var run = CompletableFuture.supplyAsync(() -> migrate(project, options));
        Await.migrationWaiting(test);
        test.execute("select * from a");
        assertThat(run.join().applied()).containsExactly("2");
        assertThat(heard.retries).singleElement().satisfies(retry -> {
            assertThat(retry.reason()).contains("a session had waited behind it for");
            assertThat(retry.next()).isEqualTo(2);
        });
        assertThat(test.rows(ROWS)).containsExactly("1|f|f", "2|f|f");
    }

    @Test
    void a_try_that_did_not_get_its_lock_leaves_no_row_and_the_next_one_succeeds() {
        PrismaProject project = tableA().with("2", "create table b (id int);\nalter table a add n int;");
        OpenTransaction forgotten = OpenTransaction.of(test, "select * from a");
        List<String> between = new java.util.ArrayList<>();
        MigrationRun run = migrate(project, QUICK.withPauses(new AtPause(() -> {
            between.addAll(test.rows(ROWS));
            forgotten.close();
        })));
        assertThat(run.failed()).isEmpty();
        assertThat(between).containsExactly("1|f|f");
        assertThat(test.rows(ROWS)).containsExactly("1|f|f", "2|f|f");
        assertThat(heard.retries)
                .singleElement()
                .satisfies(retry ->
                        assertThat(retry.words()).contains("2: its lock was not free within 100 ms", "try 2 of 3"));
    }

    @Test
    void after_the_last_try_the_failure_stands_as_prisma_would_leave_it() {
        PrismaProject project = tableA().with("2", "create table b (id int);\nalter table a add n int;");
        try (OpenTransaction _ = OpenTransaction.of(test, "select * from a")) {
            RunFailure failure = migrate(project, QUICK.withPauses(new AtPause(() -> {})))
                    .failed()
                    .orElseThrow();
            assertThat(failure.cause()).isEqualTo(Cause.LOCK_TIMEOUT);
            assertThat(failure.tries()).isEqualTo(3);
            assertThat(failure.line()).isEqualTo(2);
        }
        assertThat(test.rows(ROWS)).containsExactly("1|f|f", "2|t|t");
        assertThat(heard.retries).hasSize(2);
    }

    @Test
    void a_cancel_between_two_tries_ends_the_run_without_a_row() {
        PrismaProject project = tableA().with("2", "alter table a add n int;");
        CancelToken cancel = new CancelToken();
        try (OpenTransaction _ = OpenTransaction.of(test, "select * from a")) {
            MigrationRun run =
                    project.migrate(test, QUICK.withPauses(new AtPause(cancel::cancel)), RunListener.NONE, cancel);
            assertThat(run.failed())
                    .hasValueSatisfying(f -> assertThat(f.cause()).isEqualTo(Cause.CANCELLED));
        }
        assertThat(test.rows(ROWS)).containsExactly("1|f|f");
    }

    @Test
    void an_error_that_is_no_lock_is_not_tried_again() {
        MigrationRun run = migrate(tableA().with("2", "select * from nowhere"), QUICK);
        assertThat(run.failed()).hasValueSatisfying(f -> {
            assertThat(f.cause()).isEqualTo(Cause.ERROR);
            assertThat(f.tries()).isEqualTo(1);
        });
        assertThat(heard.retries).isEmpty();
    }

    @Test
    void where_statements_commit_by_themselves_only_the_one_that_waited_is_tried_again() {
        PrismaProject project = tableA().mode(TransactionMode.STATEMENT)
                .with("2", "create table b (id int);\nalter table a add n int;\ncreate table c (id int);");
        OpenTransaction forgotten = OpenTransaction.of(test, "select * from a");
        MigrationRun run = migrate(project, QUICK.withPauses(new AtPause(forgotten::close)));
        assertThat(run.applied()).containsExactly("2");
        assertThat(heard.retries).hasSize(1);
        assertThat(test.rows(ROWS)).containsExactly("1|f|f", "2|f|f");
    }

    @Test
    void the_lock_timeout_is_not_for_concurrently_nor_for_what_follows_the_script() {
        PrismaProject project = tableA().with("2", "create index concurrently i on a (id);")
                .with("3", "create table seen as select current_setting('lock_timeout') as during;");
        OpenTransaction old = OpenTransaction.of(test, "select * from a");
        var run = CompletableFuture.supplyAsync(() -> migrate(project, QUICK));
        Await.row(
                test,
                "select 1 from pg_stat_activity where wait_event = 'virtualxid' and datname = current_database() and now() - query_start > interval '300 ms'");
        old.close();
        assertThat(run.join().applied()).containsExactly("2", "3");
        assertThat(heard.retries).isEmpty();
        assertThat(test.rows("select during from seen")).containsExactly("100ms");
    }

    @Test
    void a_script_that_sets_the_lock_timeout_has_the_last_word_for_concurrently_too_and_not_beyond_its_end() {
        PrismaProject project = tableA().mode(TransactionMode.STATEMENT)
                .with("2", "set lock_timeout = '50ms';\ncreate index concurrently i on a (id);")
                .with("3", "create table seen as select current_setting('lock_timeout') as during;");
        try (OpenTransaction _ = OpenTransaction.of(test, "insert into a values (1)")) {
            RunFailure failure = migrate(project, QUICK).failed().orElseThrow();
            assertThat(failure.sqlState()).hasValue("55P03");
            assertThat(failure.line()).isEqualTo(2);
        }
        test.execute("drop index i");
        project.resolve(test, "2", Resolution.ROLLED_BACK);
        assertThat(migrate(project, QUICK).applied()).containsExactly("2", "3");
        assertThat(test.rows("select during from seen")).containsExactly("100ms");
    }

    @Test
    void what_a_migration_behind_a_concurrently_waits_for_locks_is_limited_again() {
        PrismaProject project = tableA().mode(TransactionMode.STATEMENT)
                .with(
                        "2",
                        "create index concurrently i on a (id);\ncreate table within as select current_setting('lock_timeout') as now;")
                .with("3", "drop index concurrently i;")
                .with("4", "create table later as select current_setting('lock_timeout') as now;");
        assertThat(migrate(project, QUICK).applied()).containsExactly("2", "3", "4");
        assertThat(test.rows("select now from within union all select now from later"))
                .containsExactly("100ms", "100ms");
    }

    @Test
    void a_concurrently_that_is_stopped_is_not_tried_again_and_its_invalid_index_is_named() {
        PrismaProject project = tableA().with("2", "create index concurrently i on a (id);");
        try (OpenTransaction _ = OpenTransaction.of(test, "insert into a values (1)")) {
            var run = CompletableFuture.supplyAsync(
                    () -> migrate(project, RunOptions.USUAL.withValve(0, Duration.ofHours(1))));
            Await.migrationWaiting(test);
            test.execute("vacuum a");
            RunFailure failure = run.join().failed().orElseThrow();
            assertThat(failure.cause()).isEqualTo(Cause.SAFETY_VALVE);
            assertThat(failure.leftBehind()).contains("\"public\".\"i\" on a", "not tried again");
        }
        assertThat(heard.retries).isEmpty();
    }

    @Test
    void a_run_is_watched_once_a_second_and_not_at_all_where_nobody_wants_it() {
        PrismaProject project = new PrismaProject(folder).with("1", "select pg_sleep(2.3)");
        project.migrate(test, RunOptions.PLAIN, heard, new CancelToken());
        assertThat(heard.pulses).isEmpty();
        migrate(project.with("2", "select pg_sleep(2.3)"), RunOptions.USUAL);
        assertThat(heard.pulses).hasSizeBetween(1, 2).allSatisfy(pulse -> {
            assertThat(pulse.migration()).isEqualTo("2");
            assertThat(pulse.elapsed()).isPositive();
            assertThat(pulse.waiting()).map(RunPulse.Wait::event).hasValue("Timeout: PgSleep");
            assertThat(pulse.words()).isEmpty();
        });
    }

    @Test
    void the_server_is_asked_at_most_once_a_second_while_a_statement_runs() {
        PrismaProject project = tableA().with("2", "select pg_sleep(4)");
        java.util.TreeSet<Double> looks = new java.util.TreeSet<>();
        var run = CompletableFuture.supplyAsync(() -> migrate(project, RunOptions.USUAL));
        while (!run.isDone()) {
            test.rows("select extract(epoch from query_start)::text from pg_stat_activity"
                            + " where query like '%recursive own as%' and pid <> pg_backend_pid()"
                            + " and datname = current_database()")
                    .forEach(at -> looks.add(Double.valueOf(at)));
        }
        assertThat(run.join().failed()).isEmpty();
        // One look is several messages to the server, each of which it takes for a beginning.
        List<Double> times = new java.util.ArrayList<>();
        for (double at : looks) {
            if (times.isEmpty() || at - times.getLast() > 0.5) {
                times.add(at);
            }
        }
        assertThat(times).hasSizeGreaterThanOrEqualTo(2);
        // On a busy machine the messages of one look may lie that far apart.
        int allowed = (int) Math.ceil(times.getLast() - times.getFirst()) + 1;
        assertThat(times.size() - 1).isLessThanOrEqualTo(allowed);
    }
}
