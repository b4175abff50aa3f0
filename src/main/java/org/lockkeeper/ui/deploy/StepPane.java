package org.lockkeeper.ui.deploy;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lockkeeper.ui.control.VisibleText;

/** What a step shows. It is made anew for each deployment; what a person types is kept in the walk. */
abstract class StepPane extends VBox {
    StepPane(String name) {
        getStyleClass().addAll("deploy-step-pane", name);
    }

    /** Shows how things stand; called whenever something has changed. */
    abstract void update();

    /** Whether it scrolls as a whole; else it fills the page and its parts scroll. */
    boolean scrolls() {
        return true;
    }

    static Label wrapped(String text, String... styles) {
        Label label = new Label(VisibleText.keepingLines(text));
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
