package org.lockkeeper.bench.frames;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.lockkeeper.app.Launcher;

/**
 * The product's own window with Activity in view: {@code ROWS SECONDS FILE}. Counts the frames of so many seconds once so many rows are
 * in the table.
 */
public final class ActivityFrames {
    private static final long LOOK = 100_000_000L;

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
            Platform.runLater(
                    () -> FrameMeter.when(() -> hasRows(rows), () -> FrameMeter.measure(seconds, file, _ -> {})));
        });
        Launcher.main(new String[0]);
    }

    private static boolean hasRows(int rows) {
        Scene scene = Window.getWindows().getFirst().getScene();
        if (scene.lookup(".session-table") instanceof TableView<?> table) {
            return table.getItems().size() >= rows;
        }
        scene.getRoot()
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DIGIT4, false, true, false, false));
        return false;
    }
}
