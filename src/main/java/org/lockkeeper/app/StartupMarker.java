package org.lockkeeper.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.Scene;
import org.lockkeeper.ui.shell.Page;

/**
 * Measures the start: where the system property {@value #PROPERTY} names a file, the time (milliseconds since the epoch) at which the
 * window's first content had been painted is written to it. The pulse that lays the content out also hands it to the renderer; the
 * beginning of the pulse after the next one is taken, when that frame is through.
 */
final class StartupMarker {
    static final String PROPERTY = "lockkeeper.startup.marker";

    private StartupMarker() {}

    /** Waits for the paint of the first page that is more than a promise; does nothing where nobody measures. */
    static void await(Scene scene, ReadOnlyObjectProperty<Page> page) {
        String file = System.getProperty(PROPERTY);
        if (file != null) {
            Runnable[] once = new Runnable[1];
            once[0] = () -> {
                if (page.get() instanceof Page.Opening) {
                    return;
                }
                scene.removePostLayoutPulseListener(once[0]);
                new PaintedTimer(Path.of(file)).start();
            };
            scene.addPostLayoutPulseListener(once[0]);
        }
    }

    private static final class PaintedTimer extends AnimationTimer {
        private final Path file;
        private boolean next;

        PaintedTimer(Path file) {
            this.file = file;
        }

        @Override
        public void handle(long now) {
            if (!next) {
                next = true;
                return;
            }
            stop();
            try {
                Files.writeString(file, System.currentTimeMillis() + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
