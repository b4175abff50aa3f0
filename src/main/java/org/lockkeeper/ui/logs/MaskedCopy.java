package org.lockkeeper.ui.logs;

import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.LongText;

/** Copying out of fields that show a log's text: what looks like a password stays behind, also where it alone is selected. */
final class MaskedCopy {
    private MaskedCopy() {}

    /** For all values in there. */
    static void within(Parent parent) {
        parent.lookupAll(".value").forEach(node -> {
            if (node instanceof TextInputControl field) {
                on(field);
            }
        });
        // A long value is there when all of it is asked for.
        parent.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getTarget() instanceof LongText text && LongText.isCopy(event)) {
                OpenLogView.putOnClipboard(masked(text.text(), text.selected()));
                event.consume();
            }
        });
    }

    private static void on(TextInputControl field) {
        MenuItem copy = new MenuItem(Texts.get("logs.rows.copy"));
        copy.setOnAction(_ -> copy(field));
        ContextMenu menu = new ContextMenu(copy);
        menu.setOnShowing(_ -> copy.setDisable(field.getSelectedText().isEmpty()));
        field.setContextMenu(menu);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (LongText.isCopy(event)) {
                copy(field);
                event.consume();
            }
        });
    }

    private static void copy(TextInputControl field) {
        if (!field.getSelectedText().isEmpty()) {
            OpenLogView.putOnClipboard(masked(field.getText(), field.getSelectedText()));
        }
    }

    /** What may be copied of a text where that part of it is selected. */
    static String masked(String text, String selected) {
        String part = SecretMask.MASK.of(selected);
        // What is left of a password that was selected in part does not stand in the text without passwords.
        return SecretMask.MASK.of(text).contains(part) ? part : "****";
    }
}
