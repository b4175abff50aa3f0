package org.lockkeeper.ui.deploy;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Focus;

/** Where the reason to go on without a gate is typed. The gate opens when it is given, not while it is typed. */
final class WaiverLine extends HBox {
    private final GateEntry entry;
    private final TextField reason = new TextField();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();

    WaiverLine(GateEntry entry) {
        this.entry = entry;
        getStyleClass().addAll("said", "waiver");
        Label label = new Label(Texts.get("deploy.gate.reason.label"));
        label.setLabelFor(reason);
        label.setMinWidth(USE_PREF_SIZE);
        reason.setPromptText(Texts.get("deploy.gate.reason"));
        reason.setAccessibleText(
                Texts.get("deploy.gate.reason.of", entry.gateProperty().get().title()));
        reason.setOnAction(_ -> give());
        HBox.setHgrow(reason, Priority.ALWAYS);
        Button give = small(Texts.get("deploy.gate.reason.give"), this::give);
        give.disableProperty().bind(reason.textProperty().map(String::isBlank));
        Button cancel = small(Texts.get("dialog.cancel"), () -> open.set(false));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                open.set(false);
                event.consume();
            }
        });
        getChildren().addAll(label, reason, give, cancel);
        visibleProperty().bind(open);
        managedProperty().bind(open);
    }

    private static Button small(String text, Runnable action) {
        Button button = new Button(text);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Begins, with the reason that was given last. */
    void begin() {
        reason.setText(entry.waiverProperty().get());
        open.set(true);
        Focus.moveTo(reason);
    }

    private void give() {
        if (!reason.getText().isBlank()) {
            open.set(false);
            entry.waiverProperty().set(reason.getText().strip());
        }
    }
}
