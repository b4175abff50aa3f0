package org.lockkeeper.ui.logs;

import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** Which run's lines stand out in the log, and the way to them alone. Takes no room where none do. */
final class RunLine extends HBox {
    private final Moments moments;
    private final Label words = new Label();
    private final Button alone = new Button(Texts.get("logs.run.alone"));

    RunLine(LogViewModel model, Moments moments) {
        this.moments = moments;
        getStyleClass().add("run-line");
        words.setMinWidth(0);
        Tips.on(words, words::getText);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        alone.setMinWidth(USE_PREF_SIZE);
        alone.setOnAction(_ ->
                model.runProperty().get().ifPresent(run -> model.inputProperty().set(run.alone())));
        Button window = new Button(Texts.get("logs.run.window"));
        window.setMinWidth(USE_PREF_SIZE);
        window.setOnAction(_ ->
                model.runProperty().get().ifPresent(run -> model.inputProperty().set(run.window())));
        Button forget = new Button(Texts.get("logs.run.forget"));
        forget.setMinWidth(USE_PREF_SIZE);
        forget.setOnAction(_ -> model.runProperty().set(Optional.empty()));
        getChildren().addAll(words, gap, window, alone, forget);
        managedProperty().bind(visibleProperty());
        model.runProperty().subscribe(this::show);
    }

    private void show(Optional<RunMark> run) {
        setVisible(run.isPresent());
        run.ifPresent(mark -> {
            words.setText(VisibleText.of(Texts.get(
                    "logs.run",
                    mark.environment(),
                    moments.exact(mark.backends().from()),
                    moments.exact(mark.backends().until()),
                    mark.backends().pids().stream().map(String::valueOf).collect(Collectors.joining(", ")))));
            alone.setVisible(mark.backends().pids().size() == 1);
            alone.setManaged(alone.isVisible());
        });
    }
}
