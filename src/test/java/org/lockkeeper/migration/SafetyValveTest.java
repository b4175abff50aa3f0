package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.RunSettings;
import org.lockkeeper.migration.RunFailure.Cause;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.AtPause;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.testing.Heard;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.workspace.WorkspaceServices;

/** How many may wait behind a run, and for how long, where a production profile says nothing of it. */
class SafetyValveTest {
    private static final int ALLOWED = 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final Heard heard = new Heard();

    /** Asked to stop when the valve has tripped, so that there is no second try. */
    private final CancelToken afterwards = new CancelToken();

    @ParameterizedTest
    @EnumSource
    void twenty_may_wait_and_the_twenty_first_has_the_migration_give_way_so_that_all_go_on(ProjectKind kind) {
        GuardedProject project = working(kind);
        TestDatabase test = project.production;
        try (WorkspaceServices open = project.open();
                Cast cast = new Cast(test)) {
            List<Actor> clients = IntStream.rangeClosed(0, ALLOWED)
                    .mapToObj(i -> cast.enter("client" + i))
                    .toList();
            CompletableFuture<MigrationRun> run = CompletableFuture.supplyAsync(() -> migrate(project, open));
            awaitWork(test, run);
            List<Going> waiting = clients.subList(0, ALLOWED).stream()
                    .map(client -> client.work("select * from product"))
                    .toList();
            Await.until(
                    () -> heard.pulses.stream()
                            .filter(pulse -> pulse.queued() == ALLOWED)
                            .count(),
                    looks -> looks >= 2);
            assertThat(heard.retries).isEmpty();
            Going oneTooMany = clients.getLast().work("select * from product");
            assertThat(run.join().failed()).map(RunFailure::cause).hasValue(Cause.CANCELLED);
            assertThat(heard.retries)
                    .singleElement()
                    .satisfies(retry -> assertThat(retry.reason())
                            .contains("cancelled by the safety valve: 21 sessions waited behind it, and 20 may"));
            waiting.forEach(client -> assertThat(client.await()).isEqualTo("done"));
            assertThat(oneTooMany.await()).isEqualTo("done");
        }
    }

    @Test
    void one_that_has_waited_for_more_than_ten_seconds_has_the_migration_give_way_and_goes_on() {
        GuardedProject project = working(ProjectKind.PRISMA);
        TestDatabase test = project.production;
        try (WorkspaceServices open = project.open();
                Cast cast = new Cast(test)) {
            Actor client = cast.enter("client");
            CompletableFuture<MigrationRun> run = CompletableFuture.supplyAsync(() -> migrate(project, open));
            awaitWork(test, run);
            Going waiting = client.work("select * from product");
            assertThat(run.join().failed()).map(RunFailure::cause).hasValue(Cause.CANCELLED);
            assertThat(waiting.await()).isEqualTo("done");
            assertThat(heard.retries)
                    .singleElement()
                    .satisfies(retry -> assertThat(retry.reason())
                            .contains("a session had waited behind it for 1", " s, and 10.0 s are allowed"));
            List<Duration> waits =
                    heard.pulses.stream().map(RunPulse::longestQueued).toList();
            assertThat(waits.getLast()).isGreaterThan(LONGEST);
            assertThat(waits.subList(0, waits.size() - 1))
                    .isNotEmpty()
                    .allSatisfy(wait -> assertThat(wait).isLessThanOrEqualTo(LONGEST));
        }
    }

    /** A migration that has its lock and works for long, so that the lock timeout has no part in it. */
    private GuardedProject working(ProjectKind kind) {
        GuardedProject project = new GuardedProject(folder, kind);
        project.write(1, "create table product (id int);\n");
        try (WorkspaceServices open = project.open()) {
            open.migrations()
                    .migrate(
                            "prod",
                            Optional.empty(),
                            Said.reviewed(project.production.name()),
                            RunListener.NONE,
                            new CancelToken());
        }
        // A run's log is named after its moment.
        project.clock.pass(Duration.ofSeconds(1));
        project.write(2, "alter table product add price int;\nselect pg_sleep(600);\n");
        return project;
    }

    private MigrationRun migrate(GuardedProject project, WorkspaceServices open) {
        RunOptions options =
                open.migrations().options("prod", RunSettings.USUAL).withPauses(new AtPause(afterwards::cancel));
        return open.migrations()
                .migrate(
                        "prod", Optional.empty(), options, Said.reviewed(project.production.name()), heard, afterwards);
    }

    private static void awaitWork(TestDatabase test, CompletableFuture<MigrationRun> run) {
        Await.until(
                () -> test.rows(
                        "select 1 from pg_stat_activity where wait_event = 'PgSleep' and application_name = 'lockkeeper' and datname = current_database()"),
                rows -> !rows.isEmpty() || run.isDone());
    }
}
