package org.lockkeeper.ui.recovery;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.migration.WayOut;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.ReasonedButton;

/** One way out: when it is the right one, what it does, the rows that it changes, and the button that takes it. */
final class WayPane extends VBox {
    WayPane(WayOut way, RecoveryViewModel model) {
        getStyleClass().addAll("recovery-card", "way");
        VBox words = new VBox(
                Words.wrapped(way.when(), "when"),
                Words.wrapped(Texts.get("recovery.way.effect", way.effect()), "effect-words"));
        HBox.setHgrow(words, Priority.ALWAYS);
        ReasonedButton act = new ReasonedButton(model.label(way), () -> model.take(way));
        act.setMinWidth(USE_PREF_SIZE);
        act.refuse(model.refusal(way));
        getChildren().addAll(act, words);
        if (!way.before().isEmpty() || !way.after().isEmpty()) {
            getChildren().add(new RowChangePane(way.before(), way.after(), false));
        }
    }
}
