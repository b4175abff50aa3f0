package org.lockkeeper.ui.logs;

import java.util.List;
import org.lockkeeper.logs.LogRow;

/** Saves parts of a log into files; the person says where. What looks like a password is left out. */
interface LogSaving {
    /** All hits of the log that is looked at. */
    void hits();

    /** As {@link #hits}, with the bookmarks and notes below their lines. */
    void hitsWithNotes();

    /**
     * Saves rows.
     *
     * @param entries whether rows are the beginnings of entries, which are saved with all of their lines; else they are lines
     * @param withNotes whether bookmarks and notes stand below them
     */
    void rows(LogViewModel log, List<LogRow> rows, boolean entries, boolean withNotes);
}
