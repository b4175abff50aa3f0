package org.lockkeeper.logs.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.lockkeeper.logs.scan.Swar;

/**
 * One try to read a line's beginning as a prefix. A value may contain what follows it in the prefix, such as the spaces in an application's name: then
 * it goes on to where the rest fits. What did not fit at a place is not tried there again, so that the work is bounded by the text's length.
 */
final class PrefixMatch {
    private static final int LONGEST_ZONE = 6;

    private final List<PrefixItem> items;
    private final String text;
    private final TimeReader times;
    private final String[] values;
    private final BitSet vain = new BitSet();
    private int reached;

    /** @param text the line up to its level */
    PrefixMatch(List<PrefixItem> items, String text, TimeReader times) {
        this.items = items;
        this.text = text;
        this.times = times;
        this.values = new String[items.size()];
        Arrays.fill(values, "");
    }

    /** Takes a value that was read. */
    @FunctionalInterface
    interface Taker {
        void take(char escape, String value);
    }

    boolean fits() {
        return fits(0, 0);
    }

    /** Hands over the values, without what they were filled up with. */
    void forEach(Taker taker) {
        for (int i = 0; i < reached; i++) {
            if (items.get(i) instanceof PrefixItem.Value value) {
                taker.take(value.escape(), values[i]);
            }
        }
    }

    private boolean fits(int item, int at) {
        if (item == items.size()) {
            reached = item;
            return at == text.length();
        }
        int place = item * (text.length() + 1) + at;
        if (vain.get(place)) {
            return false;
        }
        boolean fits = switch (items.get(item)) {
            case PrefixItem.Literal literal ->
                text.startsWith(literal.text(), at)
                        && fits(item + 1, at + literal.text().length());
            case PrefixItem.Value value
            when value.isEnd() -> {
                reached = item;
                yield at == text.length() || fits(item + 1, at);
            }
            case PrefixItem.Value value when value.isTime() -> time(item, at);
            case PrefixItem.Value value -> value(value, item, at);
        };
        vain.set(place, !fits);
        return fits;
    }

    private boolean time(int item, int at) {
        byte[] bytes = text.substring(at).getBytes(StandardCharsets.UTF_8);
        if (!times.read(Arrays.copyOf(bytes, bytes.length + Swar.SLACK), 0, bytes.length)) {
            return false;
        }
        int to = at + times.end();
        boolean fits = fits(item + 1, to);
        if (!fits) {
            to = zoneEnd(to);
            fits = fits(item + 1, to);
        }
        if (fits) {
            values[item] = text.substring(at, to);
        }
        return fits;
    }

    /** Behind the name of a zone that is not known. */
    private int zoneEnd(int at) {
        int to = at;
        if (to < text.length() && text.charAt(to) == ' ') {
            to++;
            while (to < text.length() && to - at <= LONGEST_ZONE && Character.isLetter(text.charAt(to))) {
                to++;
            }
        }
        return to;
    }

    private boolean value(PrefixItem.Value value, int item, int at) {
        int next = item + 1;
        boolean mayEnd = next == items.size();
        while (next < items.size() && items.get(next) instanceof PrefixItem.Value end && end.isEnd()) {
            mayEnd = true;
            next++;
        }
        if (next == items.size()) {
            return ends(value, item, at, text.length());
        }
        boolean found = items.get(next) instanceof PrefixItem.Literal literal
                ? value.isLong() ? last(value, item, at, literal.text()) : first(value, item, at, literal.text())
                : last(value, item, at, "");
        return found || (mayEnd && ends(value, item, at, text.length()));
    }

    private boolean first(PrefixItem.Value value, int item, int at, String behind) {
        for (int to = text.indexOf(behind, at); to >= 0; to = text.indexOf(behind, to + 1)) {
            if (ends(value, item, at, to)) {
                return true;
            }
        }
        return false;
    }

    private boolean last(PrefixItem.Value value, int item, int at, String behind) {
        int to = text.lastIndexOf(behind);
        while (to >= at) {
            if (ends(value, item, at, to)) {
                return true;
            }
            to = to == 0 ? -1 : text.lastIndexOf(behind, to - 1);
        }
        return false;
    }

    private boolean ends(PrefixItem.Value value, int item, int at, int to) {
        String padded = text.substring(at, to);
        String bare = padded.strip();
        if (!value.allows(bare)
                || (value.width() > to - at && value.width() > padded.getBytes(StandardCharsets.UTF_8).length)
                || !fits(item + 1, to)) {
            return false;
        }
        values[item] = bare;
        return true;
    }
}
