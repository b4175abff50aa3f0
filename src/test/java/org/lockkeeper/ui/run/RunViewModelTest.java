package org.lockkeeper.ui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.migration.RunPulse;
import org.lockkeeper.migration.RunRetry;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.RunningRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.run.RunStand.State;
import org.lockkeeper.ui.sample.SampleEngine;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;

class RunViewModelTest {
    private final RunningRunner tasks = new RunningRunner();
    private final RecordingDialogs dialogs = new RecordingDialogs();

    @TempDir
    Path folder;

    private SampleEngine engine;
    private WorkspaceModel workspace;
    private RunViewModel model;

    @BeforeEach
    void open() {
        SampleProject project = Samples.shop(folder);
        engine = project.engine();
        workspace = project.open(engine, tasks);
        model = new RunViewModel(workspace.service()::migrate, tasks, dialogs, Runnable::run, SampleProject.CLOCK);
    }

    @Test
    void while_a_person_is_asked_nothing_is_said_to_run_and_going_no_further_leaves_no_trace() {
        List<RunPhase> phases = new ArrayList<>();
        model.phaseProperty().subscribe((_, phase) -> phases.add(phase));
        model.start(plan("prod-eu"), _ -> {});
        assertThat(model.phaseProperty().get()).isEqualTo(RunPhase.CHECKING);
        tasks.finish();
        assertThat(phases).containsExactly(RunPhase.CHECKING, RunPhase.ASKING, RunPhase.IDLE);
        assertThat(model.accountProperty().get()).isEmpty();
        assertThat(model.runningProperty().get()).isFalse();
    }

    @Test
    void a_run_that_is_confirmed_starts_and_runs_only_then() {
        MigrationPlan plan = plan("prod-eu");
        dialogs.confirming(true).typing(plan.target().database());
        List<RunPhase> phases = new ArrayList<>();
        model.phaseProperty().subscribe((_, phase) -> phases.add(phase));
        model.start(plan, _ -> {});
        tasks.finish();
        assertThat(phases)
                .startsWith(RunPhase.CHECKING, RunPhase.ASKING, RunPhase.STARTING)
                .endsWith(RunPhase.STARTING, RunPhase.RUNNING, RunPhase.IDLE);
    }

    @Test
    void what_the_server_says_of_a_statement_is_gone_with_the_next() {
        engine.saying(listener -> listener.pulse(waiting()));
        List<Optional<RunPulse>> pulses = new ArrayList<>();
        model.pulseProperty().subscribe((_, pulse) -> pulses.add(pulse));
        model.start(plan("dev"), _ -> {});
        tasks.finish();
        assertThat(pulses).hasSize(12).startsWith(Optional.of(waiting()), Optional.empty(), Optional.of(waiting()));
        assertThat(model.pulseProperty().get()).isEmpty();
    }

    @Test
    void a_try_that_follows_is_told_until_a_statement_runs_again() {
        RunRetry retry = new RunRetry("x", "its lock was not free within 2000 ms", 2, 10, Duration.ofMillis(400));
        engine.saying(listener -> {
            listener.pulse(waiting());
            listener.retry(retry);
            // A reading that was under way when the try ended says nothing about the pause.
            listener.pulse(waiting());
            assertThat(model.pulseProperty().get()).isEmpty();
            assertThat(model.retryProperty().get()).contains(retry);
        });
        model.start(plan("dev"), _ -> {});
        tasks.finish();
        assertThat(model.accountProperty().get().orElseThrow().applied()).hasSize(2);
        assertThat(model.retryProperty().get()).isEmpty();
    }

    @Test
    void each_migration_is_told_of_from_its_waiting_to_its_end() {
        List<List<RunStand.State>> told = told();
        model.start(plan("dev"), _ -> {});
        assertThat(model.standsProperty().get()).isEmpty();
        tasks.finish();
        assertThat(told)
                .containsSubsequence(
                        List.of(State.RUNNING, State.WAITING),
                        List.of(State.APPLIED, State.WAITING),
                        List.of(State.APPLIED, State.RUNNING),
                        List.of(State.APPLIED, State.APPLIED));
        assertThat(model.standsProperty().get()).allMatch(stand -> stand.took().isPresent());
        model.dismiss();
        assertThat(model.standsProperty().get()).isEmpty();
    }

    @Test
    void after_a_failure_what_did_not_get_its_turn_is_said_not_to_have_begun() {
        MigrationPlan plan = plan("dev");
        engine.failWith(new RunFailure(
                plan.names().getFirst(), Optional.empty(), 1, Optional.of("42P01"), "no such table", "Nothing."));
        model.start(plan, _ -> {});
        tasks.finish();
        assertThat(model.standsProperty().get())
                .extracting(RunStand::state)
                .containsExactly(State.FAILED, State.NOT_BEGUN);
        assertThat(model.standsProperty().get().getFirst().words()).startsWith("Failed after ");
        assertThat(model.standsProperty().get().getLast().words()).isEqualTo("Not begun");
    }

    @Test
    void of_a_run_that_was_refused_no_migration_is_told() {
        MigrationPlan plan = plan("prod-eu");
        dialogs.confirming(true).typing("another");
        model.start(plan, _ -> {});
        tasks.finish();
        assertThat(model.standsProperty().get()).isEmpty();
    }

    private List<List<State>> told() {
        List<List<State>> told = new ArrayList<>();
        model.standsProperty()
                .subscribe((_, stands) ->
                        told.add(stands.stream().map(RunStand::state).toList()));
        return told;
    }

    private MigrationPlan plan(String environment) {
        return workspace.service().preview(environment, Optional.empty());
    }

    private static RunPulse waiting() {
        return new RunPulse(
                "x",
                Duration.ofSeconds(3),
                Optional.of(new RunPulse.Wait("Lock: relation", Optional.empty())),
                List.of(),
                2,
                Duration.ofSeconds(2));
    }
}
