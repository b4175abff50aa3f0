package org.lockkeeper.deploy;

import java.util.Optional;

/**
 * One value of the risk sheet.
 *
 * @param value as it is shown; empty while nobody has said
 * @param source where it comes from, or why it is missing, in words
 */
public record Risk(Question question, Optional<String> value, String source) {
    /** What the sheet asks, as section 4 of the strategy does. */
    public enum Question {
        REVERSIBLE("Reversible", "yes or no"),
        DATA_LOSS("Data loss", "low, medium or high"),
        DOWNTIME("Downtime in minutes", "a whole number of minutes, 0 for none"),
        ROLLBACK_TIME("Rollback time in minutes", "a whole number of minutes");

        private final String title;
        private final String expected;

        Question(String title, String expected) {
            this.title = title;
            this.expected = expected;
        }

        public String title() {
            return title;
        }

        /** What can be said, in words. */
        public String expected() {
            return expected;
        }

        /** The word used in files and on the command line, such as {@code data-loss}. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** The value as it is kept; empty where it is none. */
        public Optional<String> read(String text) {
            String value = text.strip().toLowerCase(java.util.Locale.ROOT);
            boolean good = switch (this) {
                case REVERSIBLE -> value.matches("yes|no");
                case DATA_LOSS -> value.matches("low|medium|high");
                case DOWNTIME, ROLLBACK_TIME -> value.matches("\\d{1,5}");
            };
            return good ? Optional.of(value) : Optional.empty();
        }
    }
}
