package org.lockkeeper.logs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.Severity;

/**
 * One row of a table over a log: an entry by its first line, or a line that was found.
 *
 * @param line from 0 on
 * @param time its own, or that of the entry it belongs to
 * @param severity its own, or that of the entry it belongs to
 * @param user empty where it is not told
 * @param database empty where it is not told
 * @param fields what else its format tells of it
 * @param text the message without what the other fields say, cut where it is long
 * @param beginning of the line as the log has it, cut where it is long
 */
public record LogRow(
        long line,
        Optional<Instant> time,
        Severity severity,
        OptionalInt pid,
        String user,
        String database,
        Map<Field, String> fields,
        String text,
        String beginning) {
    public LogRow {
        fields = Map.copyOf(fields);
    }

    /** As editors and grep count. */
    public long number() {
        return line + 1;
    }
}
