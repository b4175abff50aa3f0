package org.lockkeeper.app;

import java.time.Clock;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.preview.PreviewScreen;
import org.lockkeeper.ui.shell.Screen;
import org.lockkeeper.ui.status.PreviewOpener;
import org.lockkeeper.ui.status.StatusScreen;

/** The desktop application: the window over the real services. */
public final class LockkeeperApp extends Application {
    private final UserFolders folders = UserFolders.current();
    private final Clock clock = Clock.systemDefaultZone();

    static void open() {
        launch();
    }

    @Override
    public void start(Stage stage) {
        MainWindow window = new MainWindow(
                stage,
                folders,
                clock,
                dialogs -> new ServiceWorkspaces(new CompositionRoot(folders, clock, dialogs::password)),
                this::screens);
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(window.dialogs()::error, clock));
        window.open();
    }

    private List<Screen> screens(
            WorkspaceModel workspace, TaskRunner tasks, DialogService dialogs, ScreenFactory.Frame frame) {
        Moments moments = new Moments(clock);
        PreviewScreen preview =
                new PreviewScreen(workspace, tasks, dialogs, Platform::runLater, frame::say, moments);
        PreviewOpener opener = (environment, to) -> {
            preview.turnTo(environment, to);
            frame.bringToFront(preview);
        };
        return List.of(new StatusScreen(workspace, tasks, dialogs, opener, moments), preview);
    }
}
