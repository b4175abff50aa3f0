package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.util.Map;

/**
 * From when on something is marked.
 *
 * @param longRunning a statement
 * @param idleInTransaction how long a transaction does nothing
 * @param waiting a wait for a lock
 * @param xminAge how many transactions vacuum is held back
 */
record Thresholds(Duration longRunning, Duration idleInTransaction, Duration waiting, long xminAge) {
    static final Thresholds USUAL =
            new Thresholds(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofSeconds(5), 1_000_000);

    /** As the settings have them, seconds and transactions; what is missing or no number is as usual. */
    static Thresholds of(Map<String, String> settings) {
        return new Thresholds(
                Duration.ofSeconds(number(settings, "longRunningSeconds", USUAL.longRunning.toSeconds())),
                Duration.ofSeconds(number(settings, "idleInTransactionSeconds", USUAL.idleInTransaction.toSeconds())),
                Duration.ofSeconds(number(settings, "waitingSeconds", USUAL.waiting.toSeconds())),
                number(settings, "xminAge", USUAL.xminAge));
    }

    /** As the settings keep them. */
    Map<String, String> settings() {
        return Map.of(
                "longRunningSeconds",
                Long.toString(longRunning.toSeconds()),
                "idleInTransactionSeconds",
                Long.toString(idleInTransaction.toSeconds()),
                "waitingSeconds",
                Long.toString(waiting.toSeconds()),
                "xminAge",
                Long.toString(xminAge));
    }

    private static long number(Map<String, String> settings, String key, long usual) {
        String text = settings.getOrDefault(key, "");
        return text.matches("\\d{1,12}") ? Long.parseLong(text) : usual;
    }
}
