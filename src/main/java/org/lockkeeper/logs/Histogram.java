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

    /** Several of the same width as one. */
    public static Histogram sum(long widthMs, List<Histogram> all) {
        java.util.Map<Long, int[]> counts = new java.util.TreeMap<>();
        long[] totals = new long[Severity.values().length];
        for (Histogram one : all) {
            for (Bucket bucket : one.buckets) {
                int[] sums = counts.computeIfAbsent(bucket.startMs, _ -> new int[totals.length]);
                java.util.Arrays.setAll(sums, i -> sums[i] + bucket.counts[i]);
            }
            java.util.Arrays.setAll(totals, i -> totals[i] + one.totals[i]);
        }
        return new Histogram(
                widthMs,
                counts.entrySet().stream()
                        .map(e -> new Bucket(e.getKey(), e.getValue()))
                        .toList(),
                totals);
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
