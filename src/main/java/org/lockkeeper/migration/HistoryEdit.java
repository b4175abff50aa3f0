package org.lockkeeper.migration;

import java.util.List;

/**
 * What a repair of a history changed.
 *
 * @param words what it did, as sentences
 * @param before the rows that it concerned as they were, oldest first; rows that were new afterwards are not among them
 * @param after the same rows as they are now, without those that are gone and with those that are new
 */
public record HistoryEdit(String words, List<HistoryRow> before, List<HistoryRow> after) {
    public HistoryEdit {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
