package org.lockkeeper.bench.frames;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javafx.util.Duration;
import org.lockkeeper.app.Launcher;
import org.lockkeeper.ui.Texts;

/**
 * The product's own window with Activity in view: {@code ROWS SECONDS FILE}. Counts the frames of so many seconds, ten seconds after
 * so many rows are in the table.
 */
public final class ActivityFrames {
    private static final long LOOK = 100_000_000L;
    private static final Duration WARM_UP = Duration.seconds(10);

    private ActivityFrames() {}

    public static void main(String[] arguments) {
        int rows = Integer.parseInt(arguments[0]);
        double seconds = Double.parseDouble(arguments[1]);
        Path file = Path.of(arguments[2]);
        Path shown = Path.of(System.getProperty("lockkeeper.startup.marker"));
        Thread.ofPlatform().daemon().start(() -> {
            while (!Files.exists(shown)) {
                LockSupport.parkNanos(LOOK);
            }
            Platform.runLater(() -> FrameMeter.when(() -> hasRows(rows), () -> warmUp(seconds, file)));
        });
        Launcher.main(new String[0]);
    }

    /** What runs for the first time is compiled, and styled, first. */
    private static void warmUp(double seconds, Path file) {
        PauseTransition pause = new PauseTransition(WARM_UP);
        pause.setOnFinished(_ -> FrameMeter.measure(seconds, file, _ -> {}));
        pause.play();
    }

    private static boolean hasRows(int rows) {
        Scene scene = Window.getWindows().getFirst().getScene();
        if (scene.lookup(".session-table") instanceof TableView<?> table) {
            showIdle(scene);
            return table.getItems().size() >= rows;
        }
        scene.getRoot()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT4, false, true, false, false));
        return false;
    }

    /** Plain idle sessions are hidden at first. */
    private static void showIdle(Scene scene) {
        scene.getRoot().lookupAll(".check-box").forEach(node -> {
            if (node instanceof CheckBox box && box.getText().equals(Texts.get("activity.filter.hideIdle"))) {
                box.setSelected(false);
            }
        });
    }
}
