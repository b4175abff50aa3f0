package org.lockkeeper.logs.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A set of characters as ranges in order, which neither overlap nor touch. */
record CharSet(List<Range> ranges) {
    static final int LAST = Character.MAX_CODE_POINT;

    CharSet {
        ranges = List.copyOf(ranges);
    }

    /** Both ends belong to it. */
    record Range(int from, int to) {}

    static CharSet of(int... ends) {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            ranges.add(new Range(ends[i], ends[i + 1]));
        }
        return union(ranges);
    }

    static CharSet one(int c) {
        return new CharSet(List.of(new Range(c, c)));
    }

    static CharSet union(List<Range> ranges) {
        List<Range> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(Range::from));
        List<Range> merged = new ArrayList<>();
        for (Range range : sorted) {
            if (!merged.isEmpty() && merged.getLast().to() >= range.from() - 1) {
                Range last = merged.removeLast();
                merged.add(new Range(last.from(), Math.max(last.to(), range.to())));
            } else {
                merged.add(range);
            }
        }
        return new CharSet(merged);
    }

    CharSet plus(CharSet other) {
        List<Range> all = new ArrayList<>(ranges);
        all.addAll(other.ranges);
        return union(all);
    }

    /** Every other character. */
    CharSet negated() {
        List<Range> rest = new ArrayList<>();
        int from = 0;
        for (Range range : ranges) {
            if (range.from() > from) {
                rest.add(new Range(from, range.from() - 1));
            }
            from = range.to() + 1;
        }
        if (from <= LAST) {
            rest.add(new Range(from, LAST));
        }
        return new CharSet(rest);
    }

    CharSet without(int c) {
        return negated().plus(one(c)).negated();
    }

    /** With the other form of each letter. */
    CharSet anyCase() {
        List<Range> all = new ArrayList<>(ranges);
        for (Range range : ranges) {
            // Beyond these there are ideographs and private characters, which have one form.
            for (int c = range.from(); c <= Math.min(range.to(), 0x2fff); c++) {
                int lower = Character.toLowerCase(c);
                int upper = Character.toUpperCase(c);
                all.add(new Range(lower, lower));
                all.add(new Range(upper, upper));
            }
        }
        return union(all);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether it is nearly everything, as a negated set or the point is. */
    boolean isWide() {
        return !ranges.isEmpty() && ranges.getLast().to() == LAST;
    }

    /** The one character, or -1. */
    int single() {
        return ranges.size() == 1
                        && ranges.getFirst().from() == ranges.getFirst().to()
                ? ranges.getFirst().from()
                : -1;
    }

    /** The one ASCII letter in small whose two forms are all of it, or -1. */
    int singleLetter() {
        if (ranges.size() != 2) {
            return -1;
        }
        int upper = ranges.getFirst().from();
        int lower = ranges.getLast().from();
        boolean both = upper >= 'A'
                && upper <= 'Z'
                && lower == (upper | 0x20)
                && ranges.getFirst().to() == upper
                && ranges.getLast().to() == lower;
        return both ? lower : -1;
    }
}
