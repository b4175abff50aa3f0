package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.activity.Ended.Result;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Outcome;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.StoppedBackend;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

class ActivityActionsTest {
    private TestDatabase test = TestPostgres.usual().freshDatabase("actions");
    private Cast cast = new Cast(test);

    @BeforeEach
    void a_table() {
        test.execute("create table orders (id int primary key, v int); insert into orders values (1, 0)");
    }

    @AfterEach
    void everybody_leaves() {
        cast.close();
    }

    @Test
    void a_pid_that_is_another_backend_by_now_is_left_alone() {
        Actor later = cast.enter("later").run("begin");
        Ended ended = terminate(new Target(later.pid(), Instant.parse("2020-01-01T00:00:00Z"), Optional.empty()));
        assertThat(ended.result()).isEqualTo(Result.NOT_FOUND);
        assertThat(ended.detail()).contains("belongs to another backend now");
        assertThat(later.isThere()).isTrue();
    }

    @Test
    void a_start_that_differs_by_a_microsecond_is_another_backend() {
        Actor actor = cast.enter("actor");
        Target exact = target(actor);
        assertThat(terminate(new Target(exact.pid(), exact.backendStart().plusNanos(1000), Optional.empty()))
                        .result())
                .isEqualTo(Result.NOT_FOUND);
        assertThat(actor.isThere()).isTrue();
        assertThat(terminate(exact).result()).isEqualTo(Result.GONE);
        assertThat(actor.isThere()).isFalse();
    }

    @Test
    void a_pid_that_is_gone_is_told_and_nobody_is_asked() {
        Ended ended = one(actions(Environment.PRODUCTION)
                .terminate(List.of(new Target(2_000_000_000, Instant.EPOCH, Optional.empty())), Confirmer.NOBODY));
        assertThat(ended.result()).isEqualTo(Result.NOT_FOUND);
    }

    @Test
    void cancel_does_nothing_to_one_that_is_idle_in_transaction_and_says_what_would() {
        Actor idle = cast.enter("idle").run("begin", "select * from orders");
        Ended ended = cancel(target(idle));
        assertThat(ended.result()).isEqualTo(Result.STILL_THERE);
        assertThat(ended.detail()).contains("idle in transaction", "Terminate it");
    }

    @Test
    void cancel_leaves_a_later_statement_alone() {
        Actor actor = cast.enter("actor");
        Going sleep = actor.work("select pg_sleep(600)");
        Target seen = target(actor);
        Ended ended = cancel(
                new Target(seen.pid(), seen.backendStart(), seen.queryStart().map(start -> start.minusNanos(1000))));
        assertThat(ended.result()).isEqualTo(Result.NOT_FOUND);
        assertThat(ended.detail()).contains("another statement");
        assertThat(sleep.isDone()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18})
    void cancel_ends_the_statement_and_not_the_session(int major) {
        elsewhere(TestPostgres.major(major));
        Actor actor = cast.enter("actor");
        Going sleep = actor.work("select pg_sleep(600)");
        assertThat(cancel(target(actor)).result()).isEqualTo(Result.GONE);
        assertThat(sleep.await()).contains("canceling statement due to user request");
        assertThat(actor.isThere()).isTrue();
    }

    @Test
    void a_cancelled_statement_in_a_transaction_leaves_that_open_and_says_so() {
        Actor actor = cast.enter("actor").run("begin", "update orders set v = 1");
        Going sleep = actor.work("select pg_sleep(600)");
        Ended ended = cancel(target(actor));
        assertThat(ended.result()).isEqualTo(Result.GONE);
        assertThat(ended.detail()).contains("aborted", "keeps its locks");
        assertThat(sleep.await()).contains("canceling");
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18})
    void terminate_frees_those_that_wait(int major) {
        elsewhere(TestPostgres.major(major));
        Actor root = cast.enter("root")
                .run("begin", "create table t (a int)", "lock table t", "commit", "begin", "lock table t");
        Going waiter = cast.enter("waiter").waitFor("select * from t");
        assertThat(terminate(target(root)).result()).isEqualTo(Result.GONE);
        assertThat(waiter.await()).isEqualTo("done");
    }

    @Test
    void several_are_one_operation_and_each_is_told() {
        Actor one = cast.enter("one").run("begin");
        Actor two = cast.enter("two").run("begin");
        List<Consent> asked = new ArrayList<>();
        List<Ended> ended = actions(Environment.STAGING)
                .terminate(
                        List.of(target(one), target(two), new Target(2_000_000_000, Instant.EPOCH, Optional.empty())),
                        asking(asked));
        assertThat(ended)
                .extracting(Ended::pid, Ended::result)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(one.pid(), Result.GONE),
                        org.assertj.core.groups.Tuple.tuple(two.pid(), Result.GONE),
                        org.assertj.core.groups.Tuple.tuple(2_000_000_000, Result.NOT_FOUND));
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().operation().description())
                .isEqualTo("terminate 2 backends (%d one, %d two)".formatted(one.pid(), two.pid()));
    }

    @Test
    void production_is_refused_without_both_confirmations() {
        Actor actor = cast.enter("actor").run("begin");
        assertThatThrownBy(() -> actions(Environment.PRODUCTION).terminate(List.of(target(actor)), Confirmer.NOBODY))
                .isInstanceOf(GuardRefusedException.class);
        assertThatThrownBy(
                        () -> actions(Environment.PRODUCTION).terminate(List.of(target(actor)), Said.reviewed("wrong")))
                .isInstanceOf(GuardRefusedException.class);
        assertThat(actor.isThere()).isTrue();
        assertThat(one(actions(Environment.PRODUCTION).terminate(List.of(target(actor)), Said.reviewed(test.name())))
                        .result())
                .isEqualTo(Result.GONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18})
    void a_role_without_the_right_is_told_which(int major) {
        elsewhere(TestPostgres.major(major));
        test.execute("create role watcher_%1$s login; grant pg_monitor to watcher_%1$s; create role app_%1$s login"
                .formatted(test.name()));
        Actor victim = cast.enterAs("app_" + test.name(), "victim").run("begin");
        Going sleep = victim.work("select pg_sleep(600)");
        for (boolean whole : List.of(true, false)) {
            Ended ended = as("watcher_" + test.name(), whole, victim);
            assertThat(ended.result()).isEqualTo(Result.NOT_ALLOWED);
            assertThat(ended.detail())
                    .contains("pg_signal_backend", "grant pg_signal_backend to watcher_" + test.name() + ";");
        }
        assertThat(sleep.isDone()).isFalse();
        test.execute("grant pg_signal_backend to watcher_" + test.name());
        assertThat(as("watcher_" + test.name(), true, victim).result()).isEqualTo(Result.GONE);
    }

    /** Also where it may signal: whether it is the one that was meant cannot be seen, and nothing is said of it that is not known. */
    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_role_that_may_not_see_when_a_backend_began_is_told_that_and_what_would_help(int major) {
        elsewhere(TestPostgres.major(major));
        String role = "blind_" + test.name();
        test.execute("create role %s login; grant pg_signal_backend to %1$s; create role app_%s login"
                .formatted(role, test.name()));
        Actor victim = cast.enterAs("app_" + test.name(), "victim").run("begin");
        for (boolean whole : List.of(true, false)) {
            Ended ended = as(role, whole, victim);
            assertThat(ended.result()).isEqualTo(Result.NOT_ALLOWED);
            assertThat(ended.detail())
                    .contains("may not see when pid " + victim.pid() + " began", "grant pg_monitor to " + role + ";")
                    .doesNotContain("has ended", "another backend now");
        }
        assertThat(victim.isThere()).isTrue();
        test.execute("grant pg_monitor to " + role);
        assertThat(as(role, true, victim).result()).isEqualTo(Result.GONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18})
    void a_superusers_backend_takes_a_superuser(int major) {
        elsewhere(TestPostgres.major(major));
        test.execute("create role signaller_%1$s login; grant pg_monitor, pg_signal_backend to signaller_%1$s"
                .formatted(test.name()));
        Actor superuser = cast.enter("superuser").run("begin");
        Ended ended = as("signaller_" + test.name(), true, superuser);
        assertThat(ended.result()).isEqualTo(Result.NOT_ALLOWED);
        assertThat(ended.detail()).contains("only a superuser may");
        assertThat(superuser.isThere()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 16, 18})
    void a_process_of_the_servers_own_is_not_signalled_and_the_warning_is_told(int major) {
        elsewhere(TestPostgres.major(major));
        Session checkpointer;
        try (Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            checkpointer = reader.read().sessions().stream()
                    .filter(s -> s.type().equals("checkpointer"))
                    .findFirst()
                    .orElseThrow();
        }
        Ended ended = terminate(Target.of(checkpointer).orElseThrow());
        assertThat(ended.result()).isEqualTo(Result.NOT_ALLOWED);
        assertThat(ended.detail()).contains("PID " + checkpointer.pid());
    }

    @Test
    void a_backend_that_does_not_go_is_still_there_and_one_that_has_written_may_be_undoing_it() {
        Actor reads = cast.enter("reads").run("begin", "select * from orders");
        Actor writes = cast.enter("writes").run("begin", "update orders set v = 2");
        Going sleep = writes.work("select pg_sleep(600)");
        try (StoppedBackend _ = new StoppedBackend(reads.pid());
                StoppedBackend _ = new StoppedBackend(writes.pid())) {
            List<Outcome> kept = new ArrayList<>();
            List<Ended> ended = new ActivityActions(
                            test.open(Environment.DEVELOPMENT),
                            new ProductionGuard(Clock.systemUTC(), _ -> kept::add),
                            ChangeWindow.ALWAYS,
                            Duration.ofMillis(300))
                    .terminate(List.of(target(reads), target(writes)), Confirmer.NOBODY);
            assertThat(ended).extracting(Ended::result).containsExactly(Result.STILL_THERE, Result.ROLLING_BACK);
            assertThat(kept).singleElement().satisfies(outcome -> {
                assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
                assertThat(outcome.detail())
                        .contains("Pid %d was told and is still there".formatted(reads.pid()))
                        .contains("Pid %d was told and is still there: it has written".formatted(writes.pid()));
            });
        }
        assertThat(sleep.await()).contains("terminating connection");
    }

    @Test
    void while_it_is_waited_for_one_to_go_nothing_reads_the_lock_table() {
        Actor actor = cast.enter("actor").run("begin");
        Target target = target(actor);
        CompletableFuture<Ended> ended;
        try (StoppedBackend _ = new StoppedBackend(actor.pid())) {
            ended = CompletableFuture.supplyAsync(() -> terminate(target));
            Await.row(
                    test,
                    "select 1 from pg_stat_activity where application_name = 'lockkeeper' and datname = current_database()"
                            + " and query like '%as wrote%' and query not like '%pg_lock%'");
        }
        assertThat(ended.join().result()).isEqualTo(Result.GONE);
    }

    @Test
    void the_blast_radius_says_what_it_is_what_rolls_back_and_who_is_freed() {
        Actor migration = cast.enter("migration")
                .run("select pg_advisory_lock(72707369)", "begin", "update orders set v = 1", "lock table orders");
        cast.enter("victim").waitFor("select * from orders");
        Actor second = cast.enter("second");
        second.waitFor("alter table orders add column w int");
        Actor dump = cast.enter("pg_dump").run("begin", "select 1");
        Actor sender = cast.enterAsReplica("standby1");

        List<Consent> asked = new ArrayList<>();
        assertThatThrownBy(() -> actions(Environment.PRODUCTION)
                        .terminate(List.of(target(migration), target(dump), target(sender)), refusing(asked)))
                .isInstanceOf(GuardRefusedException.class);
        String lines = String.join("\n", asked.getFirst().consequences());
        assertThat(lines)
                .contains("pid %d is a migration: it holds the lock of Prisma Migrate".formatted(migration.pid()))
                .contains("pid %d has written in a transaction that is open for".formatted(migration.pid()))
                .contains("pid %d is a backup (pg_dump), which fails then".formatted(dump.pid()))
                .contains("pid %d has had its transaction open for".formatted(dump.pid()))
                .contains("pid %d is a replication sender".formatted(sender.pid()))
                .contains("pid %d is a superuser's session".formatted(migration.pid()))
                .contains("pid %d holds AccessExclusive on public.orders".formatted(migration.pid()))
                .contains("2 sessions wait behind it, the longest for")
                .contains("first to go on: pid ");
    }

    @Test
    void strong_locks_are_told_though_nobody_waits_for_them_yet() {
        test.execute("create table a (i int); create table b (i int)");
        Actor holder =
                cast.enter("holder").run("begin", "select * from orders", "lock table a", "lock table b in share mode");
        List<Consent> asked = new ArrayList<>();
        actions(Environment.STAGING).terminate(List.of(target(holder)), asking(asked));
        assertThat(asked.getFirst().consequences())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("pid %d holds ".formatted(holder.pid()))
                        .contains("AccessExclusive on public.a", "Share on public.b")
                        .doesNotContain("orders"));
    }

    private void elsewhere(TestPostgres postgres) {
        cast.close();
        test = postgres.freshDatabase("actions");
        cast = new Cast(test);
    }

    /** What was not allowed stands in the record as not begun. */
    private Ended as(String role, boolean whole, Actor victim) {
        List<Outcome> kept = new ArrayList<>();
        try (Database database = ActivityReaderTest.as(test, role)) {
            ActivityActions actions = new ActivityActions(
                    database,
                    new ProductionGuard(Clock.systemUTC(), _ -> kept::add),
                    ChangeWindow.ALWAYS,
                    BackendSignals.PATIENCE);
            Ended ended = one(
                    whole
                            ? actions.terminate(List.of(target(victim)), Confirmer.NOBODY)
                            : actions.cancel(List.of(target(victim)), Confirmer.NOBODY));
            assertThat(kept)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isEqualTo(new Outcome(
                                    ended.result() == Result.GONE ? Outcome.Result.DONE : Outcome.Result.NOT_BEGUN,
                                    ended.detail())));
            return ended;
        }
    }

    private Ended terminate(Target target) {
        return one(actions(Environment.DEVELOPMENT).terminate(List.of(target), Confirmer.NOBODY));
    }

    private Ended cancel(Target target) {
        return one(actions(Environment.DEVELOPMENT).cancel(List.of(target), Confirmer.NOBODY));
    }

    private ActivityActions actions(Environment environment) {
        return new ActivityActions(
                test.open(environment),
                TestGuard.create(Clock.systemUTC()),
                ChangeWindow.ALWAYS,
                BackendSignals.PATIENCE);
    }

    private static Ended one(List<Ended> ended) {
        assertThat(ended).hasSize(1);
        return ended.getFirst();
    }

    private Target target(Actor actor) {
        try (Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            return Target.of(reader.read().session(actor.pid()).orElseThrow()).orElseThrow();
        }
    }

    private static Confirmer asking(List<Consent> asked) {
        return confirmer(asked, true);
    }

    private static Confirmer refusing(List<Consent> asked) {
        return confirmer(asked, false);
    }

    private static Confirmer confirmer(List<Consent> asked, boolean yes) {
        return new Confirmer() {
            @Override
            public String acknowledge(Consent request) {
                asked.add(request);
                return yes ? request.digest() : "";
            }

            @Override
            public String typeName(Consent request) {
                return "";
            }

            @Override
            public String giveReason(Consent request) {
                return "";
            }
        };
    }
}
