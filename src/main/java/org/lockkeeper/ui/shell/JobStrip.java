package org.lockkeeper.ui.shell;

import java.time.Instant;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.task.RunningJob;
import org.lockkeeper.ui.theme.Icons;

/** The job that matters most, and how many more there are. Reads that end at once do not flicker by. */
final class JobStrip extends HBox {
    private static final Duration TICK = Duration.millis(250);
    private static final java.time.Duration WORTH_SHOWING = java.time.Duration.ofMillis(400);

    private final JobList jobs;
    private final Label title = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Label elapsed = new Label();
    private final Label more = new Label();
    private final Button cancel;
    private final Timeline ticker = new Timeline(new KeyFrame(TICK, _ -> refresh()));

    JobStrip(JobList jobs) {
        this.jobs = jobs;
        getStyleClass().add("job-strip");
        setId("jobs");
        setAlignment(Pos.CENTER_RIGHT);
        title.getStyleClass().add("small");
        elapsed.getStyleClass().addAll("small", "tabular", "muted");
        elapsed.setMinWidth(USE_PREF_SIZE);
        more.getStyleClass().addAll("small", "muted");
        more.setMinWidth(USE_PREF_SIZE);
        cancel = Icons.button(Feather.X, Texts.get("shell.job.cancel"), this::cancelShown);
        cancel.setId("cancel-job");
        getChildren().addAll(title, bar, elapsed, cancel, more);
        ticker.setCycleCount(Animation.INDEFINITE);
        jobs.jobs().addListener((ListChangeListener<RunningJob>) _ -> refresh());
        refresh();
    }

    private void refresh() {
        List<RunningJob> shown = worthShowing();
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
        if (jobs.jobs().isEmpty()) {
            ticker.stop();
        } else {
            ticker.play();
        }
        if (!shown.isEmpty()) {
            show(shown.getFirst(), shown.size() - 1);
        }
    }

    private void show(RunningJob job, int others) {
        String what = job.whatProperty().get();
        boolean asked = job.cancelAskedProperty().get();
        title.setText(
                asked
                        ? Texts.get("shell.job.cancelling", job.title())
                        : what.isEmpty() ? job.title() : job.title() + ": " + what);
        bar.setProgress(job.fractionProperty().get());
        elapsed.setText(Elapsed.text(age(job)));
        cancel.setDisable(asked);
        more.setText(others == 0 ? "" : Texts.get("shell.job.more", others));
        more.setManaged(others > 0);
    }

    private void cancelShown() {
        worthShowing().stream().findFirst().ifPresent(job -> {
            job.cancel();
            refresh();
        });
    }

    private List<RunningJob> worthShowing() {
        return jobs.jobs().stream()
                .filter(job -> job.durable() || age(job).compareTo(WORTH_SHOWING) >= 0)
                .sorted((one, other) -> Boolean.compare(other.durable(), one.durable()))
                .toList();
    }

    private static java.time.Duration age(RunningJob job) {
        return java.time.Duration.between(job.startedAt(), Instant.now());
    }
}
