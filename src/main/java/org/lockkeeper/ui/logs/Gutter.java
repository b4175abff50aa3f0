package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.mark.Placed;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.VisibleText;
import org.lockkeeper.ui.theme.Icons;
import org.lockkeeper.ui.theme.Tips;

/** The narrow column at a table's left that shows which entries are bookmarked. A click marks one, or takes its mark away. */
final class Gutter extends TableColumn<Integer, Integer> {
    private static final double WIDTH = 28;

    private final IntFunction<Optional<LogRow>> rows;
    private final MarksViewModel marks;
    private final List<MarkCell> cells = new ArrayList<>();

    /** @param rows what a row says; empty while it is read */
    Gutter(IntFunction<Optional<LogRow>> rows, MarksViewModel marks) {
        this.rows = rows;
        this.marks = marks;
        setId("MARK");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        setMaxWidth(WIDTH);
        setSortable(false);
        setReorderable(false);
        setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        setCellFactory(_ -> new MarkCell());
        marks.shownProperty().subscribe((_, _) -> write());
    }

    /** Writes every cell that is shown: its row may have come. */
    void write() {
        cells.forEach(MarkCell::write);
    }

    private final class MarkCell extends TableCell<Integer, Integer> {
        private final FontIcon icon = Icons.of(Feather.BOOKMARK, "bookmark-icon");

        MarkCell() {
            getStyleClass().add("mark-cell");
            cells.add(this);
            Tips.on(this, this::tip);
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    row().ifPresent(row -> marks.turn(row.line()));
                }
            });
        }

        private Optional<LogRow> row() {
            Integer number = getItem();
            return isEmpty() || number == null ? Optional.empty() : rows.apply(number);
        }

        private Optional<Placed> mark() {
            return row().flatMap(row -> marks.at(row.line()));
        }

        private String tip() {
            return mark().map(placed -> placed.bookmark().note())
                    .filter(note -> !note.isEmpty())
                    .map(VisibleText::keepingLines)
                    .orElse("");
        }

        @Override
        protected void updateItem(@Nullable Integer number, boolean empty) {
            super.updateItem(number, empty);
            write();
        }

        void write() {
            Optional<Placed> mark = mark();
            if (mark.isPresent()) {
                boolean noted = !mark.get().bookmark().note().isEmpty();
                icon.setIconCode(noted ? Feather.MESSAGE_SQUARE : Feather.BOOKMARK);
                setAccessibleText(Texts.get(noted ? "logs.bookmark.noted" : "logs.bookmark.marked"));
            }
            setGraphic(mark.isPresent() ? icon : null);
        }
    }
}
