package org.lockkeeper.logs;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockkeeper.logs.format.Severity;

/**
 * How many entries there are over time, by level.
 *
 * @param widthMs a bucket's width in milliseconds
 * @param buckets in the order of time; those without an entry are left out
 * @param totals of each level that there is; entries without a time are in here alone
 */
public record Histogram(long widthMs, List<Bucket> buckets, Map<Severity, Long> totals) {
    public Histogram {
        buckets = List.copyOf(buckets);
        totals = Map.copyOf(totals);
    }

    /**
     * One stretch of time.
     *
     * @param startMs since the epoch
     * @param counts of each level that there is
     */
    public record Bucket(long startMs, Map<Severity, Integer> counts) {
        public Bucket {
            counts = Map.copyOf(counts);
        }

        public Instant start() {
            return Instant.ofEpochMilli(startMs);
        }

        public int count(Severity severity) {
            return counts.getOrDefault(severity, 0);
        }

        /** All entries. */
        public int total() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Several of the same width as one. */
    public static Histogram sum(long widthMs, List<Histogram> all) {
        Map<Long, Map<Severity, Integer>> counts = new TreeMap<>();
        Map<Severity, Long> totals = new EnumMap<>(Severity.class);
        for (Histogram one : all) {
            for (Bucket bucket : one.buckets) {
                Map<Severity, Integer> sums =
                        counts.computeIfAbsent(bucket.startMs, _ -> new EnumMap<>(Severity.class));
                bucket.counts.forEach((severity, count) -> sums.merge(severity, count, Integer::sum));
            }
            one.totals.forEach((severity, count) -> totals.merge(severity, count, Long::sum));
        }
        return new Histogram(
                widthMs,
                counts.entrySet().stream()
                        .map(e -> new Bucket(e.getKey(), e.getValue()))
                        .toList(),
                totals);
    }

    public long total(Severity severity) {
        return totals.getOrDefault(severity, 0L);
    }

    /** All entries. */
    public long total() {
        return totals.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The most entries that a bucket has; for drawing. */
    public int highest() {
        return buckets.stream().mapToInt(Bucket::total).max().orElse(0);
    }
}
