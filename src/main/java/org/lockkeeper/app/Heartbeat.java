package org.lockkeeper.app;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.lockkeeper.task.UnlistedRunner;
import org.lockkeeper.ui.ServerWatch;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.shell.ShellViewModel;

/** Has the servers of the open workspace looked at as long as somebody can see the window. */
final class Heartbeat {
    private static final Duration BEAT = Duration.seconds(3);

    private final Stage stage;
    private final Timeline beats = new Timeline(new KeyFrame(BEAT, _ -> beat()));
    private final List<Runnable> others = new ArrayList<>();
    private Optional<ServerWatch> watch = Optional.empty();

    Heartbeat(Stage stage, ShellViewModel model, Clock clock) {
        this.stage = stage;
        beats.setCycleCount(Animation.INDEFINITE);
        model.workspaceProperty().subscribe(open -> watch(open, clock));
    }

    /** Has something done with every beat, until another workspace is opened. */
    void add(Runnable beat) {
        others.add(beat);
    }

    private void watch(Optional<WorkspaceModel> open, Clock clock) {
        others.clear();
        watch = open.map(workspace -> new ServerWatch(workspace, new UnlistedRunner(Platform::runLater), clock));
        if (watch.isPresent()) {
            beats.play();
        } else {
            beats.stop();
        }
    }

    private void beat() {
        if (stage.isShowing() && !stage.isIconified()) {
            watch.ifPresent(ServerWatch::look);
            others.forEach(Runnable::run);
        }
    }
}
