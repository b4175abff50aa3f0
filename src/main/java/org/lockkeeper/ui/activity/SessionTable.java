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
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tone;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Tips;

/** The sessions, a line each. A line that changes writes its cells anew; nothing else is touched. */
final class SessionTable extends TableView<TableLine> {
    private static final double ROW_HEIGHT = 26;
    private static final int ROWS_ABOVE = 3;
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final PseudoClass BACKGROUND = PseudoClass.getPseudoClass("background");

    SessionTable(TableViewModel model, Moments moments) {
        super(model.lines());
        getStyleClass().add("session-table");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setAccessibleText(Texts.get("activity.sessions"));
        for (SessionColumn column : SessionColumn.values()) {
            getColumns().add(column(column, moments));
        }
        setRowFactory(_ -> new LineRow(model));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean open = event.getCode() == KeyCode.RIGHT;
            if ((open || event.getCode() == KeyCode.LEFT)
                    && getSelectionModel().getSelectedItem() instanceof TableLine line) {
                model.unfold(line, open).ifPresent(head -> {
                    event.consume();
                    getSelectionModel().clearSelection();
                    getSelectionModel().select(head);
                });
            }
        });
        // The order is the model's, which knows of workers and of the group of background processes.
        setSortPolicy(table -> {
            model.sort(order(List.copyOf(table.getSortOrder())));
            return true;
        });
    }

    private static Comparator<SessionFacts> order(List<TableColumn<TableLine, ?>> columns) {
        Comparator<SessionFacts> order = (_, _) -> 0;
        for (TableColumn<TableLine, ?> column : columns) {
            Comparator<SessionFacts> one = ((SessionColumn) column.getUserData()).order();
            order = order.thenComparing(column.getSortType() == TableColumn.SortType.DESCENDING ? one.reversed() : one);
        }
        return order;
    }

    private static TableColumn<TableLine, LineFacts> column(SessionColumn shown, Moments moments) {
        TableColumn<TableLine, LineFacts> column = new TableColumn<>(shown.title());
        column.setUserData(shown);
        column.setPrefWidth(shown.width());
        column.setCellValueFactory(features -> features.getValue().shownProperty());
        column.setCellFactory(_ -> new FactsCell(shown, moments));
        if (shown.isNumber()) {
            column.getStyleClass().add("number");
            column.setSortType(TableColumn.SortType.DESCENDING);
        }
        return column;
    }

    /** Selects a line and brings it into sight. */
    void reveal(SessionLine line) {
        getSelectionModel().clearSelection();
        getSelectionModel().select(line);
        scrollTo(Math.max(0, getItems().indexOf(line) - ROWS_ABOVE));
    }

    /** One value; a state in the tone of the gravest mark, with the marks as words in its tooltip, an age with the exact time. */
    private static final class FactsCell extends TableCell<TableLine, LineFacts> {
        private final SessionColumn column;

        FactsCell(SessionColumn column, Moments moments) {
            this.column = column;
            if (column.isAge()) {
                Tips.on(
                        this,
                        () -> getItem() instanceof SessionFacts facts && !isEmpty()
                                ? column.since(facts).map(moments::exact).orElse("")
                                : "");
            }
            getStyleClass().add(column.isNumber() ? "number-cell" : "text-cell");
            if (column == SessionColumn.QUERY) {
                getStyleClass().add("mono");
            }
        }

        @Override
        protected void updateItem(@Nullable LineFacts shown, boolean empty) {
            super.updateItem(shown, empty);
            switch (shown) {
                case SessionFacts facts when !empty -> show(facts);
                case LineFacts.Group group
                when !empty && column == SessionColumn.STATE -> {
                    clear();
                    setText(Texts.get(
                            group.open() ? "activity.group.background.open" : "activity.group.background",
                            group.processes()));
                    tell(Texts.get("activity.group.hint"));
                }
                case null, default -> clear();
            }
        }

        private void clear() {
            setText(null);
            setTooltip(null);
            Tones.clear(this);
        }

        private void show(SessionFacts facts) {
            String words = column.words(facts);
            if (column == SessionColumn.STATE && !facts.marks().isEmpty()) {
                words = facts.marks().stream()
                        .map(Mark::label)
                        .reduce(words, (a, b) -> a.contains(b) ? a : a + " · " + b);
                tell(words);
            } else if (column == SessionColumn.PID && facts.workers() > 0) {
                tell(Texts.get("activity.workers.hint", facts.workers()));
            } else if (!column.isAge()) {
                setTooltip(null);
            }
            if (!words.equals(getText())) {
                setText(words);
            }
            tone(facts);
        }

        /** A tooltip that is made anew with each reading would close under the mouse. */
        private void tell(String words) {
            Tooltip known = getTooltip();
            if (known == null) {
                setTooltip(new Tooltip(words));
            } else if (!known.getText().equals(words)) {
                known.setText(words);
            }
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

    /** A double click on a leader shows its workers, one on the heading the background processes. */
    private static final class LineRow extends TableRow<TableLine> {
        LineRow(TableViewModel model) {
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                    model.turn(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable TableLine item, boolean empty) {
            super.updateItem(item, empty);
            pseudoClassStateChanged(GROUP, item instanceof GroupLine);
            pseudoClassStateChanged(
                    BACKGROUND,
                    item instanceof SessionLine line
                            && (line.isBackground()
                                    || line.facts().session().leader().isPresent()));
        }
    }
}
