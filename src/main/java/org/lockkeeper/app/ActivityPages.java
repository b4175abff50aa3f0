package org.lockkeeper.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.activity.ActivityScreen;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.rewind.RewindView;
import org.lockkeeper.ui.rewind.RewindViewModel;
import org.lockkeeper.ui.shell.Action;

/** The Activity page with what belongs to it: its recorded past. */
final class ActivityPages {
    private static final String RECORDING = "recording";

    private final ScreenFactory.Frame frame;
    private final ActivityScreen activity;
    private final RewindViewModel rewind;

    ActivityPages(
            WorkspaceModel workspace,
            TaskRunner tasks,
            DialogService dialogs,
            ScreenFactory.Frame frame,
            Moments moments) {
        this.frame = frame;
        Path file = workspace.workspace().file();
        this.activity = new ActivityScreen(
                workspace,
                tasks,
                dialogs,
                Platform::runLater,
                frame.settings().current().page(file, "activity"),
                values -> frame.settings().update(settings -> settings.withPage(file, "activity", values)),
                moments);
        this.rewind = new RewindViewModel(
                workspace,
                activity.model(),
                tasks,
                dialogs,
                Platform::runLater,
                frame.settings().current().page(RECORDING),
                values -> frame.settings().update(settings -> settings.withPage(RECORDING, values)));
        activity.setTimeline(() -> new RewindView(rewind, moments, Optional.empty()), actions());
    }

    ActivityScreen activity() {
        return activity;
    }

    private List<Action> actions() {
        return List.of(
                new Action("activity.recording", Texts.get("rewind.open.action"), "", () -> {
                    frame.bringToFront(activity);
                    rewind.open();
                }),
                new Action("activity.now", Texts.get("rewind.back.action"), "Shortcut+L", rewind::backToNow),
                new Action(
                        "activity.record",
                        Texts.get("rewind.record.action"),
                        "",
                        () -> rewind.switchRecording(
                                !rewind.settingsProperty().get().on())));
    }
}
