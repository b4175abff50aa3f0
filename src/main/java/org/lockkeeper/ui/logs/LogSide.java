package org.lockkeeper.ui.logs;

/** What stands beside a log. */
enum LogSide {
    NOTHING,
    BOOKMARKS,
    FILTERS,
    HIGHLIGHTS
}
