package org.lockkeeper.ui.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.deploy.SizeWords;
import org.lockkeeper.deploy.TouchedTable;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Tips;

/** The tables that a plan touches: what happens to them, how large they are, and who is on them now. */
final class TouchedTables extends TableView<TouchedTable> {
    private static final double ROW_HEIGHT = 26;
    private static final double HEADER_HEIGHT = 34;
    private static final int MOST_ROWS = 9;

    TouchedTables(List<TouchedTable> tables) {
        getItems().setAll(tables);
        getStyleClass().add("touched-tables");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        getColumns().add(column("deploy.table.name", 150, TouchedTable::qualified));
        getColumns().add(column("deploy.table.effects", 245, TouchedTable::effectWords));
        getColumns().add(narrow(column("deploy.table.size", 90, TouchedTables::size)));
        getColumns().add(narrow(column("deploy.table.rows", 145, TouchedTables::rows)));
        getColumns().add(column("deploy.table.sessions", 170, TouchedTables::sessions));
        double height = HEADER_HEIGHT + ROW_HEIGHT * Math.min(MOST_ROWS, tables.size()) + 2;
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    private static String size(TouchedTable table) {
        return table.there()
                ? table.bytes().map(SizeWords::of).orElseGet(() -> Texts.get("deploy.table.size.locked"))
                : Texts.get("deploy.table.size.none");
    }

    private static String rows(TouchedTable table) {
        if (!table.there()) {
            return "";
        }
        return table.rowsEstimate() == 0
                ? Texts.get("deploy.table.rows.none")
                : Texts.get("deploy.table.rows.about", table.rowsEstimate());
    }

    private static String sessions(TouchedTable table) {
        return table.sessions().isEmpty()
                ? Texts.get("deploy.table.sessions.none")
                : table.sessions().stream()
                        .sorted(Comparator.comparingLong(TouchedTable.Holder::pid))
                        .map(TouchedTable.Holder::words)
                        .collect(Collectors.joining("; "));
    }

    /** A wide window gives its room to names and effects. */
    private static TableColumn<TouchedTable, String> narrow(TableColumn<TouchedTable, String> column) {
        column.setMaxWidth(column.getPrefWidth() * 1.3);
        return column;
    }

    private static TableColumn<TouchedTable, String> column(
            String key, double width, Function<TouchedTable, String> text) {
        TableColumn<TouchedTable, String> column = new TableColumn<>(Texts.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(VisibleText.of(text.apply(cell.getValue()))));
        column.setCellFactory(_ -> new TippedCell());
        column.setPrefWidth(width);
        column.setReorderable(false);
        return column;
    }

    /** Its tooltip has all of what its width cuts. */
    private static final class TippedCell extends TableCell<TouchedTable, String> {
        TippedCell() {
            Tips.on(this, () -> getText() == null ? "" : getText());
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
        }
    }
}
