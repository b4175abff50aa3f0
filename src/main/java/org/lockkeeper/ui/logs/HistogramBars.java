package org.lockkeeper.ui.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.lockkeeper.logs.Histogram;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.ui.Elapsed;
import org.lockkeeper.ui.Texts;

/**
 * A histogram over a width: which moment is where.
 *
 * @param from the first moment, since the epoch in milliseconds
 * @param to behind the last one
 */
record HistogramBars(Histogram histogram, long from, long to) {
    static final HistogramBars EMPTY = new HistogramBars(new Histogram(1, java.util.List.of(), Map.of()), 0, 0);

    static HistogramBars of(Histogram histogram) {
        if (histogram.buckets().isEmpty()) {
            return EMPTY;
        }
        return new HistogramBars(
                histogram,
                histogram.buckets().getFirst().startMs(),
                histogram.buckets().getLast().startMs() + histogram.widthMs());
    }

    boolean isEmpty() {
        return from >= to;
    }

    /** The moment at a place. */
    Instant at(double x, double width) {
        double share = Math.clamp(x / Math.max(1, width), 0, 1);
        return Instant.ofEpochMilli(from + Math.round(share * (to - from)));
    }

    /** How many columns there are, of those that fit: each as many buckets wide, or the picture would have stripes of its own. */
    int columns(int most) {
        long buckets = (to - from) / histogram.widthMs();
        long each = Math.max(1, (buckets + most - 1) / most);
        return (int) ((buckets + each - 1) / each);
    }

    private int column(long startMs, int columns) {
        long buckets = (to - from) / histogram.widthMs();
        long each = (buckets + columns - 1) / columns;
        return (int) Math.min(columns - 1L, (startMs - from) / histogram.widthMs() / each);
    }

    /** The counts of each column that has any, by group. */
    SortedMap<Integer, int[]> columns(int columns, int groups, ToIntFunction<Severity> group) {
        SortedMap<Integer, int[]> counts = new TreeMap<>();
        for (Histogram.Bucket bucket : histogram.buckets()) {
            int[] sums = counts.computeIfAbsent(column(bucket.startMs(), columns), _ -> new int[groups]);
            bucket.counts().forEach((severity, count) -> sums[group.applyAsInt(severity)] += count);
        }
        return counts;
    }

    /** The most that a column has. */
    int highest(int columns) {
        Map<Integer, Integer> sums = new TreeMap<>();
        histogram
                .buckets()
                .forEach(bucket -> sums.merge(column(bucket.startMs(), columns), bucket.total(), Integer::sum));
        return sums.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** What is at a place, in words. */
    String words(double x, double width, Function<Instant, String> exact) {
        if (isEmpty()) {
            return Texts.get("logs.histogram.none");
        }
        Instant moment = at(x, width);
        StringBuilder words = new StringBuilder(exact.apply(moment));
        histogram.buckets().stream()
                .filter(bucket -> bucket.startMs() <= moment.toEpochMilli()
                        && moment.toEpochMilli() < bucket.startMs() + histogram.widthMs())
                .findFirst()
                .ifPresent(bucket -> new TreeMap<>(bucket.counts())
                        .descendingMap()
                        .forEach((severity, count) -> words.append('\n')
                                .append(severity.word())
                                .append(' ')
                                .append(count)));
        return words.append('\n').append(Texts.get("logs.histogram.hint")).toString();
    }

    /** A bucket's width in words. */
    String widthWords() {
        return Texts.get("logs.histogram.step", Elapsed.text(Duration.ofMillis(histogram.widthMs())));
    }

    /** A moment as short as the whole stretch allows. */
    String tick(Instant moment, ZoneId zone) {
        Duration all = Duration.ofMillis(to - from);
        String form = all.toDays() >= 4
                ? "d MMM"
                : all.toHours() >= 20 ? "d MMM HH:mm" : all.toMinutes() >= 5 ? "HH:mm" : "HH:mm:ss";
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(moment.atZone(zone));
    }
}
