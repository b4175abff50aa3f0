package org.lockkeeper.logs;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.Severity;

/** Counts entries by time and level. Its buckets widen as the log's times do, so that it stays small; or they keep a width that was set. */
final class TimeBuckets {
    private static final int LEVELS = Severity.values().length;
    private static final int MOST = 2_048;
    private static final long NARROWEST = 1_000;

    private final boolean widens;
    private Map<Long, int[]> buckets = new HashMap<>();
    private final long[] totals = new long[LEVELS];
    private long width;
    private long currentStart;
    private int[] current = new int[LEVELS];
    private boolean hasCurrent;

    /** Buckets of a second that widen by themselves. */
    TimeBuckets() {
        this(NARROWEST, true);
    }

    private TimeBuckets(long width, boolean widens) {
        this.width = width;
        this.widens = widens;
    }

    /** @param width in milliseconds */
    static TimeBuckets ofWidth(long width) {
        return new TimeBuckets(width, false);
    }

    void add(long time, Severity severity) {
        totals[severity.rank()]++;
        if (time == Head.NO_TIME) {
            return;
        }
        if (!hasCurrent || time < currentStart || time >= currentStart + width) {
            long start = Math.floorDiv(time, width) * width;
            current = buckets.computeIfAbsent(start, _ -> new int[LEVELS]);
            currentStart = start;
            hasCurrent = true;
            if (widens && buckets.size() > MOST) {
                current[severity.rank()]++;
                widenTo(width * 2);
                return;
            }
        }
        current[severity.rank()]++;
    }

    /** How many buckets have an entry. */
    int size() {
        return buckets.size();
    }

    private void widenTo(long wider) {
        Map<Long, int[]> merged = new HashMap<>();
        buckets.forEach((start, counts) ->
                addTo(merged.computeIfAbsent(Math.floorDiv(start, wider) * wider, _ -> new int[LEVELS]), counts));
        buckets = merged;
        width = wider;
        hasCurrent = false;
        if (buckets.size() > MOST) {
            widenTo(wider * 2);
        }
    }

    private static void addTo(int[] sums, int[] counts) {
        for (int i = 0; i < counts.length; i++) {
            sums[i] += counts[i];
        }
    }

    /** Takes in another's counts; both may be of different widths if they widen. */
    void merge(TimeBuckets other) {
        if (other.width > width) {
            widenTo(other.width);
        }
        other.buckets.forEach((start, counts) ->
                addTo(buckets.computeIfAbsent(Math.floorDiv(start, width) * width, _ -> new int[LEVELS]), counts));
        for (int i = 0; i < LEVELS; i++) {
            totals[i] += other.totals[i];
        }
        hasCurrent = false;
        if (widens && buckets.size() > MOST) {
            widenTo(width * 2);
        }
    }

    TimeBuckets copy() {
        TimeBuckets copy = new TimeBuckets(width, widens);
        buckets.forEach((start, counts) -> copy.buckets.put(start, counts.clone()));
        System.arraycopy(totals, 0, copy.totals, 0, LEVELS);
        return copy;
    }

    Histogram histogram() {
        Map<Severity, Long> sums = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            if (totals[severity.rank()] > 0) {
                sums.put(severity, totals[severity.rank()]);
            }
        }
        return new Histogram(
                width,
                new TreeMap<>(buckets)
                        .entrySet().stream()
                                .map(e -> new Histogram.Bucket(e.getKey(), byLevel(e.getValue())))
                                .toList(),
                sums);
    }

    private static Map<Severity, Integer> byLevel(int[] counts) {
        Map<Severity, Integer> byLevel = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            if (counts[severity.rank()] > 0) {
                byLevel.put(severity, counts[severity.rank()]);
            }
        }
        return byLevel;
    }
}
