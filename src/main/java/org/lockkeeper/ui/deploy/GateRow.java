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
import org.lockkeeper.ui.WindowWords;
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
    private final WaiverLine waiver;
    private final Button waive = button(Texts.get("deploy.gate.waive"));
    private final Button takeBack = button(Texts.get("deploy.gate.waive.back"));

    GateRow(GateEntry entry, Walk walk) {
        this.entry = entry;
        this.walk = walk;
        this.waiver = new WaiverLine(entry);
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
        words.getChildren().add(waiver);
        waive.setOnAction(_ -> waiver.begin());
        takeBack.setOnAction(_ -> entry.waiverProperty().set(""));
        waiver.openProperty().subscribe(this::update);
        getChildren().addAll(state, words, waive, takeBack);
        update();
    }

    private static Button button(String text) {
        Button button = new Button(text);
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        return button;
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

    void update() {
        Gate gate = entry.gateProperty().get();
        GateLook look = GateLook.of(gate.state());
        icon.setIconCode(look.icon());
        state.setText(Texts.get("deploy.gate.state." + gate.state().label()));
        Tones.apply(state, look.tone());
        detail.setText(VisibleText.of(WindowWords.of(gate.detail())));
        boolean given = !entry.waiverProperty().get().isEmpty();
        boolean typing = waiver.openProperty().get();
        waive.setVisible(!typing && !given && gate.state() == Gate.State.FAILED);
        takeBack.setVisible(!typing && given);
    }
}
