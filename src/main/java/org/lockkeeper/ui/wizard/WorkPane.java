package org.lockkeeper.ui.wizard;

import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.dialog.Failure;
import org.lockkeeper.ui.theme.Icons;

/** How work goes: a bar with what is being done, the time, cancel, what was said, and how it ended. */
public final class WorkPane extends VBox {
    private final Work work;
    private final Words words;
    private final Label headline = new Label();
    private final Label what = new Label();
    private final Label time = new Label();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button();
    private final HBox line = new HBox(bar, time, cancel);
    private final VBox notices = new VBox();
    private final Timeline ticker = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));

    /** What the work is called while it runs, when it is done, and what is left of it where it was cancelled. */
    public interface Words {
        String running();

        String done();

        String cancelled();

        /** How it turned out where it is done: work that went well may have found something bad. */
        default Tone outcome() {
            return Tone.SUCCESS;
        }
    }

    public WorkPane(Work work, Words words) {
        this.work = work;
        this.words = words;
        getStyleClass().add("work-pane");
        headline.getStyleClass().add("work-headline");
        headline.setWrapText(true);
        headline.setMinHeight(Region.USE_PREF_SIZE);
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        what.textProperty().bind(work.whatProperty().map(VisibleText::of));
        what.managedProperty().bind(what.visibleProperty());
        bar.progressProperty().bind(work.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        time.getStyleClass().addAll("quiet", "tabular");
        time.setMinWidth(USE_PREF_SIZE);
        cancel.textProperty()
                .bind(work.cancelAskedProperty().map(a -> Texts.get(a ? "work.cancelAsked" : "work.cancel")));
        cancel.disableProperty().bind(work.cancelAskedProperty());
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> work.cancel());
        line.getStyleClass().add("progress-line");
        line.managedProperty().bind(line.visibleProperty());
        notices.getStyleClass().add("notices");
        getChildren().setAll(headline, line, what, notices);
        ticker.setCycleCount(Animation.INDEFINITE);
        work.phaseProperty().subscribe(this::update);
        work.notices().addListener((ListChangeListener<String>) _ -> showNotices());
        showNotices();
    }

    private void update(Work.Phase phase) {
        boolean running = phase == Work.Phase.RUNNING;
        line.setVisible(running);
        what.setVisible(running);
        Tones.clear(headline);
        switch (phase) {
            case IDLE -> say(Tone.QUIET, Feather.PAUSE_CIRCLE, Texts.get("work.notBegun"));
            case RUNNING -> say(Tone.ACCENT, Feather.PLAY_CIRCLE, words.running());
            case DONE ->
                say(
                        words.outcome(),
                        words.outcome() == Tone.SUCCESS ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE,
                        words.done());
            case CANCELLED -> say(Tone.WARNING, Feather.SLASH, words.cancelled());
            case FAILED -> say(Tone.DANGER, Feather.X_CIRCLE, failed());
        }
        if (running) {
            tick();
            ticker.play();
        } else {
            ticker.stop();
        }
    }

    private String failed() {
        return work.failureProperty()
                .get()
                .map(Failure::of)
                .map(failure -> Texts.get("work.failed", failure.code(), failure.sentence()))
                .orElse("");
    }

    private void say(Tone tone, Feather icon, String text) {
        headline.setText(VisibleText.keepingLines(text));
        headline.setGraphic(Icons.of(icon));
        Tones.apply(headline, tone);
    }

    void tick() {
        String elapsed = Elapsed.text(work.elapsed());
        Optional<String> remaining = work.remaining().map(Elapsed::text);
        time.setText(remaining
                .map(left -> Texts.get("work.time.left", elapsed, left))
                .orElse(elapsed));
    }

    private void showNotices() {
        notices.getChildren()
                .setAll(work.notices().stream().map(WorkPane::notice).toList());
    }

    private static Node notice(String sentence) {
        Label label = new Label(VisibleText.of(sentence), Icons.of(Feather.INFO));
        label.getStyleClass().addAll("remark", "quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
