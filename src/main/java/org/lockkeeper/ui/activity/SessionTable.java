package org.lockkeeper.ui.activity;

import java.util.Comparator;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;

/** The sessions, a line each. A line that changes writes its cells anew; nothing else is touched. */
final class SessionTable extends TableView<SessionLine> {
    private static final double ROW_HEIGHT = 26;
    private static final PseudoClass BACKGROUND = PseudoClass.getPseudoClass("background");

    SessionTable(ActivityViewModel model) {
        super(model.lines());
        getStyleClass().add("session-table");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setAccessibleText(Texts.get("activity.sessions"));
        for (SessionColumn column : SessionColumn.values()) {
            getColumns().add(column(column));
        }
        setRowFactory(_ -> new LineRow(model));
        // The order is the model's, which knows of workers and of the group of background processes.
        setSortPolicy(table -> {
            model.sort(order(List.copyOf(table.getSortOrder())));
            return true;
        });
    }

    private static Comparator<SessionFacts> order(List<TableColumn<SessionLine, ?>> columns) {
        Comparator<SessionFacts> order = (_, _) -> 0;
        for (TableColumn<SessionLine, ?> column : columns) {
            Comparator<SessionFacts> one = ((SessionColumn) column.getUserData()).order();
            order = order.thenComparing(column.getSortType() == TableColumn.SortType.DESCENDING ? one.reversed() : one);
        }
        return order;
    }

    private static TableColumn<SessionLine, SessionFacts> column(SessionColumn shown) {
        TableColumn<SessionLine, SessionFacts> column = new TableColumn<>(shown.title());
        column.setUserData(shown);
        column.setPrefWidth(shown.width());
        column.setCellValueFactory(features -> features.getValue().factsProperty());
        column.setCellFactory(_ -> new FactsCell(shown));
        if (shown.isNumber()) {
            column.getStyleClass().add("number");
            column.setSortType(TableColumn.SortType.DESCENDING);
        }
        return column;
    }

    /** One value; a state in the tone of the gravest mark, with the marks as words in its tooltip. */
    private static final class FactsCell extends TableCell<SessionLine, SessionFacts> {
        private final SessionColumn column;

        FactsCell(SessionColumn column) {
            this.column = column;
            getStyleClass().add(column.isNumber() ? "number-cell" : "text-cell");
            if (column == SessionColumn.QUERY) {
                getStyleClass().add("mono");
            }
        }

        @Override
        protected void updateItem(@Nullable SessionFacts facts, boolean empty) {
            super.updateItem(facts, empty);
            if (empty || facts == null) {
                setText(null);
                setTooltip(null);
                Tones.clear(this);
                return;
            }
            String words = column.words(facts);
            if (column == SessionColumn.STATE && !facts.marks().isEmpty()) {
                words = facts.marks().stream()
                        .map(Mark::label)
                        .reduce(words, (a, b) -> a.contains(b) ? a : a + " · " + b);
                setTooltip(new Tooltip(words));
            } else if (column == SessionColumn.STATE) {
                setTooltip(null);
            }
            if (!words.equals(getText())) {
                setText(words);
            }
            tone(facts);
        }

        private void tone(SessionFacts facts) {
            if (column == SessionColumn.STATE && !facts.marks().isEmpty()) {
                Tones.apply(this, facts.marks().getFirst().tone());
            } else if (column == SessionColumn.BLOCKS && facts.blocks() > 0) {
                Tones.apply(this, Tone.DANGER);
            } else {
                Tones.clear(this);
            }
        }
    }

    /** A double click on a leader shows its workers. */
    private static final class LineRow extends TableRow<SessionLine> {
        LineRow(ActivityViewModel model) {
            setOnMouseClicked(event -> {
                SessionLine line = getItem();
                if (line != null
                        && event.getButton() == MouseButton.PRIMARY
                        && event.getClickCount() == 2
                        && line.facts().workers() > 0) {
                    model.turnWorkers(line.facts().session().pid());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable SessionLine line, boolean empty) {
            super.updateItem(line, empty);
            pseudoClassStateChanged(
                    BACKGROUND,
                    line != null
                            && (line.facts().session().isBackground()
                                    || line.facts().session().leader().isPresent()));
        }
    }
}
