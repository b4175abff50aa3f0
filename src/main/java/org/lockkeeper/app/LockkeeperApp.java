package org.lockkeeper.app;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import javafx.application.Application;
import javafx.scene.image.Image;
import javafx.stage.Stage;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.task.AtExit;
import org.lockkeeper.task.BackgroundRunner;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.settings.SettingsFile;
import org.slf4j.LoggerFactory;

/** The desktop application. */
public final class LockkeeperApp extends Application {
    private Optional<ServiceWorkspaces> workspaces = Optional.empty();

    /** Opens the window and returns when it is closed. */
    static void open() {
        warmUp();
        launch(LockkeeperApp.class);
    }

    /** What needs no toolkit is loaded while the toolkit starts: the log, and the JSON reader that the settings want at once. */
    private static void warmUp() {
        new BackgroundRunner(Runnable::run)
                .start(
                        Job.brief("warm up", (_, _) -> SettingsFile.warmUp()),
                        Progress.NONE,
                        new CancelToken(),
                        loaded -> LoggerFactory.getLogger(LockkeeperApp.class).debug("ready to read: {}", loaded),
                        failure -> LoggerFactory.getLogger(LockkeeperApp.class).warn("warming up", failure));
    }

    @Override
    public void start(Stage stage) {
        UserFolders folders = UserFolders.current();
        Clock clock = Clock.system(ZoneId.systemDefault());
        MainWindow window = new MainWindow(
                stage,
                folders,
                clock,
                dialogs -> {
                    ServiceWorkspaces made = ServiceWorkspaces.of(folders, clock, dialogs);
                    workspaces = Optional.of(made);
                    AtExit.run("stop the sandbox", made::stopSandbox);
                    return made;
                },
                new WindowScreens(
                        clock,
                        CompositionRoot.audit(folders, clock),
                        CompositionRoot.logs(clock),
                        CompositionRoot.bookmarks(folders),
                        CompositionRoot.log(folders),
                        file -> workspaces.flatMap(made -> made.practice(file))));
        Thread.setDefaultUncaughtExceptionHandler(new CrashHandler(window.dialogs()::error, clock));
        for (int size : new int[] {16, 32, 64, 128}) {
            stage.getIcons().add(icon(size));
        }
        window.open();
    }

    private static Image icon(int size) {
        return new Image(String.valueOf(LockkeeperApp.class.getResource("/ui/icon/lockkeeper-" + size + ".png")));
    }

    /** The window is closed by now; what it started stops with it. */
    @Override
    public void stop() {
        workspaces.ifPresent(ServiceWorkspaces::stopSandbox);
    }
}
