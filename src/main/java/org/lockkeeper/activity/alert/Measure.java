package org.lockkeeper.activity.alert;

import java.util.OptionalInt;

/**
 * One rule's value in one reading.
 *
 * @param value milliseconds or a count, as the limit
 * @param limit above 0
 * @param pid the session that it is about; empty where it is about the whole
 * @param words a sentence
 */
record Measure(AlertKind kind, long value, long limit, OptionalInt pid, String words) {
    boolean isReached() {
        return value >= limit;
    }

    /** Whether it is so far below the limit that a small rise would not reach it again. */
    boolean isWellBelow() {
        return value * 10 < limit * 9;
    }
}
