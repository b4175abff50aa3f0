package org.lockkeeper.logs.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.logs.format.Severity;

/**
 * Messages of one shape.
 *
 * @param line the first of them, from 0 on
 * @param spark how many there are in each of equally long stretches of the log's time
 * @param pattern the lines with such a message, as a regular expression (RE2)
 */
public record TopMessage(
        String shape,
        Severity severity,
        long count,
        Optional<Instant> first,
        Optional<Instant> last,
        long line,
        List<Integer> spark,
        String pattern) {
    public TopMessage {
        spark = List.copyOf(spark);
    }
}
