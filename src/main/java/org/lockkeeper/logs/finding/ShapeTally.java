package org.lockkeeper.logs.finding;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.Severity;

/** What was counted of one shape. */
final class ShapeTally {
    private final String text;
    private final Severity severity;
    private final int[] spark;
    private long count;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long line;

    /** @param line the first one, from 0 on */
    ShapeTally(String text, Severity severity, long line, int stretches) {
        this.text = text;
        this.severity = severity;
        this.line = line;
        this.spark = new int[stretches];
    }

    void add(long time, int stretch) {
        count++;
        if (time != Head.NO_TIME) {
            first = Math.min(first, time);
            last = Math.max(last, time);
            spark[stretch]++;
        }
    }

    /** Takes in what was counted further behind in the log. */
    void merge(ShapeTally later) {
        count += later.count;
        first = Math.min(first, later.first);
        last = Math.max(last, later.last);
        for (int i = 0; i < spark.length; i++) {
            spark[i] += later.spark[i];
        }
    }

    void move(long lines) {
        line += lines;
    }

    long count() {
        return count;
    }

    /** @param escaped whether quotes are escaped in the lines of the log */
    TopMessage message(boolean escaped) {
        return new TopMessage(
                text,
                severity,
                count,
                first == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(first)),
                last == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last)),
                line,
                Arrays.stream(spark).boxed().toList(),
                MessageShape.pattern(text, escaped));
    }
}
