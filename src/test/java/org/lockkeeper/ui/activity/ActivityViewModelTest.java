package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;

class ActivityViewModelTest {
    private final DirectTaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final WorkspaceModel workspace =
            new WorkspaceModel(new MadeUpWorkspaces(new MadeUpEngine(List.of())).open(MadeUpWorkspaces.FILE), tasks);
    private final Map<String, String> settings = new HashMap<>();
    private final ActivityViewModel model = model();

    private ActivityViewModel model() {
        return new ActivityViewModel(
                workspace, tasks, new RecordingDialogs(), Runnable::run, settings, settings::putAll);
    }

    @Test
    void in_the_past_nothing_can_be_done_to_what_has_ended() {
        Reading then = new Readings().active(1).reading();
        model.showPast(Optional.of(then));
        model.select(List.of(then.sessions().getFirst()));
        assertThat(model.refusal(true).orElseThrow()).contains("the past");
        assertThat(model.snapshotProperty().get().orElseThrow().past()).isTrue();
    }

    @Test
    void a_selection_follows_its_session_and_ends_with_it() {
        model.showPast(Optional.of(new Readings().active(1).active(2).reading()));
        Session two = model.lines().get(1).facts().session();
        model.select(List.of(two));
        model.showPast(Optional.of(new Readings().waiting(2, 1).active(1).reading()));
        assertThat(model.selectedProperty().get()).hasSize(1).allMatch(Session::waitsForLock);
        model.showPast(Optional.of(new Readings().active(1).reading()));
        assertThat(model.selectedProperty().get()).isEmpty();
        assertThat(model.queryProperty().get()).isEmpty();
    }

    @Test
    void nothing_of_another_environment_stays_when_the_focus_moves() {
        model.showPast(Optional.of(new Readings().active(1).reading()));
        model.select(List.of(model.lines().getFirst().facts().session()));
        workspace.focus("staging");
        assertThat(model.lines()).isEmpty();
        assertThat(model.selectedProperty().get()).isEmpty();
        assertThat(model.snapshotProperty().get()).isEmpty();
    }

    @Test
    void the_filter_is_kept_in_the_settings_and_read_from_them() {
        model.filterProperty().set(new SessionFilter("orders", "waiting", 60, "web", "app", "shop", false, false));
        assertThat(settings).containsEntry("text", "orders").containsEntry("minimumSeconds", "60");
        assertThat(model().filterProperty().get())
                .isEqualTo(new SessionFilter("orders", "waiting", 60, "web", "app", "shop", false, false));
    }

    @Test
    void settings_that_make_no_sense_count_as_usual() {
        assertThat(Thresholds.of(Map.of("longRunningSeconds", "soon"))).isEqualTo(Thresholds.USUAL);
        assertThat(Thresholds.of(Map.of("waitingSeconds", "30")).waiting()).isEqualTo(Duration.ofSeconds(30));
        assertThat(SessionFilter.of(Map.of("minimumSeconds", "-1")).minimumSeconds())
                .isZero();
    }

    @Test
    void idle_and_own_sessions_are_hidden_unless_they_block() {
        Readings readings = new Readings()
                .session(1, "idle", Optional.empty(), Optional.empty())
                .active(2);
        model.showPast(Optional.of(readings.reading()));
        assertThat(model.lines()).hasSize(1);
        model.showPast(Optional.of(readings.waiting(3, 1).reading()));
        assertThat(model.lines()).extracting(l -> l.facts().session().pid()).containsExactly(1, 2, 3);
    }

    @Test
    void buttons_carry_the_number_and_the_names() {
        Reading reading = new Readings()
                .active(1)
                .session(2, "idle in transaction", Optional.empty(), Optional.empty())
                .reading();
        List<Session> both = reading.sessions();
        assertThat(model.end().label(true, List.of(both.getFirst()))).isEqualTo("Terminate 1 web");
        assertThat(model.end().label(true, both)).isEqualTo("Terminate 2 backends: 1, 2");
        assertThat(model.end().refusal(false, List.of(both.get(1))).orElseThrow())
                .contains("no statement");
        assertThat(model.end().refusal(true, both)).isEmpty();
        assertThat(model.end().refusal(true, List.of()).orElseThrow()).startsWith("Select");
    }

    @Test
    void an_estimate_is_for_the_phase_that_was_seen_and_only_after_a_while() {
        ProgressEstimate estimate = new ProgressEstimate();
        WorkProgress start = new WorkProgress(1, "CREATE INDEX", "building index", "public.t", "blocks", 100, 1000);
        WorkProgress later = new WorkProgress(1, "CREATE INDEX", "building index", "public.t", "blocks", 200, 1000);
        assertThat(estimate.left(start, Readings.AT)).isEmpty();
        assertThat(estimate.left(later, Readings.AT.plusSeconds(1))).isEmpty();
        assertThat(estimate.left(later, Readings.AT.plusSeconds(10))).contains(Duration.ofSeconds(80));
        WorkProgress unknown = new WorkProgress(1, "COPY", "", "public.t", "bytes", 200, 0);
        assertThat(estimate.left(unknown, Readings.AT.plusSeconds(10))).isEmpty();
    }
}
