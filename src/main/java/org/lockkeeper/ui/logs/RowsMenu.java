package org.lockkeeper.ui.logs;

import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.lockkeeper.ui.Texts;

/** What can be done with the selected rows of a log. */
final class RowsMenu extends ContextMenu {
    static final KeyCombination COPY = KeyCombination.keyCombination("Shortcut+C");

    /** @param save told whether bookmarks and notes are to be saved with the rows */
    RowsMenu(LogTable table, MarksViewModel marks, Runnable copy, Consumer<Boolean> save) {
        MenuItem copying = item("logs.rows.copy", copy);
        copying.setAccelerator(COPY);
        MenuItem withNotes = item("logs.rows.save.notes", () -> save.accept(true));
        getItems().setAll(copying, item("logs.rows.save", () -> save.accept(false)), withNotes);
        setOnShowing(_ -> {
            getItems().forEach(item -> item.setDisable(!table.hasSelection()));
            boolean marked = !marks.shownProperty().get().isEmpty();
            withNotes.setDisable(!marked || !table.hasSelection());
        });
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
