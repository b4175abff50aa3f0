package org.lockkeeper.logs.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A regular expression as a nondeterministic automaton over the bytes of UTF-8. */
final class Program {
    /** Beyond it a pattern is left to RE2/J. */
    private static final int MOST = 20_000;

    /** A byte of a range leads on. */
    static final int BYTES = 0;
    /** Both ways are open. */
    static final int SPLIT = 1;
    /** Open at a line's beginning. */
    static final int START = 2;
    /** Open at a line's end. */
    static final int END = 3;
    /** The line matches. */
    static final int MATCH = 4;

    /**
     * One step.
     *
     * @param low the lowest byte for {@link #BYTES}
     * @param high the highest
     * @param next where it goes on
     * @param other the second way of {@link #SPLIT}
     */
    record Step(int kind, int low, int high, int next, int other) {}

    private final List<Step> steps = new ArrayList<>();

    private Program() {}

    /** Empty where the pattern is too large. */
    static Optional<Program> of(Node node) {
        Program program = new Program();
        int match = program.add(new Step(MATCH, 0, 0, -1, -1));
        try {
            int start = program.compile(node, match);
            program.add(new Step(SPLIT, 0, 0, start, start));
            return Optional.of(program);
        } catch (TooLarge e) {
            return Optional.empty();
        }
    }

    int start() {
        return steps.size() - 1;
    }

    Step step(int i) {
        return steps.get(i);
    }

    int size() {
        return steps.size();
    }

    private int add(Step step) {
        if (steps.size() >= MOST) {
            throw new TooLarge();
        }
        steps.add(step);
        return steps.size() - 1;
    }

    /** Builds from the end to the beginning. */
    private int compile(Node node, int next) {
        return switch (node) {
            case Node.Empty _ -> next;
            case Node.LineStart _ -> add(new Step(START, 0, 0, next, -1));
            case Node.LineEnd _ -> add(new Step(END, 0, 0, next, -1));
            case Node.Chars chars -> compile(chars.set(), next);
            case Node.Sequence sequence -> {
                int to = next;
                for (Node part : sequence.parts().reversed()) {
                    to = compile(part, to);
                }
                yield to;
            }
            case Node.Choice choice -> {
                int to = -1;
                for (Node branch : choice.branches()) {
                    int start = compile(branch, next);
                    to = to < 0 ? start : add(new Step(SPLIT, 0, 0, to, start));
                }
                yield to;
            }
            case Node.Repeat repeat -> compile(repeat, next);
        };
    }

    private int compile(Node.Repeat repeat, int next) {
        int to = next;
        if (repeat.most() == Node.ENDLESS) {
            int loop = add(new Step(SPLIT, 0, 0, next, next));
            int body = isWide(repeat.node()) ? anyByte(loop) : compile(repeat.node(), loop);
            steps.set(loop, new Step(SPLIT, 0, 0, body, next));
            to = loop;
        } else {
            for (int i = repeat.least(); i < repeat.most(); i++) {
                int body = compile(repeat.node(), to);
                to = add(new Step(SPLIT, 0, 0, body, next));
            }
        }
        for (int i = 0; i < repeat.least(); i++) {
            to = compile(repeat.node(), to);
        }
        return to;
    }

    private static boolean isWide(Node node) {
        return node instanceof Node.Chars chars && chars.set().isWide();
    }

    /** Over and over any character is the same as any byte, and goes over bytes that are no UTF-8, which logs have. */
    private int anyByte(int next) {
        return add(new Step(SPLIT, 0, 0, bytes(0, '\n' - 1, next), bytes('\n' + 1, 0xff, next)));
    }

    private int bytes(int low, int high, int next) {
        return add(new Step(BYTES, low, high, next, -1));
    }

    private int compile(CharSet set, int next) {
        int to = -1;
        for (CharSet.Range range : set.ranges()) {
            for (int[] sequence : Utf8Ranges.of(range.from(), range.to())) {
                int start = next;
                for (int i = sequence.length - 2; i >= 0; i -= 2) {
                    start = bytes(sequence[i], sequence[i + 1], start);
                }
                to = to < 0 ? start : add(new Step(SPLIT, 0, 0, to, start));
            }
        }
        return to;
    }

    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super("too large a pattern", null, false, false);
        }
    }
}
