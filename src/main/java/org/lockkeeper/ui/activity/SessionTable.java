package org.lockkeeper.ui.activity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.Tones;
import org.lockkeeper.ui.theme.Tips;

/** The sessions, a line each. Only cells whose words are others are touched. */
final class SessionTable extends TableView<TableLine> {
    private static final double ROW_HEIGHT = 26;
    private static final int ROWS_ABOVE = 3;
    private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
    private static final PseudoClass BACKGROUND = PseudoClass.getPseudoClass("background");

    private final Consumer<List<Session>> chosen;
    private List<TableLine> selected = List.of();
    private Optional<TableLine> focused = Optional.empty();
    private boolean moved;

    /** @param chosen hears which sessions are selected, by whoever sits there or since one that was is no more */
    SessionTable(TableViewModel model, Moments moments, Consumer<List<Session>> chosen) {
        super(model.lines());
        this.chosen = chosen;
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
            TableLine line = getSelectionModel().getSelectedItem();
            if ((open || event.getCode() == KeyCode.LEFT) && line != null) {
                model.unfold(line, open).ifPresent(head -> {
                    event.consume();
                    getSelectionModel().clearSelection();
                    getSelectionModel().select(head);
                });
            }
        });
        getItems().addListener((ListChangeListener<TableLine>) _ -> moved = true);
        model.arrangingProperty().subscribe((_, arranging) -> {
            if (arranging) {
                remember();
            } else if (moved) {
                restore();
            }
        });
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<TableLine>) _ -> {
            if (!model.arrangingProperty().get()) {
                tell();
            }
        });
        // The order is the model's, which knows of workers and of the group of background processes.
        setSortPolicy(table -> {
            model.sort(order(List.copyOf(table.getSortOrder())));
            return true;
        });
    }

    private void remember() {
        selected = getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
        focused = Optional.ofNullable(getFocusModel().getFocusedItem());
        moved = false;
    }

    /**
     * A table by itself selects the line above one that goes, and counts wrongly where several go: then what was never chosen would be
     * ended next.
     */
    private void restore() {
        Set<TableLine> wanted = new HashSet<>(selected);
        wanted.retainAll(new HashSet<>(getItems()));
        if (!wanted.equals(new HashSet<>(getSelectionModel().getSelectedItems()))) {
            getSelectionModel().clearSelection();
            int[] rows = IntStream.range(0, getItems().size())
                    .filter(row -> wanted.contains(getItems().get(row)))
                    .toArray();
            if (rows.length > 0) {
                getSelectionModel().selectIndices(rows[0], Arrays.copyOfRange(rows, 1, rows.length));
            }
        }
        focused.map(getItems()::indexOf).filter(row -> row >= 0).ifPresent(getFocusModel()::focus);
        if (wanted.size() < selected.size()) {
            tell();
        }
    }

    private void tell() {
        chosen.accept(getSelectionModel().getSelectedItems().stream()
                .flatMap(each -> each instanceof SessionLine line
                        ? Stream.of(line.facts().session())
                        : Stream.empty())
                .toList());
    }

    private static Comparator<SessionFacts> order(List<TableColumn<TableLine, ?>> columns) {
        Comparator<SessionFacts> order = (_, _) -> 0;
        for (TableColumn<TableLine, ?> column : columns) {
            Comparator<SessionFacts> one = ((SessionColumn) column.getUserData()).order();
            order = order.thenComparing(column.getSortType() == TableColumn.SortType.DESCENDING ? one.reversed() : one);
        }
        return order;
    }

    private static TableColumn<TableLine, CellFacts> column(SessionColumn shown, Moments moments) {
        TableColumn<TableLine, CellFacts> column = new TableColumn<>(shown.title());
        column.setUserData(shown);
        column.setPrefWidth(shown.width());
        column.setCellValueFactory(features -> features.getValue().cell(shown));
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

    /** One value; in the tooltip what it cannot say in its room, an age with the exact time. */
    private static final class FactsCell extends TableCell<TableLine, CellFacts> {
        FactsCell(SessionColumn column, Moments moments) {
            Tips.on(this, () -> {
                TableLine line = isEmpty() ? null : getTableRow().getItem();
                return line == null ? "" : more(line.shown(), column, moments);
            });
            getStyleClass().add(column.isNumber() ? "number-cell" : "text-cell");
            if (column == SessionColumn.QUERY) {
                getStyleClass().add("mono");
            }
        }

        private String more(LineFacts line, SessionColumn column, Moments moments) {
            return switch (line) {
                case LineFacts.Group _ -> Texts.get("activity.group.hint");
                case SessionFacts facts
                when column.isAge() -> column.since(facts).map(moments::exact).orElse("");
                case SessionFacts facts
                when column == SessionColumn.PID && facts.workers() > 0 ->
                    Texts.get("activity.workers.hint", facts.workers());
                case SessionFacts facts
                when column == SessionColumn.STATE && !facts.marks().isEmpty() -> getText();
                case SessionFacts _ -> "";
            };
        }

        @Override
        protected void updateItem(@Nullable CellFacts shown, boolean empty) {
            super.updateItem(shown, empty);
            if (empty || shown == null) {
                setText(null);
                Tones.clear(this);
            } else {
                setText(shown.words());
                shown.tone().ifPresentOrElse(tone -> Tones.apply(this, tone), () -> Tones.clear(this));
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
