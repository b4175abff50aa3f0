package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lockkeeper.activity.Ended;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WorkProgress;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
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

    private Session session(int line) {
        return ((SessionLine) model.table().lines().get(line)).facts().session();
    }

    /** As what was. */
    private void show(Reading then) {
        model.showPast(Optional.of(model.then(then)));
    }

    @Test
    void nothing_can_be_done_to_what_a_file_shows() {
        Reading then = new Readings().active(1).reading();
        model.showRecording(model.then(then));
        model.select(List.of(then.sessions().getFirst()));
        assertThat(model.refusal(true).orElseThrow()).contains("a recording");
        model.showPast(Optional.empty());
        assertThat(model.snapshotProperty().get()).isEmpty();
        assertThat(model.table().lines()).isEmpty();
    }

    @Test
    void of_the_past_only_what_is_still_there_and_still_the_same_statement_can_be_ended() {
        Reading then = new Readings().active(1).active(2).active(3).reading();
        Session two = new Readings().active(2).reading().sessions().getFirst();
        Readings now = new Readings().active(1).session(changed(two));
        Optional<Snapshot> live = Optional.of(Snapshot.of(now.reading(), List.of(), Thresholds.USUAL, Shown.NOW));
        List<Session> sessions = then.sessions();
        assertThat(Present.refusal(Shown.PAST, live, true, sessions).orElseThrow())
                .contains("has ended");
        assertThat(Present.refusal(Shown.PAST, live, true, sessions.subList(0, 2)))
                .isEmpty();
        assertThat(Present.refusal(Shown.PAST, live, false, sessions.subList(0, 1)))
                .isEmpty();
        assertThat(Present.refusal(Shown.PAST, live, false, sessions.subList(0, 2))
                        .orElseThrow())
                .contains("another statement");
        assertThat(Present.of(Shown.PAST, live, sessions))
                .extracting(Session::query)
                .containsExactly("select 1", "update t");
    }

    private static Session changed(Session s) {
        return new Session(
                s.pid(),
                s.backendStart(),
                s.leader(),
                s.type(),
                s.user(),
                s.database(),
                s.application(),
                s.client(),
                s.state(),
                s.waitEvent(),
                s.transactionStart(),
                Optional.of(Readings.AT),
                s.stateChange(),
                s.xminAge(),
                s.queryId(),
                "update t",
                8);
    }

    @Test
    void workers_are_shown_and_hidden_from_their_leader_and_from_themselves() {
        show(new Readings().active(5).worker(6, 5).active(9).reading());
        assertThat(model.table().lines()).hasSize(2);
        SessionLine leader = (SessionLine) model.table().lines().getFirst();
        assertThat(model.table().unfold(leader, false)).isEmpty();
        assertThat(model.table().unfold(leader, true)).contains(leader);
        assertThat(model.table().lines()).hasSize(3);
        SessionLine worker = (SessionLine) model.table().lines().get(1);
        assertThat(model.table().unfold(worker, true)).isEmpty();
        assertThat(model.table().unfold(worker, false)).contains(leader);
        assertThat(model.table().lines()).hasSize(2);
        assertThat(model.table().unfold((SessionLine) model.table().lines().getLast(), true))
                .isEmpty();
    }

    @Test
    void a_session_is_brought_into_sight_as_often_as_somebody_wants_it() {
        show(new Readings().active(1).active(2).reading());
        List<Integer> seen = new ArrayList<>();
        model.table()
                .revealedProperty()
                .subscribe(line ->
                        line.ifPresent(each -> seen.add(each.facts().session().pid())));
        model.select(2);
        model.select(2);
        assertThat(seen).containsExactly(2, 2);
    }

    @Test
    void in_the_past_nothing_can_be_done_to_what_has_ended() {
        Reading then = new Readings().active(1).reading();
        show(then);
        model.select(List.of(then.sessions().getFirst()));
        assertThat(model.refusal(true).orElseThrow()).contains("the past");
        assertThat(model.snapshotProperty().get().orElseThrow().past()).isTrue();
    }

    @Test
    void a_selection_follows_its_session_and_ends_with_it() {
        show(new Readings().active(1).active(2).reading());
        Session two = session(1);
        model.select(List.of(two));
        show(new Readings().waiting(2, 1).active(1).reading());
        assertThat(model.selectedProperty().get()).hasSize(1).allMatch(Session::waitsForLock);
        show(new Readings().active(1).reading());
        assertThat(model.selectedProperty().get()).isEmpty();
        assertThat(model.queryProperty().get()).isEmpty();
    }

    @Test
    void nothing_of_another_environment_stays_when_the_focus_moves() {
        show(new Readings().active(1).reading());
        model.select(List.of(session(0)));
        workspace.focus("staging");
        assertThat(model.table().lines()).isEmpty();
        assertThat(model.selectedProperty().get()).isEmpty();
        assertThat(model.snapshotProperty().get()).isEmpty();
    }

    @Test
    void the_filter_is_kept_in_the_settings_and_read_from_them() {
        model.table()
                .filterProperty()
                .set(new SessionFilter("orders", "waiting", 60, "web", "app", "shop", false, false));
        assertThat(settings).containsEntry("text", "orders").containsEntry("minimumSeconds", "60");
        assertThat(model().table().filterProperty().get())
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
        show(readings.reading());
        assertThat(model.table().lines()).hasSize(1);
        show(readings.waiting(3, 1).reading());
        assertThat(List.of(session(0).pid(), session(1).pid(), session(2).pid()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void buttons_carry_the_number_and_the_names() {
        Reading reading = new Readings()
                .active(1)
                .session(2, "idle in transaction", Optional.empty(), Optional.empty())
                .reading();
        List<Session> both = reading.sessions();
        assertThat(model.end().description(true, List.of(both.getFirst()))).isEqualTo("Terminate 1 web");
        assertThat(model.end().description(true, both)).isEqualTo("Terminate 2 backends: web ×2");
        assertThat(model.end().label(true, List.of(both.getFirst()))).isEqualTo("Terminate");
        assertThat(model.end().label(true, both)).isEqualTo("Terminate 2");
        assertThat(model.end().refusal(false, List.of(both.get(1))).orElseThrow())
                .contains("no statement");
        assertThat(model.end().refusal(true, both)).isEmpty();
        assertThat(model.end().refusal(true, List.of()).orElseThrow()).startsWith("Select");
    }

    @Test
    void what_became_of_a_few_is_told_of_each_and_of_many_in_numbers_with_what_did_not_end_first() {
        Ended stays = new Ended(7, Ended.Result.STILL_THERE, "Pid 7 is still there.");
        assertThat(EndedWords.of(List.of(gone(1), stays), true))
                .isEqualTo(new EndedWords("Pid 7 is still there. Pid 1 is gone.", false));
        List<Ended> many = Stream.concat(
                        IntStream.range(100, 140).mapToObj(ActivityViewModelTest::gone),
                        Stream.of(stays, new Ended(8, Ended.Result.NOT_ALLOWED, "\u202eNot pid 8.")))
                .toList();
        assertThat(EndedWords.of(many, true).all()).isFalse();
        assertThat(EndedWords.of(many, true).words())
                .isEqualTo(
                        "Of 42 sessions: 40 gone, 1 still there, 1 not allowed. Pid 7 is still there. ⟨U+202E⟩Not pid 8. Pid 100 is gone. The audit trail tells of each.");
        assertThat(EndedWords.of(List.of(gone(1)), true).all()).isTrue();
        assertThat(EndedWords.of(many, false).words())
                .as("a session whose statement was cancelled is not gone")
                .startsWith("Of 42 sessions: 40 cancelled, 1 still there, 1 not allowed. ");
    }

    /** Another environment has sessions with the same pids. */
    @Test
    void what_became_of_sessions_of_an_environment_that_is_out_of_focus_names_it() {
        String[] focus = {"staging"};
        List<Consumer<Object>> done = new ArrayList<>();
        EndViewModel end = new EndViewModel(
                workspace.services().activity(),
                new TaskRunner() {
                    @Override
                    @SuppressWarnings("unchecked")
                    public <T> CancelToken start(
                            Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
                        done.add(result -> onDone.accept((T) result));
                        return new CancelToken();
                    }
                },
                new RecordingDialogs(),
                new SessionNames(_ -> Optional.empty()),
                () -> focus[0]);
        List<Session> one = new Readings().active(1).reading().sessions();
        end.end("staging", true, one);
        assertThat(end.refusal(true, one))
                .hasValueSatisfying(why -> assertThat(why).contains("being ended"));
        done.getLast().accept(List.of(gone(1)));
        assertThat(end.endedProperty().get().words()).isEqualTo("Pid 1 is gone.");

        end.end("staging", true, one);
        focus[0] = "prod-eu";
        end.dismiss();
        done.getLast().accept(List.of(gone(1)));
        assertThat(end.endedProperty().get().words()).isEqualTo("On staging: Pid 1 is gone.");
        assertThat(end.refusal(true, one)).isEmpty();
    }

    private static Ended gone(int pid) {
        return new Ended(pid, Ended.Result.GONE, "Pid %d is gone.".formatted(pid));
    }

    @Test
    void the_headline_counts_clients_by_what_they_do() {
        Reading reading = new Readings()
                .active(1)
                .active(2)
                .waiting(3, 1)
                .session(4, "active", Optional.empty(), Optional.of(1))
                .session(5, "idle in transaction (aborted)", Optional.empty(), Optional.empty())
                .session(6, "idle", Optional.empty(), Optional.empty())
                .reading();
        assertThat(Snapshot.of(reading, List.of(), Thresholds.USUAL, Shown.NOW).headline())
                .isEqualTo(new Snapshot.Headline(5, 2, 1, 1));
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

    @Test
    void an_estimate_begins_anew_where_the_number_goes_back() {
        ProgressEstimate estimate = new ProgressEstimate();
        assertThat(estimate.left(scanned(1000), Readings.AT)).isEmpty();
        assertThat(estimate.left(scanned(100), Readings.AT.plusSeconds(5))).isEmpty();
        assertThat(estimate.left(scanned(200), Readings.AT.plusSeconds(15))).contains(Duration.ofSeconds(80));
    }

    private static WorkProgress scanned(long done) {
        return new WorkProgress(1, "CREATE INDEX", "building index", "public.t", "blocks", done, 1000);
    }
}
