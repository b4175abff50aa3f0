package org.lockkeeper.ui.deploy;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.deploy.Gate;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Focus;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;

/** One gate: its state in a word, what it asks, the fact, and what a person can say at it. */
final class GateRow extends HBox {
    private static final double STATE_WIDTH = 92;

    private final GateEntry entry;
    private final Walk walk;
    private final FontIcon icon = new FontIcon();
    private final Label state = new Label("", icon);
    private final Label detail = StepPane.wrapped("", "detail");
    private final VBox words = new VBox();
    private final HBox waiving = new HBox();
    private final Button waive = new Button(Texts.get("deploy.gate.waive"));
    private boolean waives;

    GateRow(GateEntry entry, Walk walk) {
        this.entry = entry;
        this.walk = walk;
        getStyleClass().add("gate-row");
        setId("gate-" + entry.name());
        state.getStyleClass().add("state");
        state.setMinWidth(STATE_WIDTH);
        Gate gate = entry.gateProperty().get();
        words.getChildren().addAll(StepPane.wrapped(gate.title(), "title"), detail);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        if (entry.isTickable()) {
            words.getChildren().add(ticking());
        }
        words.getChildren().add(waiving());
        getChildren().addAll(state, words, waive);
        waives = !entry.waiverProperty().get().isEmpty();
        update();
    }

    /** Puts a control under the fact, for what this gate alone wants. */
    GateRow with(Node control) {
        words.getChildren().add(2, control);
        return this;
    }

    private Node ticking() {
        CheckBox tick = new CheckBox(Texts.get("deploy.gate.tick"));
        tick.setMinWidth(USE_PREF_SIZE);
        TextField name = new TextField();
        name.setPromptText(Texts.get("deploy.gate.name"));
        name.setAccessibleText(
                Texts.get("deploy.gate.name.of", entry.gateProperty().get().title()));
        name.setPrefColumnCount(14);
        name.textProperty().bindBidirectional(entry.tickedByProperty());
        tick.selectedProperty().bindBidirectional(entry.tickedProperty());
        tick.setOnAction(_ -> {
            if (tick.isSelected() && name.getText().isBlank()) {
                walk.lastName().ifPresentOrElse(name::setText, () -> Focus.moveTo(name));
            }
        });
        HBox line = new HBox(tick, name);
        line.getStyleClass().add("said");
        return line;
    }

    private Node waiving() {
        TextField reason = new TextField();
        reason.setPromptText(Texts.get("deploy.gate.reason"));
        reason.setAccessibleText(
                Texts.get("deploy.gate.reason.of", entry.gateProperty().get().title()));
        reason.textProperty().bindBidirectional(entry.waiverProperty());
        HBox.setHgrow(reason, Priority.ALWAYS);
        waiving.getChildren().add(reason);
        waiving.getStyleClass().add("said");
        waiving.managedProperty().bind(waiving.visibleProperty());
        waive.getStyleClass().addAll("small", "flat");
        waive.setMinWidth(USE_PREF_SIZE);
        waive.managedProperty().bind(waive.visibleProperty());
        waive.setOnAction(_ -> {
            waives = true;
            update();
            Focus.moveTo(reason);
        });
        return waiving;
    }

    void update() {
        Gate gate = entry.gateProperty().get();
        GateLook look = GateLook.of(gate.state());
        icon.setIconCode(look.icon());
        state.setText(Texts.get("deploy.gate.state." + gate.state().label()));
        Tones.apply(state, look.tone());
        detail.setText(VisibleText.of(gate.detail()));
        waiving.setVisible(waives);
        waive.setVisible(!waives && gate.state() == Gate.State.FAILED);
    }
}
