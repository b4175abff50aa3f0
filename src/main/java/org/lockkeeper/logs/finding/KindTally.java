package org.lockkeeper.logs.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was counted of one kind. */
final class KindTally {
    private static final int KEPT = 20;
    private static final int SUBJECTS = 1_000;
    /** The weightiest first; those of the same weight in the log's order. */
    private static final Comparator<Occurrence> ORDER =
            Comparator.comparingDouble(Occurrence::value).reversed().thenComparingLong(Occurrence::line);

    private long count;
    private long apart;
    private double sum;
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private List<Occurrence> kept = new ArrayList<>();
    private final Map<String, Integer> subjects = new HashMap<>();

    /** @param subject whom or what it is about; empty where it tells of nobody */
    void add(Occurrence occurrence, String subject, boolean isApart) {
        count++;
        apart += isApart ? 1 : 0;
        sum += occurrence.value();
        first = earlier(first, occurrence.time());
        last = later(last, occurrence.time());
        if (!subject.isEmpty() && (subjects.size() < SUBJECTS || subjects.containsKey(subject))) {
            subjects.merge(subject, 1, Integer::sum);
        }
        kept.add(occurrence);
        if (kept.size() > 4 * KEPT) {
            trim();
        }
    }

    private void trim() {
        kept.sort(ORDER);
        kept = new ArrayList<>(kept.subList(0, Math.min(KEPT, kept.size())));
    }

    void merge(KindTally other, long linesBefore) {
        count += other.count;
        apart += other.apart;
        sum += other.sum;
        first = earlier(first, other.first);
        last = later(last, other.last);
        other.subjects.forEach((subject, number) -> {
            if (subjects.size() < SUBJECTS || subjects.containsKey(subject)) {
                subjects.merge(subject, number, Integer::sum);
            }
        });
        other.kept.forEach(occurrence -> kept.add(occurrence.behind(linesBefore)));
        trim();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other.or(() -> one) : one;
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other.or(() -> one) : one;
    }

    long count() {
        return count;
    }

    /** How many of them a sentence tells apart, see {@link Measure}. */
    long apart() {
        return apart;
    }

    double sum() {
        return sum;
    }

    Optional<Instant> first() {
        return first;
    }

    Optional<Instant> last() {
        return last;
    }

    List<Occurrence> occurrences() {
        trim();
        return List.copyOf(kept);
    }

    /** Whom or what most are about, and how many. */
    Optional<Map.Entry<String, Integer>> subject() {
        return subjects.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));
    }
}
