package org.lockkeeper.logs.finding;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongFunction;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.Severity;

/** Counts the entries of a log, or of a stretch of it, by shape and by what they tell of. One thread uses it at a time. */
public final class Tally {
    private static final int MOST_SHAPES = 10_000;
    private static final int TOLD_SHAPES = 500;
    private static final int TOLD_DEADLOCKS = 20;
    private static final int TEXT = 300;
    private static final int STRETCHES = 24;

    private final MessageShape shape = new MessageShape();
    private final Map<Long, ShapeTally> shapes = new HashMap<>();
    private final Map<FindingKind, KindTally> kinds = new EnumMap<>(FindingKind.class);
    private final long from;
    private final long to;
    private long entries;

    /**
     * @param from the first moment of the log, since the epoch in milliseconds
     * @param to behind the last one
     */
    public Tally(long from, long to) {
        this.from = from;
        this.to = to;
    }

    /**
     * An entry.
     *
     * @param line counted from 0 in the stretch
     * @param start where its message begins
     * @param time since the epoch in milliseconds, or {@link Head#NO_TIME}
     * @param pid -1 where there is none
     */
    public void add(long line, byte[] b, int start, int end, long time, Severity severity, int pid) {
        entries++;
        shape.of(b, start, end);
        long key = shape.hash() * 31 + severity.rank();
        ShapeTally known = shapes.get(key);
        if (known == null && shapes.size() < MOST_SHAPES) {
            known = new ShapeTally(shape.text(), severity, line, STRETCHES);
            shapes.put(key, known);
        }
        if (known != null) {
            known.add(time, stretch(time));
        }
        Optional<FindingKind> kind = FindingKind.of(b, start, end, severity);
        if (kind.isPresent()) {
            String text = new String(b, start, Math.min(TEXT, end - start), StandardCharsets.UTF_8);
            Measure measure = Measure.of(kind.get(), text);
            kinds.computeIfAbsent(kind.get(), _ -> new KindTally())
                    .add(
                            new Occurrence(
                                    line,
                                    time == Head.NO_TIME ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time)),
                                    pid < 0 ? OptionalInt.empty() : OptionalInt.of(pid),
                                    measure.value(),
                                    text),
                            measure.subject(),
                            measure.apart());
        }
    }

    private int stretch(long time) {
        if (time == Head.NO_TIME || to <= from) {
            return 0;
        }
        return Math.clamp((time - from) * STRETCHES / (to - from), 0, STRETCHES - 1);
    }

    /** Takes in what was counted in the stretch that follows; it is not used any more afterwards. */
    public void merge(Tally later, long linesBefore) {
        entries += later.entries;
        later.shapes.forEach((key, tally) -> {
            tally.move(linesBefore);
            ShapeTally known = shapes.get(key);
            if (known != null) {
                known.merge(tally);
            } else if (shapes.size() < MOST_SHAPES) {
                shapes.put(key, tally);
            }
        });
        later.kinds.forEach((kind, tally) ->
                kinds.computeIfAbsent(kind, _ -> new KindTally()).merge(tally, linesBefore));
    }

    /**
     * What stands out.
     *
     * @param deadlocks tells both sides of the deadlock whose entry begins at a line (from 0)
     * @param escaped whether quotes are escaped in the lines of the log
     */
    public Findings findings(LongFunction<Deadlock> deadlocks, boolean escaped) {
        List<Finding> found = kinds.entrySet().stream()
                .map(kind -> finding(kind.getKey(), kind.getValue(), deadlocks))
                .toList();
        List<TopMessage> messages = shapes.values().stream()
                .sorted(Comparator.comparingLong(ShapeTally::count).reversed())
                .limit(TOLD_SHAPES)
                .map(tally -> tally.message(escaped))
                .toList();
        return new Findings(entries, found, messages, shapes.size());
    }

    private static Finding finding(FindingKind kind, KindTally tally, LongFunction<Deadlock> deadlocks) {
        List<Occurrence> occurrences = tally.occurrences();
        List<Deadlock> sides = kind == FindingKind.DEADLOCK
                ? occurrences.stream()
                        .limit(TOLD_DEADLOCKS)
                        .map(occurrence -> deadlocks.apply(occurrence.line()))
                        .toList()
                : List.of();
        return new Finding(
                kind,
                tally.count(),
                tally.first(),
                tally.last(),
                FindingWords.sentence(kind, tally, sides),
                occurrences,
                sides);
    }
}
