package org.lockkeeper.ui.rewind;

import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.lockkeeper.activity.record.ActivityRecordings;
import org.lockkeeper.activity.record.RecordingSettings;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.dialog.DialogService;

/** Whether and how the environments are recorded, which is remembered. */
final class RecordingSwitch {
    private final ActivityRecordings recordings;
    private final TaskRunner tasks;
    private final DialogService dialogs;
    private final Consumer<Map<String, String>> remember;
    private final Runnable done;
    private final ReadOnlyObjectWrapper<RecordingSettings> settings;

    /**
     * @param remembered how it is recorded, as the settings have it
     * @param remember keeps that
     * @param done hears that it is recorded in another way from now on
     */
    RecordingSwitch(
            ActivityRecordings recordings,
            TaskRunner tasks,
            DialogService dialogs,
            Map<String, String> remembered,
            Consumer<Map<String, String>> remember,
            Runnable done) {
        this.recordings = recordings;
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.remember = remember;
        this.done = done;
        this.settings = new ReadOnlyObjectWrapper<>(RecordingMemory.of(remembered));
        configure();
    }

    ReadOnlyObjectProperty<RecordingSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Switches the recording of all environments on or off. */
    void turn(boolean on) {
        use(new RecordingSettings(on, settings.get().queries(), settings.get().retention()));
    }

    /** Records in another way from now on. */
    void use(RecordingSettings wanted) {
        settings.set(wanted);
        remember.accept(RecordingMemory.settings(wanted));
        configure();
    }

    private void configure() {
        RecordingSettings now = settings.get();
        tasks.start(
                Job.brief(Texts.get("rewind.configuring"), (_, _) -> {
                    recordings.configure(now);
                    return Boolean.TRUE;
                }),
                _ -> done.run(),
                dialogs::error);
    }
}
