package org.lockkeeper.logs;

import java.time.Instant;
import java.util.List;
import org.lockkeeper.logs.format.Severity;

/**
 * How many entries there are over time, by level.
 *
 * @param widthMs a bucket's width in milliseconds
 * @param buckets in the order of time; those without an entry are left out
 * @param totals by the ordinal of {@link Severity}; entries without a time are in here alone
 */
public record Histogram(long widthMs, List<Bucket> buckets, long[] totals) {
    public Histogram {
        buckets = List.copyOf(buckets);
    }

    /**
     * One stretch of time.
     *
     * @param startMs since the epoch
     * @param counts by the ordinal of {@link Severity}
     */
    public record Bucket(long startMs, int[] counts) {
        public Instant start() {
            return Instant.ofEpochMilli(startMs);
        }

        public int count(Severity severity) {
            return counts[severity.ordinal()];
        }

        /** All entries. */
        public int total() {
            int sum = 0;
            for (int count : counts) {
                sum += count;
            }
            return sum;
        }
    }

    public long total(Severity severity) {
        return totals[severity.ordinal()];
    }

    /** All entries. */
    public long total() {
        long sum = 0;
        for (long count : totals) {
            sum += count;
        }
        return sum;
    }

    /** The most entries that a bucket has; for drawing. */
    public int highest() {
        return buckets.stream().mapToInt(Bucket::total).max().orElse(0);
    }
}
