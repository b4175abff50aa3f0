package org.lockkeeper.ui.control;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/** A button that says why it cannot be pressed: a disabled control hears no mouse, so the tooltip sits on a pane around it. */
public final class ReasonedButton extends StackPane {
    private final Button button = new Button();
    private Optional<String> refused = Optional.empty();

    public ReasonedButton(String label, Runnable action) {
        getStyleClass().add("reasoned-button");
        button.setText(label);
        // A name with an underscore is no shortcut.
        button.setMnemonicParsing(false);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        setMaxWidth(USE_PREF_SIZE);
        getChildren().add(button);
    }

    /** The button itself, for its styles and its text. */
    public Button button() {
        return button;
    }

    /** Disables the button for a reason; empty enables it. */
    public void refuse(Optional<String> reason) {
        if (reason.equals(refused)) {
            return;
        }
        refused = reason;
        button.setDisable(reason.isPresent());
        button.setAccessibleHelp(reason.orElse(null));
        if (reason.isPresent()) {
            Tooltip tooltip = new Tooltip(reason.get());
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(360);
            Tooltip.install(this, tooltip);
        } else {
            Tooltip.uninstall(this, null);
        }
    }
}
