package org.lockkeeper.ui.backup;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;

/** The way back from the last swap, as long as there is one. */
final class KeptLine extends HBox {
    KeptLine(BackupsViewModel model) {
        getStyleClass().add("kept-line");
        Label text = new Label("", Icons.of(Feather.INFO));
        text.getStyleClass().add("remark");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setWrapText(true);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button undo = new Button("", Icons.of(Feather.CORNER_UP_LEFT));
        undo.setMnemonicParsing(false);
        undo.setMinWidth(USE_PREF_SIZE);
        undo.setOnAction(_ -> model.undoKept());
        getChildren().setAll(text, undo);
        managedProperty().bind(visibleProperty());
        model.keptProperty().subscribe(kept -> {
            setVisible(kept.isPresent());
            kept.ifPresent(it -> {
                text.setText(VisibleText.of(Texts.get("backups.swapped", it.environment(), it.database())));
                undo.setText(VisibleText.of(Texts.get("backups.swapped.undo", it.environment())));
            });
        });
    }
}
