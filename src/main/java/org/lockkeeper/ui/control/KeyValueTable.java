package org.lockkeeper.ui.control;

import java.util.SequencedMap;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.lockkeeper.ui.theme.Stylesheets;

/** Names and their values, the values selectable for copying. */
public final class KeyValueTable extends GridPane {
    private static final int LONGEST_VALUE = 4_000;

    public KeyValueTable(SequencedMap<String, String> entries) {
        getStyleClass().add("key-value-table");
        getStylesheets().add(Stylesheets.of("key-value-table"));
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, values);
        entries.forEach((name, value) -> addRow(getRowCount(), name(name), value(name, value)));
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("name");
        return label;
    }

    private static TextField value(String name, String text) {
        String oneLine = VisibleText.of(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) : text);
        TextField field = new TextField(oneLine.isEmpty() ? "–" : oneLine);
        field.setEditable(false);
        field.setPrefColumnCount(12);
        field.setAccessibleText(name);
        field.getStyleClass().setAll("value");
        field.getStyleClass().add("mono");
        return field;
    }
}
