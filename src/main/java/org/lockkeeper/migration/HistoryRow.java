package org.lockkeeper.migration;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * One row of an engine's history table as it is, for people to read.
 *
 * @param columns column name to value, in the table's order; absent values are empty strings
 */
public record HistoryRow(SequencedMap<String, String> columns) {
    public HistoryRow {
        columns = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    }

    public static HistoryRow of(Map<String, String> columns) {
        return new HistoryRow(new LinkedHashMap<>(columns));
    }
}
