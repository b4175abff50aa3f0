package org.lockkeeper.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;

/**
 * Knows when the window has been painted for the first time, and keeps what can wait until then: reading databases on the second core
 * would slow the first picture down. The pulse that lays the content out also hands it to the renderer; two pulses later that frame is
 * through.
 *
 * <p>Where the system property {@value #MARKER} names a file, the moment (milliseconds since the epoch) is written to it; that is how
 * the start is measured.
 */
final class FirstFrame implements Executor {
    static final String MARKER = "lockkeeper.startup.marker";

    private static final int PULSES = 2;

    private final List<Runnable> waiting = new ArrayList<>();
    private boolean painted;

    /** Runs the command after the first frame; at once if that is past. */
    @Override
    public void execute(Runnable command) {
        if (painted) {
            command.run();
        } else {
            waiting.add(command);
        }
    }

    /** Watches a scene that is shown now. */
    void watch(Scene scene) {
        Runnable[] once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            new Countdown().start();
        };
        scene.addPostLayoutPulseListener(once[0]);
    }

    private void painted() {
        painted = true;
        String marker = System.getProperty(MARKER);
        if (marker != null) {
            mark(Path.of(marker));
        }
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    private static void mark(Path file) {
        try {
            Files.writeString(file, System.currentTimeMillis() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Countdown extends AnimationTimer {
        private int pulses;

        @Override
        public void handle(long now) {
            pulses++;
            if (pulses == PULSES) {
                stop();
                painted();
            }
        }
    }
}
