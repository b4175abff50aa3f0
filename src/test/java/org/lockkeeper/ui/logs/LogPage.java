package org.lockkeeper.ui.logs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** The Logs page in a window of a test. */
final class LogPage {
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final List<LoggedProcess> led = new ArrayList<>();
    private final Scene scene;
    private final LogsScreen screen;

    /** Shows it, in the toolkit's thread. */
    LogPage(Stage stage, double width, double height) {
        this(stage, width, height, new NoServer());
    }

    /** @param server whose log can be opened */
    LogPage(Stage stage, double width, double height, ServerLog server) {
        // Sets the look of every window.
        new Theme(ThemeChoice.LIGHT);
        screen = new LogsScreen(
                new LogService(SampleProject.CLOCK),
                server,
                new FxTaskRunner(new JobList(), SampleProject.CLOCK),
                dialogs,
                Platform::runLater,
                _ -> {},
                (environment, process, _) -> led.add(process),
                Memories.in(Screenshots.newFolder().resolve("memory")),
                new Moments(SampleProject.CLOCK));
        scene = new Scene(new BorderPane(screen.view()), width, height);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    RecordingDialogs dialogs() {
        return dialogs;
    }

    /** The processes that entries led to. */
    List<LoggedProcess> led() {
        return led;
    }

    Parent root() {
        return scene.getRoot();
    }

    /** Brings it to the front; in the toolkit's thread. */
    void show() {
        screen.shown();
    }

    LogsViewModel model() {
        return screen.model();
    }

    LogViewModel log() {
        return model().openProperty().get().orElseThrow();
    }

    /** Opens a file and waits until all of it was looked through. */
    LogViewModel open(FxRobot robot, Path file) {
        robot.interact(() -> {
            screen.shown();
            model().open(List.of(file));
        });
        await(() -> model().openProperty().get().isPresent());
        await(() -> log().seenProperty().get() == 1 && log().rows().size() > 0);
        return log();
    }

    void close(FxRobot robot) {
        robot.interact(() -> {
            screen.hidden();
            model().close();
        });
    }

    void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Waits for something that comes about in the toolkit's thread. */
    static void await(BooleanSupplier what) {
        try {
            WaitForAsyncUtils.waitFor(
                    30,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(what::getAsBoolean).get());
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
