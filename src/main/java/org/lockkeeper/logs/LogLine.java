package org.lockkeeper.logs;

import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.logs.format.Severity;

/**
 * One line, for showing.
 *
 * @param index from 0 on; what is shown to people is one more
 * @param offset where it begins, in bytes
 * @param text without its line end, cut where it is very long; what is no UTF-8 in it is replaced
 * @param bytes how long the whole line is, without its line end
 * @param cut whether {@code text} is not all of it
 * @param time its own; empty for lines that continue an entry
 * @param severity its own; {@code NONE} for lines that continue an entry
 * @param beginsEntry whether an entry begins here; else it continues or details the one before
 */
public record LogLine(
        long index,
        long offset,
        String text,
        long bytes,
        boolean cut,
        Optional<Instant> time,
        Severity severity,
        boolean beginsEntry) {
    /** As editors and grep count. */
    public long number() {
        return index + 1;
    }
}
