package org.lockkeeper.ui.rewind;

import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.record.ActivityRecordings;
import org.lockkeeper.activity.record.RecordedHour;
import org.lockkeeper.activity.record.RecordingState;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.dialog.DialogService;

/** The last hour of the environment in focus as it is being recorded, and how that goes; every environment that was reached is recorded. */
final class FocusedHour {
    private final WorkspaceModel workspace;
    private final ActivityRecordings recordings;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Executor toolkit;
    private final Runnable changed;
    private final ReadOnlyObjectWrapper<RecordingState> state =
            new ReadOnlyObjectWrapper<>(new RecordingState.Waiting());
    private RecordedHour hour = RecordedHour.EMPTY;

    /**
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     * @param changed hears, in that thread, that more of it is known
     */
    FocusedHour(WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, Executor toolkit, Runnable changed) {
        this.workspace = workspace;
        this.recordings = workspace.services().recordings();
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.toolkit = toolkit;
        this.changed = changed;
        recordings.onChange(this::heard);
        // Only what was reached: nobody is asked for a password, and no server is knocked at, for the sake of a
        // recording.
        workspace
                .matrixProperty()
                .subscribe(matrix -> matrix.stream()
                        .flatMap(each -> each.environments().stream())
                        .filter(each -> each.facts().isPresent())
                        .map(EnvironmentStatus::profile)
                        .forEach(profile -> recordings.record(profile.name())));
    }

    /** Whether the environment in focus is being recorded. */
    ReadOnlyObjectProperty<RecordingState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    RecordedHour get() {
        return hour;
    }

    /** It is recorded in another way, or not any more. */
    void lookAtState() {
        state.set(recordings.state(environment()));
    }

    /** Another environment is in focus, of which nothing is known until it is {@link #read}. */
    void forget() {
        hour = RecordedHour.EMPTY;
    }

    /** Reads what is there, files of earlier windows included. */
    void read() {
        String environment = environment();
        tasks.start(
                Job.brief(Texts.get("rewind.reading"), (_, _) -> recordings.hour(environment)),
                read -> take(environment, read),
                dialogs::error);
    }

    /** In the recorder's thread. */
    private void heard(String environment) {
        RecordedHour now = recordings.hour(environment);
        toolkit.execute(() -> take(environment, now));
    }

    private void take(String environment, RecordedHour read) {
        if (environment.equals(environment())) {
            hour = read;
            lookAtState();
            changed.run();
        }
    }

    private String environment() {
        return workspace.focusProperty().get().map(ConnectionProfile::name).orElse("");
    }
}
