package org.lockkeeper.checks;

import java.util.Locale;
import java.util.Optional;

/**
 * What a check read at one moment.
 *
 * @param text as a person reads it
 * @param number where it is a number that was counted or measured; an estimate is none
 */
public record Reading(String text, Optional<Long> number) {
    /** Something that was counted. */
    public static Reading count(long number) {
        return new Reading(Long.toString(number), Optional.of(number));
    }

    /** A count that the server estimates. */
    public static Reading estimate(long number) {
        return new Reading(String.format(Locale.ROOT, "about %d", number), Optional.empty());
    }

    /** Something that was measured, with its unit in the text. */
    public static Reading measured(String text, long number) {
        return new Reading(text, Optional.of(number));
    }

    /** Anything else. */
    public static Reading words(String text) {
        return new Reading(text, Optional.empty());
    }
}
