package org.lockkeeper.logs.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out which texts every match of an expression contains one of, so that these can be looked for first. */
final class RequiredText {
    /** More texts than this are slower to look for than the whole expression is. */
    private static final int MOST = 8;

    private RequiredText() {}

    /**
     * One text.
     *
     * @param folded whether a letter in it stands for both its forms; it is small then
     * @param rigid whether a letter in it stands for itself alone
     */
    record Text(String value, boolean folded, boolean rigid) {
        static final Text EMPTY = new Text("", false, false);

        Text plus(Text other) {
            return new Text(value + other.value, folded || other.folded, rigid || other.rigid);
        }

        /** Whether looking for it finds neither more nor less than it says. */
        boolean isExact() {
            return !folded || !rigid;
        }
    }

    /** Texts of which at least one stands in every match. */
    static Optional<List<Text>> of(Node node) {
        Optional<List<Text>> all = exact(node);
        if (all.isPresent() && isUseful(all.get())) {
            return all;
        }
        return switch (node) {
            case Node.Sequence sequence -> ofSequence(sequence.parts());
            case Node.Choice choice -> ofChoice(choice.branches());
            case Node.Repeat repeat when repeat.least() > 0 -> of(repeat.node());
            default -> Optional.empty();
        };
    }

    private static boolean isUseful(List<Text> texts) {
        return texts.stream().noneMatch(text -> text.value().isEmpty());
    }

    private static Optional<List<Text>> ofSequence(List<Node> parts) {
        Optional<List<Text>> best = Optional.empty();
        List<Text> run = List.of(Text.EMPTY);
        for (Node part : parts) {
            Optional<List<Text>> longer = append(run, exact(part));
            if (longer.isPresent()) {
                run = longer.get();
                continue;
            }
            best = better(best, Optional.of(run));
            run = exact(part).orElse(List.of(Text.EMPTY));
            best = better(best, of(part));
        }
        return better(best, Optional.of(run));
    }

    private static Optional<List<Text>> ofChoice(List<Node> branches) {
        List<Text> all = new ArrayList<>();
        for (Node branch : branches) {
            Optional<List<Text>> one = of(branch);
            if (one.isEmpty() || all.size() + one.get().size() > MOST) {
                return Optional.empty();
            }
            all.addAll(one.get());
        }
        return Optional.of(all);
    }

    private static Optional<List<Text>> better(Optional<List<Text>> one, Optional<List<Text>> other) {
        return score(other) > score(one) ? other : one;
    }

    private static int score(Optional<List<Text>> texts) {
        return texts.filter(RequiredText::isUseful)
                .map(all -> all.stream().mapToInt(t -> t.value().length()).min().orElse(0) * 16 - all.size())
                .orElse(0);
    }

    /** All texts that the node matches, if they are few. */
    static Optional<List<Text>> exact(Node node) {
        return switch (node) {
            case Node.Empty _ -> Optional.of(List.of(Text.EMPTY));
            case Node.Chars chars -> ofChars(chars.set());
            case Node.LineStart _, Node.LineEnd _ -> Optional.empty();
            case Node.Sequence sequence -> {
                Optional<List<Text>> run = Optional.of(List.of(Text.EMPTY));
                for (Node part : sequence.parts()) {
                    run = run.flatMap(texts -> append(texts, exact(part)));
                }
                yield run;
            }
            case Node.Choice choice -> {
                List<Text> all = new ArrayList<>();
                boolean each = true;
                for (Node branch : choice.branches()) {
                    Optional<List<Text>> one = exact(branch);
                    each &= one.isPresent();
                    one.ifPresent(all::addAll);
                }
                yield each && all.size() <= MOST ? Optional.of(all) : Optional.empty();
            }
            case Node.Repeat repeat -> ofRepeat(repeat);
        };
    }

    private static Optional<List<Text>> ofRepeat(Node.Repeat repeat) {
        if (repeat.least() != repeat.most() || repeat.least() > 64) {
            return Optional.empty();
        }
        Optional<List<Text>> run = Optional.of(List.of(Text.EMPTY));
        for (int i = 0; i < repeat.least(); i++) {
            run = run.flatMap(texts -> append(texts, exact(repeat.node())));
        }
        return run;
    }

    private static Optional<List<Text>> ofChars(CharSet set) {
        int single = set.single();
        if (single >= 0) {
            return Optional.of(List.of(new Text(Character.toString(single), false, isLetter(single))));
        }
        int letter = set.singleLetter();
        return letter >= 0 ? Optional.of(List.of(new Text(Character.toString(letter), true, false))) : Optional.empty();
    }

    private static boolean isLetter(int c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    private static Optional<List<Text>> append(List<Text> texts, Optional<List<Text>> further) {
        if (further.isEmpty() || texts.size() * further.get().size() > MOST) {
            return Optional.empty();
        }
        List<Text> longer = new ArrayList<>();
        for (Text text : texts) {
            further.get().forEach(more -> longer.add(text.plus(more)));
        }
        return Optional.of(longer);
    }
}
