package org.lockkeeper.ui.recovery;

import java.util.List;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.HistoryRow;

/**
 * What a way out did.
 *
 * @param words in sentences
 * @param before the rows of the history as they were
 * @param after the same rows as they are now
 */
public record Done(String words, List<HistoryRow> before, List<HistoryRow> after) {
    public Done {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static Done of(HistoryEdit edit) {
        return new Done(edit.words(), edit.before(), edit.after());
    }

    /** Of what leaves the history alone. */
    static Done of(String words) {
        return new Done(words, List.of(), List.of());
    }
}
