package org.lockkeeper.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.deploy.DeployScreen;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.preview.PreviewScreen;
import org.lockkeeper.ui.recovery.RecoveryScreen;
import org.lockkeeper.ui.recovery.RecoveryViewModel;
import org.lockkeeper.ui.shell.Screen;

/** The page of the ways out, which other pages lead to and which leads back to them. */
final class Recoveries {
    private final ScreenFactory.Frame frame;
    private final RecoveryScreen screen;
    private final RecoveryViewModel model;
    private List<Screen> others = List.of();
    private String from = "";

    Recoveries(WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, ScreenFactory.Frame frame) {
        this.frame = frame;
        this.model = new RecoveryViewModel(workspace, tasks, dialogs, this::goOn);
        this.screen = new RecoveryScreen(model, () -> bringToFront(from));
    }

    /** Sets what opens a run's log. */
    void leadToLogs(Consumer<Path> opener) {
        model.leadToLogs(opener);
    }

    /** The pages that lead here, which can be gone back to. */
    void leadBackTo(List<Screen> screens) {
        others = List.copyOf(screens);
    }

    /** @param page the one that leads here, by its id */
    void open(String environment, String page) {
        from = page;
        screen.turnTo(environment);
        frame.bringToFront(screen);
    }

    /** What is pending goes on where the person came from: a deploy through its gates, all else by the preview. */
    private void goOn(String environment) {
        for (Screen other : others) {
            if (other instanceof DeployScreen deploy && from.equals(deploy.id())) {
                deploy.beginAnew(environment);
                frame.bringToFront(deploy);
                return;
            }
        }
        for (Screen other : others) {
            if (other instanceof PreviewScreen preview) {
                preview.turnTo(environment, Optional.empty());
                frame.bringToFront(preview);
            }
        }
    }

    private void bringToFront(String id) {
        others.stream().filter(other -> other.id().equals(id)).findFirst().ifPresent(frame::bringToFront);
    }
}
