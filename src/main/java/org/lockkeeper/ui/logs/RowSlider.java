package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.lockkeeper.ui.Texts;

/** Moves a table's stretch of rows along with what is in view, and has the scroll bar over all rows. Rows that are selected stay so. */
final class RowSlider {
    /** So many rows before the stretch's end it moves on; a page is far less. */
    private static final int MARGIN = 512;

    private final TableView<Integer> table;
    private final RowStretch stretch;
    private final ScrollBar bar = new ScrollBar();
    private final SortedSet<Integer> away = new TreeSet<>();
    /** Asked for before there was anything to scroll; done when the first rows are in view. */
    private OptionalInt early = OptionalInt.empty();

    private boolean moving;
    private boolean asked;

    RowSlider(TableView<Integer> table, RowStretch stretch) {
        this.table = table;
        this.stretch = stretch;
        bar.setOrientation(Orientation.VERTICAL);
        bar.setAccessibleText(Texts.get("logs.scroll"));
        bar.valueProperty().subscribe((_, value) -> {
            if (!moving) {
                show(value.intValue());
            }
        });
        table.skinProperty().subscribe(_ -> Platform.runLater(this::watch));
        table.getSelectionModel().getSelectedIndices().subscribe(this::forget);
    }

    /** The bar over all rows; to be shown where the stretch is not all there is. */
    ScrollBar bar() {
        return bar;
    }

    /** Whether the table changes because its stretch moves, and not because of somebody. */
    boolean isMoving() {
        return moving;
    }

    /** The selected rows, also those that are not in the stretch. */
    List<Integer> selected() {
        return Stream.concat(away.stream(), table.getSelectionModel().getSelectedItems().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** Selects a row alone, wherever it is. */
    void select(int row) {
        bring(row);
        table.getSelectionModel().clearAndSelect(row - stretch.first());
    }

    /** Lets a row be the first in view, as far as there are rows below it. */
    void show(int row) {
        bring(row);
        flow().ifPresentOrElse(flow -> flow.scrollToTop(row - stretch.first()), () -> early = OptionalInt.of(row));
        look();
    }

    /** The rows in view, from the first to the last; empty before there are any. */
    Optional<Shown> shown() {
        return flow().filter(flow -> flow.getFirstVisibleCell() != null)
                .map(flow -> new Shown(number(flow.getFirstVisibleCell()), number(flow.getLastVisibleCell())));
    }

    /** @param last in view, perhaps in part */
    record Shown(int first, int last) {}

    private int number(IndexedCell<?> cell) {
        return stretch.first() + cell.getIndex();
    }

    private Optional<VirtualFlow<?>> flow() {
        return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? Optional.of(flow) : Optional.empty();
    }

    private void watch() {
        flow().ifPresent(flow -> flow.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(own -> own.getOrientation() == Orientation.VERTICAL)
                .forEach(own -> own.valueProperty().subscribe((_, _) -> look())));
        stretch.onChange(this::look);
        table.heightProperty().subscribe((_, _) -> look());
        look();
    }

    /** Later, since rows must not be replaced while they are laid out. */
    private void look() {
        if (!asked) {
            asked = true;
            Platform.runLater(() -> {
                asked = false;
                // Cells that are not laid out yet would tell of where one was before.
                table.layout();
                shown().ifPresent(shown -> {
                    if (early.isPresent()) {
                        int row = early.getAsInt();
                        early = OptionalInt.empty();
                        show(row);
                    } else {
                        follow(shown);
                    }
                });
            });
        }
    }

    private void follow(Shown shown) {
        boolean early = shown.first() - stretch.first() < MARGIN && stretch.first() > 0;
        boolean late = stretch.end() - shown.last() < MARGIN && stretch.end() < stretch.all();
        if (early || late) {
            double above = flow().orElseThrow().getFirstVisibleCell().getLayoutY();
            move(shown.first());
            flow().ifPresent(flow -> {
                flow.scrollToTop(shown.first() - stretch.first());
                flow.scrollPixels(-above);
            });
        }
        int page = Math.max(1, shown.last() - shown.first());
        moving = true;
        bar.setMax(Math.max(1, stretch.all() - page));
        bar.setVisibleAmount((double) page * bar.getMax() / Math.max(1, stretch.all()));
        bar.setBlockIncrement(page);
        bar.setValue(shown.first());
        moving = false;
    }

    private void bring(int row) {
        if (!stretch.holds(row)) {
            move(row);
        }
    }

    private void move(int row) {
        moving = true;
        List<Integer> selected = selected();
        int focused = stretch.first() + table.getFocusModel().getFocusedIndex();
        stretch.moveAround(row);
        table.getSelectionModel().clearSelection();
        away.clear();
        for (int each : selected) {
            if (stretch.holds(each)) {
                table.getSelectionModel().select(each - stretch.first());
            } else {
                away.add(each);
            }
        }
        if (stretch.holds(focused)) {
            table.getFocusModel().focus(focused - stretch.first());
        }
        // Until then it counts the rows that it had.
        table.layout();
        moving = false;
    }

    /** Whoever selects anew means those rows alone. */
    private void forget() {
        if (!moving) {
            away.clear();
        }
    }
}
