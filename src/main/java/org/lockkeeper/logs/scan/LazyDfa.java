package org.lockkeeper.logs.scan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Runs an automaton over lines in linear time, whatever the pattern: states are built when they are first met, and forgotten when there are too
 * many.
 */
final class LazyDfa implements LineMatcher, VerifiedLines.LineTest {
    private static final int MOST_STATES = 4_000;
    private static final int UNKNOWN = -1;
    private static final int MATCHED = -2;

    private final Program program;
    private final int[] classes = new int[256];
    private final int classCount;
    private final Map<Set, Integer> known = new HashMap<>();
    private Set[] sets = new Set[64];
    private int[] next = new int[0];

    /** The steps of a state, each once and in order. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its content
    private record Set(int[] steps) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Set set && Arrays.equals(steps, set.steps);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(steps);
        }
    }

    LazyDfa(Program program) {
        this.program = program;
        this.classCount = classify();
        clear();
    }

    /** Bytes that no step tells apart share a class; the line end has one of its own. */
    private int classify() {
        BitSet borders = new BitSet(257);
        borders.set('\n');
        borders.set('\n' + 1);
        for (int i = 0; i < program.size(); i++) {
            Program.Step step = program.step(i);
            if (step.kind() == Program.BYTES) {
                borders.set(step.low());
                borders.set(step.high() + 1);
            }
        }
        int count = 0;
        for (int b = 0; b < 256; b++) {
            count += b > 0 && borders.get(b) ? 1 : 0;
            classes[b] = count;
        }
        return count + 1;
    }

    private void clear() {
        known.clear();
        state(start());
    }

    private Set start() {
        BitSet steps = new BitSet(program.size());
        follow(program.start(), true, false, steps);
        return set(steps);
    }

    @Override
    public int next(byte[] b, int from, int to) {
        if (from >= to) {
            return -1;
        }
        if (isMatch(sets[0])) {
            return from;
        }
        int state = 0;
        for (int i = from; i < to; i++) {
            int following = next[state + classes[b[i] & 0xff]];
            if (following < 0) {
                following = following == UNKNOWN ? build(state, b[i] & 0xff) : following;
                if (following == MATCHED) {
                    return i;
                }
            }
            state = following;
        }
        return b[to - 1] != '\n' && matchesAtEnd(sets[state / classCount]) ? to - 1 : -1;
    }

    @Override
    public boolean matches(byte[] b, int from, int to) {
        return from == to ? isMatch(sets[0]) || matchesAtEnd(sets[0]) : next(b, from, to) >= 0;
    }

    /** The state at a line's beginning, for {@link #run}. */
    int begun() {
        return isMatch(sets[0]) ? MATCHED : 0;
    }

    /** Goes on from a state over a part of a line; states do not survive what else is looked at with this. */
    int run(byte[] b, int from, int to, int begun) {
        int state = begun;
        for (int i = from; i < to && state != MATCHED; i++) {
            int following = next[state + classes[b[i] & 0xff]];
            state = following == UNKNOWN ? build(state, b[i] & 0xff) : following;
        }
        return state;
    }

    /** Whether a line that ends in that state matches. */
    boolean isMatchAtEnd(int state) {
        return state == MATCHED || matchesAtEnd(sets[state / classCount]);
    }

    private int build(int from, int value) {
        Set set = sets[from / classCount];
        int result;
        if (value == '\n') {
            result = matchesAtEnd(set) ? MATCHED : 0;
        } else {
            BitSet steps = new BitSet(program.size());
            for (int i : set.steps()) {
                Program.Step step = program.step(i);
                if (step.kind() == Program.BYTES && value >= step.low() && value <= step.high()) {
                    follow(step.next(), false, false, steps);
                }
            }
            // A match may begin anywhere in the line.
            follow(program.start(), false, false, steps);
            Set reached = set(steps);
            if (isMatch(reached)) {
                result = MATCHED;
            } else {
                if (known.size() >= MOST_STATES && !known.containsKey(reached)) {
                    clear();
                    return state(reached);
                }
                result = state(reached);
            }
        }
        next[from + classes[value]] = result;
        return result;
    }

    private void follow(int first, boolean atStart, boolean atEnd, BitSet into) {
        int[] open = new int[program.size() + 1];
        int count = 0;
        open[count++] = first;
        while (count > 0) {
            int i = open[--count];
            if (into.get(i)) {
                continue;
            }
            into.set(i);
            Program.Step step = program.step(i);
            boolean passes = step.kind() == Program.SPLIT
                    || (step.kind() == Program.START && atStart)
                    || (step.kind() == Program.END && atEnd);
            if (passes) {
                open = count + 2 > open.length ? Arrays.copyOf(open, open.length * 2) : open;
                open[count++] = step.next();
                if (step.kind() == Program.SPLIT) {
                    open[count++] = step.other();
                }
            }
        }
    }

    private Set set(BitSet steps) {
        return new Set(steps.stream()
                .filter(i -> program.step(i).kind() != Program.SPLIT
                        && program.step(i).kind() != Program.START)
                .toArray());
    }

    private boolean isMatch(Set set) {
        return set.steps().length > 0 && set.steps()[0] == 0;
    }

    private boolean matchesAtEnd(Set set) {
        BitSet steps = new BitSet(program.size());
        for (int i : set.steps()) {
            if (program.step(i).kind() == Program.END) {
                follow(i, false, true, steps);
            }
        }
        return steps.get(0);
    }

    private int state(Set set) {
        Integer there = known.get(set);
        if (there != null) {
            return there;
        }
        int id = known.size();
        if (id >= sets.length) {
            sets = Arrays.copyOf(sets, id * 2);
        }
        sets[id] = set;
        int needed = (id + 1) * classCount;
        if (needed > next.length) {
            next = Arrays.copyOf(next, Math.max(needed, next.length * 2));
        }
        Arrays.fill(next, id * classCount, needed, UNKNOWN);
        known.put(set, id * classCount);
        return id * classCount;
    }
}
