package org.lockkeeper.ui.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.migration.HistoryRow;

/**
 * A row of a history before and after a change.
 *
 * @param before empty where the row is new
 * @param after empty where the row goes
 */
record RowChange(Optional<HistoryRow> before, Optional<HistoryRow> after) {
    /** Pairs rows by their first column, which is the key with both engines; in the order of before, then the new ones. */
    static List<RowChange> between(List<HistoryRow> before, List<HistoryRow> after) {
        List<RowChange> changes = new ArrayList<>();
        List<HistoryRow> unmatched = new ArrayList<>(after);
        for (HistoryRow row : before) {
            Optional<HistoryRow> match = unmatched.stream()
                    .filter(other -> key(other).equals(key(row)))
                    .findFirst();
            match.ifPresent(unmatched::remove);
            changes.add(new RowChange(Optional.of(row), match));
        }
        unmatched.forEach(row -> changes.add(new RowChange(Optional.empty(), Optional.of(row))));
        return changes;
    }

    private static Optional<String> key(HistoryRow row) {
        return row.columns().isEmpty()
                ? Optional.empty()
                : Optional.of(row.columns().firstEntry().getValue());
    }

    /** Its columns, with both values. */
    List<Column> columns() {
        return before.or(() -> after).orElseThrow().columns().keySet().stream()
                .map(name -> new Column(name, value(before, name), value(after, name)))
                .toList();
    }

    private static String value(Optional<HistoryRow> row, String column) {
        return row.map(r -> r.columns().getOrDefault(column, "")).orElse("");
    }

    /** One column. */
    record Column(String name, String before, String after) {
        boolean differs() {
            return !before.equals(after);
        }
    }
}
