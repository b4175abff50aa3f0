package org.lockkeeper.ui.audit;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.EnvironmentMark;

/** The actions, a line each. */
final class AuditTable extends TableView<AuditedAction> {
    private static final double ROW_HEIGHT = 26;

    /** What the widest moment with its offset needs, and never less: cut off, it does not say when. */
    private static final double TIME_WIDTH = 250;

    private static final double RESULT_WIDTH = 100;

    AuditTable(ObservableList<AuditedAction> actions, Moments moments) {
        super(actions);
        getStyleClass().add("audit-table");
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        TableColumn<AuditedAction, String> where = column("audit.where", 150, AuditedAction::profile);
        where.setCellFactory(_ -> new WhereCell());
        TableColumn<AuditedAction, String> result = column("audit.result", RESULT_WIDTH, AuditedAction::result);
        result.setCellFactory(_ -> new ResultCell());
        result.setMaxWidth(RESULT_WIDTH);
        TableColumn<AuditedAction, String> what = column("audit.what", 460, AuditedAction::operation);
        TableColumn<AuditedAction, String> time =
                column("audit.time", TIME_WIDTH, action -> moments.exact(action.at()));
        time.setMinWidth(TIME_WIDTH);
        // What was done has the room that is left.
        time.setMaxWidth(TIME_WIDTH);
        getColumns().add(time);
        getColumns()
                .add(column("audit.who", 130, action -> Texts.get("audit.who.value", action.osUser(), action.role())));
        getColumns().add(where);
        getColumns().add(result);
        getColumns().add(what);
    }

    private static TableColumn<AuditedAction, String> column(
            String key, double width, Function<AuditedAction, String> text) {
        TableColumn<AuditedAction, String> column = new TableColumn<>(Texts.get(key));
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(VisibleText.of(text.apply(cell.getValue()))));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        return column;
    }

    /** A profile behind the mark of its environment. */
    private static final class WhereCell extends TableCell<AuditedAction, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            AuditedAction action = getTableRow() == null ? null : getTableRow().getItem();
            setText(empty ? null : item);
            setGraphic(empty || action == null ? null : new EnvironmentMark(Environment.of(action.environment())));
        }
    }

    /** How it ended, in the tone of that. */
    private static final class ResultCell extends TableCell<AuditedAction, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            Tones.apply(
                    this,
                    switch (empty || item == null ? "" : item) {
                        case "done" -> Tone.SUCCESS;
                        case "failed" -> Tone.DANGER;
                        case "unknown", "open" -> Tone.WARNING;
                        default -> Tone.QUIET;
                    });
        }
    }
}
