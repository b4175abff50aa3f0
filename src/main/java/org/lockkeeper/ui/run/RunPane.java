package org.lockkeeper.ui.run;

import java.time.Duration;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Stylesheets;

/** How a run goes, and afterwards what it did; takes no room before the first. */
public final class RunPane extends VBox {
    private final RunViewModel model;
    private final Moments moments;
    private final RunSurroundings around;
    private final Label elapsed = new Label();
    private final PulsePane pulse;
    private final Timeline ticker = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));

    public RunPane(RunViewModel model, Moments moments, RunSurroundings around) {
        this.model = model;
        this.moments = moments;
        this.around = around;
        this.pulse = new PulsePane(moments.clock());
        getStyleClass().add("run-pane");
        getStylesheets().addAll(Stylesheets.of("run-pane"), Stylesheets.of("tones"), Stylesheets.of("copy-chip"));
        elapsed.getStyleClass().addAll("elapsed", "tabular");
        elapsed.setMinWidth(USE_PREF_SIZE);
        ticker.setCycleCount(Animation.INDEFINITE);
        managedProperty().bind(visibleProperty());
        model.phaseProperty().subscribe(this::update);
        model.accountProperty().subscribe(this::update);
        model.pulseProperty().subscribe(this::showPulse);
        model.retryProperty().subscribe(this::showPulse);
        update();
    }

    /** Shows how things stand; called whenever something around it that it asks for has changed. */
    public void update() {
        RunPhase phase = model.phaseProperty().get();
        Optional<RunAccount> account = model.accountProperty().get();
        setVisible(phase.isUnderWay() || (account.isPresent() && around.isHere()));
        Tones.clear(this);
        if (phase.isUnderWay()) {
            tick();
            ticker.play();
            getChildren().setAll(underWay(phase));
        } else {
            ticker.stop();
            getChildren().clear();
            account.ifPresent(ended -> {
                Tones.apply(this, ended.tone());
                getChildren().add(new AccountPane(ended, around));
            });
        }
    }

    private void tick() {
        elapsed.setText(
                Elapsed.text(Duration.between(model.startedAt(), moments.clock().instant())));
    }

    private void showPulse() {
        pulse.show(model.pulseProperty().get(), model.retryProperty().get());
    }

    private Node underWay(RunPhase phase) {
        String environment = model.environment().orElse("");
        return switch (phase) {
            case IDLE, CHECKING ->
                new VBox(
                        headline(Texts.get("run.title.before", environment)),
                        stoppable(Texts.get("run.checking"), "run.cancel"));
            case ASKING ->
                new VBox(headline(Texts.get("run.title.before", environment)), new Label(Texts.get("run.asking")));
            case STARTING, RUNNING ->
                new VBox(headline(Texts.get("run.title", environment)), position(), progress(), pulse);
            case VERIFYING ->
                new VBox(
                        headline(Texts.get("run.title.after", environment)),
                        stoppable(Texts.get("run.verifying"), "run.cancel.after"));
        };
    }

    private static Label headline(String text) {
        Label title = new Label(VisibleText.of(text));
        title.getStyleClass().add("headline");
        return title;
    }

    private Label position() {
        Label what = new Label();
        what.textProperty()
                .bind(model.positionProperty()
                        .map(position -> VisibleText.of(
                                position.map(RunProgress::words).orElseGet(() -> Texts.get("run.starting")))));
        return what;
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty()
                .bind(model.positionProperty().map(p -> p.map(RunPosition::done).orElse(-1.0)));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        return progressLine(bar, elapsed, cancel("run.cancel"));
    }

    /** The look before a run and after it, which can be ended too. */
    private Node stoppable(String text, String key) {
        Label what = new Label(text);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        return progressLine(what, cancel(key));
    }

    private Button cancel(String key) {
        Button cancel = new Button();
        cancel.setId("run-cancel");
        cancel.textProperty()
                .bind(model.cancelAskedProperty().map(asked -> Texts.get(asked ? "run.cancelAsked" : key)));
        cancel.disableProperty().bind(model.cancelAskedProperty());
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> model.cancel());
        return cancel;
    }

    private static Node progressLine(Node... parts) {
        HBox line = new HBox(parts);
        line.getStyleClass().add("progress-line");
        return line;
    }
}
