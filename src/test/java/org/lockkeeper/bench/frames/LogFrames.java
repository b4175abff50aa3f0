package org.lockkeeper.bench.frames;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.logs.LogsScreen;
import org.lockkeeper.ui.logs.Memories;
import org.lockkeeper.ui.logs.NoServer;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;

/**
 * The page of logs in a window: {@code LOG ENTRIES ROWS SECONDS FILE}. Once all the entries are known, the table goes from its first row on
 * by so many rows a second, to a new place in every frame.
 */
public final class LogFrames extends Application {
    /** For the classpath: who extends {@code Application} cannot be started from it. */
    public static final class Start {
        private Start() {}

        public static void main(String[] arguments) {
            Application.launch(LogFrames.class, arguments);
        }
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        new Theme(ThemeChoice.LIGHT);
        LogsScreen screen = new LogsScreen(
                new LogService(Clock.systemUTC()),
                new NoServer(),
                new FxTaskRunner(new JobList(), Clock.systemUTC()),
                new RecordingDialogs(),
                Platform::runLater,
                _ -> {},
                (_, _, _) -> {},
                Memories.in(Path.of(arguments.get(4)).resolveSibling("memory")),
                new Moments(Clock.systemUTC()));
        Scene scene = new Scene((Parent) screen.view(), 1600, 960);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
        screen.model().open(List.of(Path.of(arguments.get(0))));
        int entries = Integer.parseInt(arguments.get(1));
        int rows = Integer.parseInt(arguments.get(2));
        double seconds = Double.parseDouble(arguments.get(3));
        FrameMeter.when(
                () -> scene.lookup(".log-table") instanceof TableView<?> table
                        && table.getItems().size() >= Math.min(entries, 4_000),
                () -> {
                    TableView<?> table = (TableView<?>) scene.lookup(".log-table");
                    FrameMeter.measure(
                            seconds,
                            Path.of(arguments.get(4)),
                            at -> table.scrollTo((int) Math.min(at * rows, entries - 1)));
                });
    }
}
