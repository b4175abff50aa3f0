package org.lockkeeper.ui.logs;

import org.lockkeeper.logs.mark.Bookmarks;

/**
 * What is kept about logs from one start to the next.
 *
 * @param bookmarks of all logs
 */
public record LogMemory(Bookmarks bookmarks) {}
