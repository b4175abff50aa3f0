package org.lockkeeper.ui.preview;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.CopyChip;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** How a run goes, and afterwards what it did; takes no room before the first. */
final class RunPane extends VBox {
    private static final int MOST_NAMES = 6;
    private static final int LONGEST_SENTENCE = 1_200;

    private final RunViewModel model;
    private final Moments moments;
    private final Runnable dismiss;
    private final Consumer<RunFailure> show;
    private final BooleanSupplier inSight;
    private final BooleanSupplier here;
    private final Label elapsed = new Label();
    private final Timeline ticker = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> tick()));

    /**
     * @param show brings the failing statement into sight
     * @param inSight whether the plan that is shown is the run's
     * @param here whether the environment that is shown is the run's; elsewhere its account waits
     */
    RunPane(
            RunViewModel model,
            Moments moments,
            Runnable dismiss,
            Consumer<RunFailure> show,
            BooleanSupplier inSight,
            BooleanSupplier here) {
        this.model = model;
        this.moments = moments;
        this.dismiss = dismiss;
        this.show = show;
        this.inSight = inSight;
        this.here = here;
        getStyleClass().add("run-pane");
        elapsed.getStyleClass().addAll("elapsed", "tabular");
        elapsed.setMinWidth(USE_PREF_SIZE);
        ticker.setCycleCount(Animation.INDEFINITE);
        managedProperty().bind(visibleProperty());
        model.runningProperty().subscribe(this::update);
        model.accountProperty().subscribe(this::update);
        update();
    }

    /** Shows how things stand; called whenever something that it shows has changed. */
    void update() {
        boolean running = model.runningProperty().get();
        Optional<RunAccount> account = model.accountProperty().get();
        setVisible(running || (account.isPresent() && here.getAsBoolean()));
        Tones.clear(this);
        if (running) {
            tick();
            ticker.play();
            getChildren().setAll(running());
        } else {
            ticker.stop();
            getChildren().clear();
            account.ifPresent(this::show);
        }
    }

    private void tick() {
        elapsed.setText(
                Elapsed.text(Duration.between(model.startedAt(), moments.clock().instant())));
    }

    private Node running() {
        Label what = new Label();
        what.textProperty()
                .bind(model.positionProperty()
                        .map(position -> VisibleText.of(
                                position.map(RunProgress::words).orElseGet(() -> Texts.get("preview.run.starting")))));
        ProgressBar bar = new ProgressBar();
        bar.progressProperty()
                .bind(model.positionProperty().map(p -> p.map(RunPosition::done).orElse(-1.0)));
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button cancel = new Button();
        cancel.textProperty()
                .bind(model.cancelAskedProperty()
                        .map(asked -> Texts.get(asked ? "preview.run.cancelAsked" : "preview.run.cancel")));
        cancel.disableProperty().bind(model.cancelAskedProperty());
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(_ -> model.cancel());
        HBox line = new HBox(bar, elapsed, cancel);
        line.getStyleClass().add("progress-line");
        Label title =
                new Label(Texts.get("preview.run.title", model.environment().orElse("")));
        title.getStyleClass().add("headline");
        return new VBox(title, what, line);
    }

    private void show(RunAccount account) {
        Tones.apply(this, account.tone());
        Label headline = new Label(
                VisibleText.keepingLines(account.headline()),
                new FontIcon(account.tone() == Tone.SUCCESS ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE));
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        headline.setMinHeight(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(headline, space);
        head.getStyleClass().add("account-head");
        account.failure()
                .filter(f -> f.line() > 0 && inSight.getAsBoolean())
                .ifPresent(
                        failure -> head.getChildren().add(button("preview.account.show", () -> show.accept(failure))));
        account.log().ifPresent(file -> {
            CopyChip chip = new CopyChip();
            chip.show(Texts.get("preview.account.log", file.getFileName()), file.toString());
            head.getChildren().add(chip);
        });
        head.getChildren().add(button("preview.account.close", dismiss));
        getChildren().add(head);
        account.failureText().ifPresent(text -> getChildren().add(wrapped(text)));
        account.failure()
                .ifPresent(
                        failure -> getChildren().add(wrapped(Texts.get("preview.account.left", failure.leftBehind()))));
        if (!account.applied().isEmpty()) {
            getChildren().add(wrapped(applied(account.applied())));
        }
    }

    private static String applied(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() > MOST_NAMES
                ? Texts.get("preview.account.applied.more", shown, names.size() - MOST_NAMES)
                : Texts.get("preview.account.applied.list", shown);
    }

    private static Button button(String key, Runnable action) {
        Button button = new Button(Texts.get(key));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** A server may say pages; the run's log has all of them. */
    private static Label wrapped(String text) {
        String shown = text.length() > LONGEST_SENTENCE ? text.substring(0, LONGEST_SENTENCE) + " …" : text;
        Label label = new Label(VisibleText.keepingLines(shown));
        label.setMinHeight(USE_PREF_SIZE);
        label.setWrapText(true);
        label.getStyleClass().add("sentence");
        return label;
    }
}
