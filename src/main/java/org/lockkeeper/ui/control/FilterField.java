package org.lockkeeper.ui.control;

import atlantafx.base.controls.CustomTextField;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.theme.Stylesheets;

/** A field to filter by, with a button that clears it; Escape clears it too. */
public final class FilterField extends CustomTextField {
    public FilterField(String prompt) {
        getStyleClass().add("filter-field");
        getStylesheets().add(Stylesheets.of("filter-field"));
        setPromptText(prompt);
        setAccessibleText(prompt);
        setLeft(new FontIcon(Feather.SEARCH));
        Button clear = new Button(null, new FontIcon(Feather.X));
        clear.getStyleClass().setAll("clear");
        clear.setFocusTraversable(false);
        clear.setCursor(Cursor.HAND);
        clear.setTooltip(new Tooltip(Texts.get("control.clear")));
        clear.setAccessibleText(Texts.get("control.clear"));
        clear.setOnAction(_ -> clear());
        clear.visibleProperty().bind(textProperty().isNotEmpty());
        setRight(clear);
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !getText().isEmpty()) {
                clear();
                event.consume();
            }
        });
    }
}
