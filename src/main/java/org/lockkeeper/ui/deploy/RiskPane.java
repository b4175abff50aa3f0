package org.lockkeeper.ui.deploy;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.lockkeeper.deploy.AutomaticCheck;
import org.lockkeeper.deploy.Deployment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** The risk sheet: each value with where it comes from. */
final class RiskPane extends StepPane {
    private static final double FIELD_WIDTH = 130;

    private final GridPane grid = new GridPane();
    private final List<Runnable> updates = new ArrayList<>();

    RiskPane(Walk walk, Deployment deployment) {
        super("risk");
        grid.getStyleClass().add("risk-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints fields = new ColumnConstraints(FIELD_WIDTH);
        ColumnConstraints sources = new ColumnConstraints();
        sources.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, fields, sources);
        walk.risks().forEach(this::add);
        getChildren().addAll(wrapped(Texts.get("deploy.risk.text"), "muted"), grid);
        walk.gates().stream()
                .filter(entry -> isAssessed(deployment, entry))
                .map(entry -> new GateRow(entry, walk))
                .forEach(row -> {
                    updates.add(row::update);
                    getChildren().add(row);
                });
        update();
    }

    private static boolean isAssessed(Deployment deployment, GateEntry entry) {
        return deployment.checklist().items().stream()
                .filter(item -> item.id().equals(entry.name()))
                .anyMatch(item -> item.check()
                        .filter(AutomaticCheck.RISK_ASSESSED::equals)
                        .isPresent());
    }

    private void add(RiskEntry risk) {
        Label name = new Label(risk.question().title());
        name.getStyleClass().add("title");
        Label source = wrapped("", "detail");
        Button facts = new Button(Texts.get("deploy.risk.reset"));
        facts.getStyleClass().addAll("small", "flat");
        facts.setMinWidth(USE_PREF_SIZE);
        facts.managedProperty().bind(facts.visibleProperty());
        facts.setOnAction(
                _ -> risk.textProperty().set(risk.factProperty().get().value().orElse("")));
        Control field = field(risk);
        field.setId("risk-" + risk.question().label());
        field.setAccessibleText(risk.question().title());
        field.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), name, field, source, facts);
        updates.add(() -> {
            source.setText(VisibleText.of(risk.problem().orElseGet(risk::source)));
            Tones.clear(source);
            if (risk.problem().isPresent()) {
                Tones.apply(source, Tone.DANGER);
            } else if (risk.textProperty().get().isBlank()) {
                Tones.apply(source, Tone.WARNING);
            }
            facts.setVisible(
                    risk.said().isPresent() && risk.factProperty().get().value().isPresent());
        });
    }

    private static Control field(RiskEntry risk) {
        return switch (risk.question()) {
            case REVERSIBLE -> choice(risk, List.of("yes", "no"));
            case DATA_LOSS -> choice(risk, List.of("low", "medium", "high"));
            case DOWNTIME, ROLLBACK_TIME -> {
                TextField field = new TextField();
                field.setPromptText(Texts.get("deploy.risk.minutes"));
                field.textProperty().bindBidirectional(risk.textProperty());
                yield field;
            }
        };
    }

    private static Control choice(RiskEntry risk, List<String> values) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(values);
        box.setPromptText(Texts.get("deploy.risk.choose"));
        box.valueProperty().bindBidirectional(risk.textProperty());
        return box;
    }

    @Override
    void update() {
        updates.forEach(Runnable::run);
    }
}
