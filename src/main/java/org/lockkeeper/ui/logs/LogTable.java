package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.ui.control.VisibleText;

/** A table over the rows of a log. It knows numbers alone; cells ask for their row, and are written again when it has come. */
final class LogTable extends TableView<Integer> {
    private static final KeyCombination SELECT_ALL = KeyCombination.keyCombination("Shortcut+A");
    private static final double ROW_HEIGHT = 24;
    private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
    private static final PseudoClass RUN = PseudoClass.getPseudoClass("run");
    private static final PseudoClass CONTEXT = PseudoClass.getPseudoClass("context");
    private static final PseudoClass GAP = PseudoClass.getPseudoClass("gap");

    /** It holds a stretch of its rows alone. */
    static final PseudoClass LONG = PseudoClass.getPseudoClass("long");

    private final LogRows rows;
    private final RowStretch stretch;
    private final RowSlider slider;
    private final java.time.ZoneId zone;
    private final Predicate<Integer> marked;
    private final List<NumberRow> lines = new ArrayList<>();
    private final LogColumns columns;
    private final Consumer<Long> chosen;
    private final Optional<Gutter> gutter;
    private final Optional<RulesViewModel> rules;
    private final ChangeListener<List<HighlightRule>> rulesChanged = (_, _, _) -> markAnew();
    private Optional<Predicate<LogRow>> ofRun = Optional.empty();
    private IntPredicate context = _ -> false;
    private IntPredicate gap = _ -> false;
    private boolean ansi;
    private boolean revealing;
    private boolean waiting;

    /**
     * A table without bookmarks and colours.
     *
     * @param marked whether a row, by its number, is to stand out
     * @param chosen told the line (from 0) of the row that a person selects
     */
    LogTable(LogRows rows, java.time.ZoneId zone, Predicate<Integer> marked, Consumer<Long> chosen) {
        this(rows, new RowStretch(rows), zone, Optional.empty(), marked, chosen);
    }

    /**
     * @param marks the bookmarks, shown at the left, and the rules that colour rows
     * @param marked whether a row, by its number, is to stand out
     * @param chosen told the line (from 0) of the row that a person selects
     */
    LogTable(
            LogRows rows,
            java.time.ZoneId zone,
            MarksViewModel marks,
            Predicate<Integer> marked,
            Consumer<Long> chosen) {
        this(rows, new RowStretch(rows), zone, Optional.of(marks), marked, chosen);
    }

    private LogTable(
            LogRows rows,
            RowStretch stretch,
            java.time.ZoneId zone,
            Optional<MarksViewModel> marks,
            Predicate<Integer> marked,
            Consumer<Long> chosen) {
        super(stretch);
        this.rows = rows;
        this.stretch = stretch;
        this.zone = zone;
        this.marked = marked;
        this.chosen = chosen;
        getStyleClass().add("log-table");
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        this.slider = new RowSlider(this, stretch);
        addEventFilter(KeyEvent.KEY_PRESSED, this::toTheEnds);
        setRowFactory(_ -> new NumberRow());
        rules = marks.map(MarksViewModel::rules);
        // They outlive the table.
        rules.ifPresent(all -> all.rulesProperty().addListener(new WeakChangeListener<>(rulesChanged)));
        gutter = marks.map(shown -> new Gutter(rows::row, shown));
        gutter.ifPresent(getColumns()::add);
        columns = new LogColumns(this, zone);
        rows.onArrival(this::write);
        getSelectionModel().selectedItemProperty().subscribe(number -> {
            waiting = !revealing && !slider.isMoving() && number != null;
            tellChosen();
        });
    }

    /** A row that was selected before it was read is told of when it has come. */
    private void tellChosen() {
        Integer number = getSelectionModel().getSelectedItem();
        if (waiting && number != null) {
            // What is asked for may come at once, and have been told of.
            rows.row(number).filter(_ -> waiting).ifPresent(row -> {
                waiting = false;
                chosen.accept(row.line());
            });
        }
    }

    /** Writes every cell that is shown: its row may have come. */
    private void write() {
        columns.learn(lines.stream().flatMap(line -> Optional.ofNullable(line.getItem()).flatMap(rows::row).stream()));
        columns.write();
        gutter.ifPresent(Gutter::write);
        lines.forEach(NumberRow::mark);
        tellChosen();
    }

    /** Lets the rows of a run stand out, or none. */
    void standOut(Optional<Predicate<LogRow>> run) {
        ofRun = run;
        markAnew();
    }

    /** Whether there are the columns that only a server's log fills. */
    void withServerColumns(boolean wanted) {
        columns.withServer(wanted);
    }

    /** Shows ANSI's colours as colours, or what makes them as text. */
    void colour(boolean wanted) {
        ansi = wanted;
        columns.write();
    }

    /**
     * Tells rows apart that are there for others near them.
     *
     * @param near whether a row, by its number, is one
     * @param afterGap whether lines are left out before a row
     */
    void tellApart(IntPredicate near, IntPredicate afterGap) {
        context = near;
        gap = afterGap;
        markAnew();
    }

    /** Marks anew. */
    void markAnew() {
        lines.forEach(NumberRow::mark);
        columns.paint();
    }

    /** In a pane of its own, where the scroll bar over all rows finds room. */
    LogPane pane() {
        LogPane pane = new LogPane(this, slider.bar());
        pane.setLong(!stretch.isWhole());
        stretch.onChange(() -> pane.setLong(!stretch.isWhole()));
        return pane;
    }

    /** Lets a row, by its number, be the first in view. */
    @Override
    public void scrollTo(int row) {
        slider.show(row);
    }

    /** Shows and selects a row, without telling of it. */
    void reveal(int row) {
        revealing = true;
        // Of several that are selected it may be the last.
        boolean among = getSelectionModel().getSelectedItems().size() > 1
                && Integer.valueOf(row).equals(getSelectionModel().getSelectedItem());
        if (!among) {
            slider.select(row);
        }
        revealing = false;
        boolean visible = slider.shown()
                .filter(shown -> row > shown.first() && row < shown.last())
                .isPresent();
        if (!visible) {
            int shown = (int) (getHeight() / ROW_HEIGHT);
            scrollTo(Math.max(0, row - (row == rows.size() - 1 ? 0 : shown / 3)));
        }
    }

    /** Whether the last row is in sight. */
    boolean isAtEnd() {
        return slider.shown().map(shown -> shown.last() >= rows.size() - 2).orElse(true);
    }

    /** Whether the selected row is the last of all. */
    boolean isLastSelected() {
        Integer row = getSelectionModel().getSelectedItem();
        return row != null && row == rows.size() - 1;
    }

    /** The table's own keys know of the stretch alone. */
    private void toTheEnds(KeyEvent event) {
        if (stretch.isWhole()) {
            return;
        }
        if (SELECT_ALL.match(event)) {
            event.consume();
        } else if ((event.getCode() == KeyCode.HOME || event.getCode() == KeyCode.END) && !event.isShiftDown()) {
            int row = event.getCode() == KeyCode.HOME ? 0 : rows.size() - 1;
            slider.select(row);
            scrollTo(row);
            event.consume();
        }
    }

    /** Reads the selected rows whole, also those that nobody has looked at yet. */
    void selectedRows(Consumer<List<LogRow>> done) {
        rows.whole(slider.selected(), done);
    }

    boolean hasSelection() {
        return !slider.selected().isEmpty();
    }

    /** Rows as text, a line each. */
    String text(List<LogRow> found) {
        return found.stream()
                .map(row -> Arrays.stream(LogColumn.values())
                        .map(column -> ansi && column == LogColumn.TEXT
                                ? VisibleText.of(AnsiText.plain(row.text()))
                                : column.words(row, zone))
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("  ")))
                .collect(Collectors.joining("\n"));
    }

    /** What a row says; empty while it is read, or where there is none. */
    Optional<LogRow> row(@Nullable Integer number) {
        return number == null ? Optional.empty() : rows.row(number);
    }

    /** A row's value, in as many words as there is room for. */
    String words(LogColumn column, LogRow row) {
        return columns.words(column, row);
    }

    /** Whether ANSI's colours are colours. */
    boolean isColoured() {
        return ansi;
    }

    /** Something in a row, beside its words, is to be styled. */
    void looksOtherwise(@Nullable TableRow<?> row) {
        if (row instanceof NumberRow line) {
            line.looks.changed();
        }
    }

    Optional<RulesViewModel> rules() {
        return rules;
    }

    /** A row that stands out where it is a hit, and has the colour of the rule that it matches. */
    private final class NumberRow extends TableRow<Integer> {
        private final RowLooks looks = new RowLooks(this);
        private final Optional<RowPaint> paint = rules.map(all -> new RowPaint(looks, all));

        NumberRow() {
            lines.add(this);
        }

        @Override
        protected void updateItem(@Nullable Integer number, boolean empty) {
            super.updateItem(number, empty);
            mark();
        }

        @Override
        public void updateIndex(int index) {
            super.updateIndex(index);
            looks.settle();
        }

        void mark() {
            Integer number = getItem();
            boolean there = !isEmpty() && number != null;
            looks.set(HIT, there && marked.test(number));
            looks.set(CONTEXT, there && context.test(number));
            looks.set(GAP, there && gap.test(number));
            looks.set(
                    RUN,
                    there
                            && ofRun.isPresent()
                            && rows.row(number).filter(ofRun.get()).isPresent());
            paint.ifPresent(colour -> colour.paint(there ? rows.row(number) : Optional.empty()));
        }
    }
}
