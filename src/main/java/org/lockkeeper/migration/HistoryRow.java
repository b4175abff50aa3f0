package org.lockkeeper.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One row of an engine's history table as it is, for people to read.
 *
 * @param columns column name to value, in the table's order; absent values are empty strings
 */
public record HistoryRow(SequencedMap<String, String> columns) {
    public HistoryRow {
        columns = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    }

    /** All of it in one line, as it is reviewed and recorded. */
    public String text() {
        return columns.entrySet().stream()
                .map(column -> column.getKey() + "=" + column.getValue())
                .collect(Collectors.joining(", "));
    }

    public static HistoryRow of(Map<String, String> columns) {
        return new HistoryRow(new LinkedHashMap<>(columns));
    }
}
