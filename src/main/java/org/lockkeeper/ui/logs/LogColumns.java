package org.lockkeeper.ui.logs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import org.lockkeeper.logs.LogRow;

/** The columns of a log's table: which of them are shown, and how wide. Without the one that has bookmarks, which stands before them. */
final class LogColumns {
    private static final double LEAST_TEXT = 120;
    private static final double SCROLL_BAR = 18;
    private static final double WIDE = 860;
    private static final double SLIM = 660;

    private final LogTable table;
    private final ZoneId zone;
    private final List<RowCell> cells = new ArrayList<>();
    private final ToldFields told = new ToldFields();
    private boolean server = true;
    private boolean slim;

    /** Puts them behind those that the table has. */
    LogColumns(LogTable table, ZoneId zone) {
        this.table = table;
        this.zone = zone;
        for (LogColumn column : LogColumn.values()) {
            table.getColumns().add(column(column));
        }
        stretchText();
        table.widthProperty().subscribe(_ -> narrow());
    }

    private TableColumn<Integer, Integer> column(LogColumn shown) {
        TableColumn<Integer, Integer> column = new TableColumn<>(shown.title());
        column.setId(shown.name());
        column.setPrefWidth(shown.width());
        column.setSortable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(_ -> {
            RowCell cell = new RowCell(table, shown);
            cells.add(cell);
            return cell;
        });
        if (shown.isNumber()) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    /** Beside something else the message matters more than where it came from, which the entry tells below. */
    private void narrow() {
        boolean wide = table.getWidth() >= WIDE;
        slim = table.getWidth() < SLIM;
        for (TableColumn<Integer, ?> column : table.getColumns()) {
            if (column instanceof Gutter) {
                continue;
            }
            switch (LogColumn.valueOf(column.getId())) {
                case USER, DATABASE -> column.setVisible(wide && server);
                case APPLICATION, SQLSTATE, SESSION, QUERY_ID ->
                    column.setVisible(told.shows(LogColumn.valueOf(column.getId()), table.getWidth()));
                case PID -> column.setVisible(server);
                case LINE -> column.setVisible(!slim);
                case TIME -> column.setPrefWidth(slim ? LogColumn.CLOCK_WIDTH : LogColumn.TIME.width());
                case SEVERITY, TEXT -> {
                    // They are read before all others.
                }
            }
        }
        write();
    }

    /** The text takes what the other columns leave. */
    private void stretchText() {
        TableColumn<Integer, ?> text = table.getColumns().getLast();
        List<TableColumn<Integer, ?>> others =
                table.getColumns().subList(0, table.getColumns().size() - 1);
        List<Observable> widths = new ArrayList<>(List.of(table.widthProperty()));
        others.forEach(column -> {
            widths.add(column.widthProperty());
            widths.add(column.visibleProperty());
        });
        text.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.max(
                                LEAST_TEXT,
                                table.getWidth()
                                        - SCROLL_BAR
                                        - others.stream()
                                                .filter(TableColumn::isVisible)
                                                .mapToDouble(TableColumn::getWidth)
                                                .sum()),
                        widths.toArray(Observable[]::new)));
    }

    /** Whether there are those that only a server's log fills. */
    void withServer(boolean wanted) {
        if (server != wanted) {
            server = wanted;
            narrow();
        }
    }

    /** Shows those that rows turn out to fill. */
    void learn(Stream<LogRow> rows) {
        if (told.learn(rows)) {
            narrow();
        }
    }

    /** Writes every cell that is shown. */
    void write() {
        cells.forEach(RowCell::write);
    }

    /** Colours every cell that is shown. */
    void paint() {
        cells.forEach(RowCell::paint);
    }

    /** A row's value, in as many words as there is room for. */
    String words(LogColumn column, LogRow row) {
        return slim ? column.fewWords(row, zone) : column.words(row, zone);
    }
}
