package org.lockkeeper.ui.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.MadeUpReadings;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingFolder;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.activity.record.RecordingState;
import org.lockkeeper.activity.record.RecordingWriter;
import org.lockkeeper.activity.record.Retention;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.activity.ActivityViewModel;
import org.lockkeeper.workspace.WorkspaceServices;

@SuppressWarnings("NullAway.Init") // open comes before every test
class RewindViewModelTest {
    private static final Workspace FILE = MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE);

    @TempDir
    Path folder;

    private final DirectTaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final Map<String, String> settings = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();
    private WorkspaceModel workspace;
    private ActivityViewModel activity;
    private RewindViewModel model;

    @BeforeEach
    void open() {
        MadeUpReadings made = new MadeUpReadings(5, 30);
        for (int i = 0; i < 20; i++) {
            readings.add(i == 10 ? made.next(Optional.of(Gap.Reason.RESTART)) : made.next());
        }
        RecordingFolder recordings = new RecordingFolder(folder.resolve("recordings"), FILE.file());
        write(recordings.file("dev", readings.getFirst().at()));
        UserFolders folders = new UserFolders(folder, folder, folder);
        workspace = new WorkspaceModel(
                new WorkspaceServices(
                        FILE,
                        new MadeUpEngine(List.of()),
                        new Databases(FILE, _ -> Optional.empty()),
                        TestGuard.create(),
                        folders,
                        Clock.systemUTC()),
                tasks);
        activity = new ActivityViewModel(workspace, tasks, dialogs, Runnable::run, settings, settings::putAll);
        model = model();
    }

    private RewindViewModel model() {
        return new RewindViewModel(workspace, activity, tasks, dialogs, Runnable::run, settings, settings::putAll);
    }

    private Path write(Path file) {
        try (RecordingWriter writer = RecordingWriter.create(file, QueryTexts.FULL)) {
            writer.write(readings);
        }
        return file;
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private Instant shown() {
        return activity.shownAt().orElseThrow();
    }

    @Test
    void a_file_that_is_no_recording_is_told_and_nothing_changes() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.lkrec"), "pid,state\n");
        model.open(file);
        assertThat(dialogs.shown()).singleElement().asString().contains("no SQLite database");
        assertThat(model.recordingProperty().get()).isEmpty();
        assertThat(model.isPast()).isFalse();
    }

    @Test
    void where_nothing_is_recorded_there_is_nothing_to_look_at() {
        workspace.focus("staging");
        model.lookAt(readings.get(3).at());
        model.step(-1);
        model.first();
        assertThat(model.isPast()).isFalse();
        assertThat(activity.shownAt()).isEmpty();
    }

    @Test
    void what_an_earlier_window_recorded_is_shown_and_can_be_looked_at() {
        Strip strip = model.stripProperty().get();
        assertThat(strip.points()).hasSize(20);
        assertThat(strip.until()).isEqualTo(readings.getLast().at());
        assertThat(strip.length()).isEqualTo(Duration.ofHours(1));
        model.lookAt(readings.get(4).at().plusMillis(200));
        assertThat(model.isPast()).isTrue();
        assertThat(shown()).isEqualTo(readings.get(4).at());
        assertThat(model.noteProperty().get()).isEmpty();
        model.backToNow();
        assertThat(model.isPast()).isFalse();
        assertThat(activity.shownAt()).isEmpty();
    }

    @Test
    void of_a_gap_the_reading_before_is_shown_with_what_happened() {
        model.lookAt(readings.get(10).at().minusSeconds(10));
        assertThat(shown()).isEqualTo(readings.get(9).at());
        assertThat(model.noteProperty().get().orElseThrow()).contains("started anew");
    }

    @Test
    void the_keys_go_from_reading_to_reading_and_the_right_end_is_now() {
        model.step(-1);
        assertThat(shown()).isEqualTo(readings.getLast().at());
        model.step(-1);
        assertThat(shown()).isEqualTo(readings.get(18).at());
        model.step(1);
        assertThat(shown()).isEqualTo(readings.get(19).at());
        model.step(1);
        assertThat(model.isPast()).isFalse();
        model.first();
        assertThat(shown()).isEqualTo(readings.getFirst().at());
        model.step(-1);
        assertThat(shown()).isEqualTo(readings.getFirst().at());
        model.lookAt(model.stripProperty().get().until());
        assertThat(model.isPast()).isFalse();
    }

    @Test
    void a_process_of_a_log_is_selected_in_the_reading_of_then_and_what_is_not_recorded_is_told_in_a_sentence() {
        Reading then = readings.get(6);
        int pid = then.sessions().getLast().pid();
        List<String> said = new ArrayList<>();
        Optional<Instant> line = Optional.of(then.at().plusMillis(1));
        model.find(new LoggedProcess(pid, line, Optional.empty()), () -> said.add("shown"), said::add);
        assertThat(said).containsExactly("shown");
        assertThat(shown()).isEqualTo(then.at());
        assertThat(activity.revealedPid()).contains(pid);
        assertThat(model.noteProperty().get()).isEmpty();

        model.find(new LoggedProcess(1, line, Optional.empty()), () -> said.add("shown"), said::add);
        assertThat(model.noteProperty().get())
                .hasValueSatisfying(note -> assertThat(note).contains("Pid 1 has ended", "in neither reading"));
        model.step(1);
        assertThat(model.noteProperty().get()).isEmpty();

        model.backToNow();
        Optional<Instant> unrecorded = Optional.of(then.at().minusSeconds(86_400));
        model.find(new LoggedProcess(pid, unrecorded, Optional.empty()), () -> said.add("shown"), said::add);
        assertThat(said).hasSize(3).last().asString().contains("Nothing was recorded on dev around 2026-11-24");
        assertThat(model.isPast()).isFalse();
    }

    @Test
    void a_process_of_yesterday_is_shown_from_the_file_that_has_it() {
        MadeUpReadings made = new MadeUpReadings(9, 8);
        RecordingFolder recordings = new RecordingFolder(folder.resolve("recordings"), FILE.file());
        Reading old = made.next();
        Instant yesterday = old.at().minusSeconds(86_400);
        Reading then = new Reading(
                old.environment(), yesterday, old.took(), old.server(), old.sessions(), old.waits(), Optional.empty());
        try (RecordingWriter writer = RecordingWriter.create(recordings.file("dev", yesterday), QueryTexts.FULL)) {
            writer.write(List.of(then));
        }
        int pid = then.sessions().getFirst().pid();
        List<String> said = new ArrayList<>();
        model.find(
                new LoggedProcess(
                        pid,
                        Optional.of(yesterday.plusSeconds(2)),
                        then.sessions().getFirst().backendStart()),
                () -> said.add("shown"),
                said::add);
        assertThat(said).containsExactly("shown");
        assertThat(shown()).isEqualTo(yesterday);
        assertThat(model.recordingProperty().get()).isPresent();
        assertThat(activity.revealedPid()).contains(pid);
    }

    @Test
    void another_environment_is_shown_as_it_is_now() {
        model.first();
        workspace.focus("staging");
        assertThat(model.isPast()).isFalse();
        assertThat(model.stripProperty().get().points()).isEmpty();
        assertThat(activity.shownAt()).isEmpty();
        workspace.focus("dev");
        assertThat(model.stripProperty().get().points()).hasSize(20);
    }

    @Test
    void a_recording_from_a_file_opens_where_most_wait_and_closes_again() {
        Path file = write(folder.resolve("incident.lkrec"));
        workspace.focus("prod-eu");
        model.open(file);
        int most = model.stripProperty().get().points().stream()
                .mapToInt(point -> point.waiting())
                .max()
                .orElseThrow();
        assertThat(most).isPositive();
        assertThat(model.numbers(shown()).orElseThrow().waiting()).isEqualTo(most);
        assertThat(model.stripProperty().get().length())
                .isEqualTo(Duration.between(
                        readings.getFirst().at(), readings.getLast().at()));
        model.lookAt(readings.getLast().at().plusSeconds(60));
        assertThat(shown()).isEqualTo(readings.getLast().at());
        model.step(1);
        assertThat(model.isPast()).isTrue();
        model.backToNow();
        assertThat(model.recordingProperty().get()).isEmpty();
        assertThat(activity.shownAt()).isEmpty();
    }

    @Test
    void a_recording_that_was_removed_meanwhile_is_told_and_leads_back_to_now() throws IOException {
        Path file = write(folder.resolve("incident.lkrec"));
        model.open(file);
        Files.delete(file);
        model.first();
        assertThat(dialogs.shown()).singleElement().asString().contains("no file");
        assertThat(model.isPast()).isFalse();
    }

    @Test
    void the_switch_is_remembered_and_makes_what_it_says() {
        assertThat(model.stateProperty().get()).isEqualTo(new RecordingState.Waiting());
        model.switchRecording(false);
        assertThat(model.stateProperty().get()).isEqualTo(new RecordingState.Off());
        assertThat(settings).containsEntry("on", "false");
        assertThat(model().settingsProperty().get().on()).isFalse();
        model.lookAt(readings.get(4).at());
        assertThat(shown()).isEqualTo(readings.get(4).at());
    }

    @Test
    void settings_that_make_no_sense_count_as_usual() {
        assertThat(RecordingMemory.of(Map.of("days", "0", "megabytes", "much", "queries", "some")))
                .isEqualTo(RecordingSettings.USUAL);
        RecordingSettings others =
                new RecordingSettings(false, QueryTexts.NONE, new Retention(Duration.ofDays(2), 500_000_000));
        assertThat(RecordingMemory.of(RecordingMemory.settings(others))).isEqualTo(others);
    }
}
