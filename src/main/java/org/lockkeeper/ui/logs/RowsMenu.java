package org.lockkeeper.ui.logs;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.lockkeeper.ui.Texts;

/** What can be done with the selected rows of a log. */
final class RowsMenu extends ContextMenu {
    static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    RowsMenu(LogTable table, Runnable copy, Runnable save) {
        MenuItem copying = new MenuItem(Texts.get("logs.rows.copy"));
        copying.setAccelerator(COPY);
        copying.setOnAction(_ -> copy.run());
        MenuItem saving = new MenuItem(Texts.get("logs.rows.save"));
        saving.setOnAction(_ -> save.run());
        getItems().setAll(copying, saving);
        setOnShowing(_ -> getItems().forEach(item -> item.setDisable(!table.hasSelection())));
    }
}
