package org.lockkeeper.ui.logs;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.ui.control.Tones;

/** One value of a row. A message has the colours of a terminal where they are wanted, else those of the rules that match in it. */
final class RowCell extends TableCell<Integer, Integer> {
    private final LogTable table;
    private final LogColumn column;
    private Optional<LogRow> said = Optional.empty();
    private List<HighlightRule> by = List.of();
    private List<RulesViewModel.Stretch> stretches = List.of();

    RowCell(LogTable table, LogColumn column) {
        this.table = table;
        this.column = column;
        getStyleClass().add(column.isNumber() ? "number-cell" : "text-cell");
        if (column == LogColumn.TEXT || column == LogColumn.TIME) {
            getStyleClass().add("mono");
        }
    }

    @Override
    protected void updateItem(@Nullable Integer number, boolean empty) {
        super.updateItem(number, empty);
        write();
    }

    private Optional<LogRow> row() {
        return isEmpty() ? Optional.empty() : table.row(getItem());
    }

    /** Writes it: its row may have come. */
    void write() {
        Optional<LogRow> row = row();
        Optional<Node> graphic = column == LogColumn.TEXT ? row.flatMap(this::graphic) : Optional.empty();
        if (!graphic.equals(Optional.ofNullable(getGraphic()))) {
            setGraphic(graphic.orElse(null));
            table.looksOtherwise(getTableRow());
        }
        String words = graphic.isPresent()
                ? ""
                : row.map(found -> table.words(column, found)).orElse("");
        if (!words.equals(getText())) {
            setText(words);
        }
        if (column == LogColumn.SEVERITY
                && Tones.set(this, row.flatMap(found -> SeverityLook.tone(found.severity())))) {
            table.looksOtherwise(getTableRow());
        }
    }

    /** Colours a message anew: the rules may be others. */
    void paint() {
        if (column == LogColumn.TEXT) {
            write();
        }
    }

    private Optional<Node> graphic(LogRow row) {
        if (table.isColoured() && AnsiText.isIn(row.text())) {
            return Optional.of(new AnsiLine(row.text()));
        }
        List<RulesViewModel.Stretch> wanted =
                table.rules().map(rules -> stretches(rules, row)).orElse(List.of());
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return getGraphic() instanceof RuleText shown && shown.shows(row.text(), wanted)
                ? Optional.of(shown)
                : Optional.of(new RuleText(row.text(), wanted));
    }

    private List<RulesViewModel.Stretch> stretches(RulesViewModel rules, LogRow row) {
        List<HighlightRule> current = rules.rulesProperty().get();
        if (said.filter(row::equals).isEmpty() || !current.equals(by)) {
            said = Optional.of(row);
            by = current;
            stretches = rules.look(row).map(RulesViewModel.Look::stretches).orElse(List.of());
        }
        return stretches;
    }
}
