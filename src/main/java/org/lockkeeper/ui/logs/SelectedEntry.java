package org.lockkeeper.ui.logs;

import org.lockkeeper.logs.LogFile;

/**
 * The entry that is shown whole.
 *
 * @param part the file that it stands in
 * @param line the line that was selected, from 0
 */
record SelectedEntry(LogFile.Entry entry, String part, long line) {}
