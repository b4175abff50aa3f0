package org.lockkeeper.activity.alert;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * Something that has reached its limit.
 *
 * @param environment the profile's name
 * @param since the reading in which it did, by the server's clock
 * @param value milliseconds, a count or a percentage, as the rule's limit; in the latest reading
 * @param pid the session that it is about now; empty where it is about the whole
 * @param words a sentence about the latest reading
 */
public record Alert(
        AlertKind kind, String environment, Instant since, long value, long limit, OptionalInt pid, String words) {}
