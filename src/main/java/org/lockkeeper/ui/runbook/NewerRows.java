package org.lockkeeper.ui.runbook;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;

/** The rows of the history that are newer than the backup, a line each. */
final class NewerRows extends VBox {
    NewerRows(List<HistoryRow> rows) {
        getStyleClass().add("newer-rows");
        Label heading = new Label(Texts.get("runbooks.newer", rows.size()));
        heading.getStyleClass().add("name");
        heading.setWrapText(true);
        getChildren().add(heading);
        rows.forEach(row -> getChildren().add(line(row)));
    }

    private static TextField line(HistoryRow row) {
        TextField field = new TextField(VisibleText.of(row.columns().entrySet().stream()
                .filter(column -> !column.getValue().isEmpty())
                .map(column -> column.getKey() + "=" + column.getValue())
                .collect(Collectors.joining("  "))));
        field.setEditable(false);
        field.getStyleClass().setAll("value", "mono");
        return field;
    }
}
