package org.lockkeeper.ui.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of text as a terminal would colour it: the sixteen colours, bold and underlined of ECMA-48's SGR sequences. A sequence that says anything
 * else, or is cut off, stays text, and every other character that acts is made visible by whoever shows the text.
 */
final class AnsiText {
    /** A line has that many stretches at most; what comes behind is one more, in which sequences stay text. */
    static final int MOST_RUNS = 64;

    private static final char ESCAPE = '\u001b';
    private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[([0-9;]{0,24})m");

    private AnsiText() {}

    /**
     * How a stretch looks.
     *
     * @param colour 0 to 7, and 8 to 15 for the bright ones; empty for the usual one
     */
    record Look(Optional<Integer> colour, boolean bold, boolean underlined) {
        static final Look USUAL = new Look(Optional.empty(), false, false);

        /** With one more parameter of a sequence; empty where it is none of those that are understood. */
        private Optional<Look> with(int parameter) {
            return switch (parameter) {
                case 0 -> Optional.of(USUAL);
                case 1 -> Optional.of(new Look(colour, true, underlined));
                case 4 -> Optional.of(new Look(colour, bold, true));
                case 22 -> Optional.of(new Look(colour, false, underlined));
                case 24 -> Optional.of(new Look(colour, bold, false));
                case 39 -> Optional.of(new Look(Optional.empty(), bold, underlined));
                default ->
                    parameter >= 30 && parameter <= 37
                            ? Optional.of(new Look(Optional.of(parameter - 30), bold, underlined))
                            : parameter >= 90 && parameter <= 97
                                    ? Optional.of(new Look(Optional.of(parameter - 82), bold, underlined))
                                    : Optional.empty();
            };
        }

        private Optional<Look> with(String parameters) {
            Optional<Look> look = Optional.of(this);
            for (String each : parameters.split(";", -1)) {
                // More than three digits are no colour.
                int parameter = each.isEmpty() ? 0 : each.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(each);
                look = look.flatMap(before -> before.with(parameter));
            }
            return look;
        }
    }

    /** A stretch of one look. */
    record Run(String text, Look look) {}

    /** Whether there is anything to colour. */
    static boolean isIn(String text) {
        return text.indexOf(ESCAPE) >= 0;
    }

    /** The stretches of a text, in order; none is empty. */
    static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        Matcher sequence = SEQUENCE.matcher(text);
        StringBuilder stretch = new StringBuilder();
        Look look = Look.USUAL;
        int done = 0;
        while (runs.size() < MOST_RUNS && sequence.find()) {
            Optional<Look> next = look.with(sequence.group(1));
            if (next.isEmpty()) {
                continue;
            }
            stretch.append(text, done, sequence.start());
            done = sequence.end();
            if (!next.get().equals(look)) {
                add(runs, stretch, look);
                look = next.get();
            }
        }
        stretch.append(text, done, text.length());
        add(runs, stretch, look);
        return runs;
    }

    private static void add(List<Run> runs, StringBuilder stretch, Look look) {
        if (!stretch.isEmpty()) {
            runs.add(new Run(stretch.toString(), look));
            stretch.setLength(0);
        }
    }

    /** The text without the sequences that are shown as colours. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        runs(text).forEach(run -> plain.append(run.text()));
        return plain.toString();
    }
}
