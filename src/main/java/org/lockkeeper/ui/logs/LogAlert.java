package org.lockkeeper.ui.logs;

/**
 * Lines that came to a followed log and match a rule that alerts.
 *
 * @param count how many there were until it is put away
 * @param line the last of them, from 0
 * @param text of that line, without what looks like a password
 */
record LogAlert(LogViewModel log, String pattern, long count, long line, String text) {
    boolean isSame(LogAlert other) {
        return log.equals(other.log) && pattern.equals(other.pattern);
    }
}
