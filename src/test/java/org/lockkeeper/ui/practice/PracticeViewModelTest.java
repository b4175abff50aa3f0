package org.lockkeeper.ui.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Performance;
import org.lockkeeper.sandbox.incident.Verdict;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.ui.HeldTaskRunner;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.workspace.WorkspaceServices;

class PracticeViewModelTest {
    private static final Workspace FILE = MadeUpWorkspaces.workspace(MadeUpWorkspaces.FILE);

    @TempDir
    private static Path folder;

    private final HeldTaskRunner tasks = new HeldTaskRunner();
    private final HeldTaskRunner passing = new HeldTaskRunner();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final MadeUpPractice practice = new MadeUpPractice();
    private final WorkspaceModel workspace = new WorkspaceModel(
            new WorkspaceServices(
                    FILE,
                    new MadeUpEngine(List.of()),
                    new Databases(FILE, _ -> Optional.empty()),
                    TestGuard.create(),
                    new UserFolders(folder, folder, folder),
                    Clock.systemUTC()),
            tasks);
    private final PracticeViewModel model = new PracticeViewModel(practice, workspace, tasks, passing, dialogs);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void those_that_play_in_the_project_of_the_workspace_are_offered() {
        assertThat(model.offered())
                .contains(Incident.STUCK_ALTER, Incident.DEAD_ENGINE_LOCK)
                .doesNotContain(Incident.DEAD_FLYWAY_LOCK);
    }

    @Test
    void one_that_is_started_moves_the_focus_to_production_and_is_not_judged_yet() {
        model.start(Incident.SLOW_INDEX);
        assertThat(model.busyProperty().get()).isTrue();
        assertThat(model.incidentProperty().get()).isEmpty();
        model.stop();
        assertThat(tasks.waiting()).as("one thing at a time").isEqualTo(1);
        tasks.runNext();
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.incidentProperty().get()).contains(Incident.SLOW_INDEX);
        assertThat(model.verdictProperty().get()).isEmpty();
        assertThat(workspace.focusProperty().get().orElseThrow().environment()).isEqualTo(Environment.PRODUCTION);
    }

    @Test
    void it_is_judged_when_asked_for_and_forgotten_when_ended() {
        model.start(Incident.STUCK_ALTER);
        tasks.runNext();
        practice.result = Verdict.Result.DAMAGE;
        model.check();
        tasks.runNext();
        assertThat(model.verdictProperty().get().orElseThrow().result()).isEqualTo(Verdict.Result.DAMAGE);
        model.stop();
        tasks.runNext();
        assertThat(model.incidentProperty().get()).isEmpty();
        assertThat(model.verdictProperty().get()).isEmpty();
        assertThat(practice.standing()).isEmpty();
    }

    @Test
    void one_that_was_started_elsewhere_is_seen_as_long_as_it_is_played() {
        practice.standing = Optional.of(practice.standing(Incident.DEAD_ENGINE_LOCK));
        model.look();
        tasks.runNext();
        assertThat(model.incidentProperty().get()).contains(Incident.DEAD_ENGINE_LOCK);
        practice.alive = false;
        practice.standing = Optional.of(practice.standing(Incident.DEAD_ENGINE_LOCK));
        model.look();
        tasks.runNext();
        assertThat(model.incidentProperty().get()).isEmpty();
    }

    /** As with a reading. */
    private void glance() {
        model.glance();
        passing.runNext();
    }

    @Test
    void one_that_the_command_line_starts_and_stops_comes_and_goes_by_itself() {
        glance();
        assertThat(model.incidentProperty().get()).isEmpty();
        practice.phase = Performance.Phase.PREPARING;
        practice.standing = Optional.of(practice.standing(Incident.SLOW_INDEX));
        glance();
        assertThat(model.incidentProperty().get()).as("nobody is in place yet").isEmpty();
        practice.phase = Performance.Phase.OPEN;
        glance();
        assertThat(model.incidentProperty().get()).contains(Incident.SLOW_INDEX);
        assertThat(model.verdictProperty().get())
                .as("finding out is the practice")
                .isEmpty();
        practice.stop();
        glance();
        assertThat(model.incidentProperty().get()).isEmpty();
        assertThat(tasks.titles()).as("nobody is told of a look in passing").isEmpty();
    }

    @Test
    void one_that_has_come_to_its_end_stays_to_be_judged_until_another_is_started() {
        model.start(Incident.STUCK_ALTER);
        tasks.runNext();
        practice.phase = Performance.Phase.OVER;
        practice.alive = false;
        practice.result = Verdict.Result.SOLVED;
        glance();
        assertThat(model.incidentProperty().get()).contains(Incident.STUCK_ALTER);
        model.check();
        tasks.runNext();
        glance();
        assertThat(model.verdictProperty().get().orElseThrow().result()).isEqualTo(Verdict.Result.SOLVED);
        practice.begun = Instant.EPOCH.plusSeconds(600);
        practice.phase = Performance.Phase.OPEN;
        practice.alive = true;
        glance();
        assertThat(model.incidentProperty().get()).contains(Incident.STUCK_ALTER);
        assertThat(model.verdictProperty().get())
                .as("that was of the one before")
                .isEmpty();
    }

    @Test
    void what_was_said_of_an_open_one_is_said_no_longer_once_it_is_over() {
        model.start(Incident.SLOW_INDEX);
        tasks.runNext();
        model.check();
        tasks.runNext();
        glance();
        assertThat(model.verdictProperty().get().orElseThrow().result()).isEqualTo(Verdict.Result.OPEN);
        practice.result = Verdict.Result.SOLVED;
        glance();
        assertThat(model.incidentProperty().get()).contains(Incident.SLOW_INDEX);
        assertThat(model.verdictProperty().get()).isEmpty();
    }

    @Test
    void a_look_in_passing_waits_for_what_a_person_asked_for_and_is_not_piled_up() {
        model.start(Incident.STUCK_ALTER);
        model.glance();
        assertThat(passing.waiting()).isZero();
        tasks.runNext();
        model.glance();
        model.glance();
        assertThat(passing.waiting()).isEqualTo(1);
        model.stop();
        passing.runNext();
        assertThat(model.incidentProperty().get()).contains(Incident.STUCK_ALTER);
        tasks.runNext();
        assertThat(model.incidentProperty().get()).isEmpty();
    }

    @Test
    void what_is_played_is_told_on_production() {
        assertThat(model.concernProperty().get()).isEmpty();
        practice.standing = Optional.of(practice.standing(Incident.STUCK_ALTER));
        glance();
        assertThat(model.concernProperty().get()).containsOnlyKeys("prod-eu");
        practice.stop();
        glance();
        assertThat(model.concernProperty().get()).isEmpty();
    }

    @Test
    void one_that_was_ended_elsewhere_is_gone_when_it_is_to_be_judged() {
        model.start(Incident.SLOW_INDEX);
        tasks.runNext();
        practice.stop();
        model.check();
        tasks.runNext();
        assertThat(model.incidentProperty().get()).isEmpty();
    }

    @Test
    void a_failure_is_told_and_leaves_nothing_on() {
        practice.broken = true;
        model.start(Incident.SLOW_INDEX);
        tasks.runNext();
        assertThat(dialogs.shown()).containsExactly("error LK-SANDBOX-INCIDENT: It could not be played.");
        assertThat(model.busyProperty().get()).isFalse();
        assertThat(model.incidentProperty().get()).isEmpty();
    }
}
