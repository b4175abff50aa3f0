package org.lockkeeper.ui.recovery;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Stylesheets;

/** Rows of a history side by side, before and after; what differs stands out. */
public final class RowChangePane extends VBox {
    private static final int LONGEST_VALUE = 400;

    /** @param done whether it has happened, so that after is now */
    public RowChangePane(List<HistoryRow> before, List<HistoryRow> after, boolean done) {
        getStyleClass().add("row-changes");
        getStylesheets().add(Stylesheets.of("row-changes"));
        RowChange.between(before, after).forEach(change -> getChildren().add(grid(change, done)));
    }

    private static GridPane grid(RowChange change, boolean done) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("row-change");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setPercentWidth(40);
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values, values);
        grid.addRow(
                0,
                head(change.before().isEmpty() ? "recovery.row.new" : "recovery.row"),
                head(done ? "recovery.row.before" : "recovery.row.now"),
                head(
                        change.after().isEmpty()
                                ? "recovery.row.removed"
                                : done ? "recovery.row.now" : "recovery.row.after"));
        for (RowChange.Column column : change.columns()) {
            grid.addRow(
                    grid.getRowCount(),
                    styled(column.name(), "name"),
                    value(change.before().isEmpty() ? "" : shown(column.before()), false),
                    value(change.after().isEmpty() ? "" : shown(column.after()), column.differs()));
        }
        return grid;
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }

    private static Label head(String key) {
        return styled(Texts.get(key), "head");
    }

    private static Label value(String text, boolean differs) {
        String shown = VisibleText.of(text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + " …" : text);
        Label label = styled(shown, "value");
        label.getStyleClass().add("mono");
        if (differs) {
            label.getStyleClass().add("differs");
        }
        if (!shown.isEmpty()) {
            Tooltip whole = new Tooltip(shown);
            whole.setWrapText(true);
            whole.setMaxWidth(600);
            label.setTooltip(whole);
        }
        return label;
    }

    private static Label styled(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
