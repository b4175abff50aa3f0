package org.lockkeeper.logs.finding;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One entry that tells of a finding.
 *
 * @param line from 0 on
 * @param value what it is weighed by: milliseconds, or bytes of a temporary file; 0 where there is nothing to weigh
 * @param text the message's first line, cut where it is long
 */
public record Occurrence(long line, Optional<Instant> time, OptionalInt pid, double value, String text) {
    Occurrence behind(long lines) {
        return new Occurrence(line + lines, time, pid, value, text);
    }

    /** As editors and grep count. */
    public long number() {
        return line + 1;
    }
}
