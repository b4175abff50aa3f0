package org.lockkeeper.logs.scan;

import java.nio.charset.StandardCharsets;

/**
 * Finds one text. The two of its bytes that are rarest in logs are looked for eight places at a time; only where both stand at their distance is
 * the whole compared.
 */
public final class Literal {
    private final byte[] text;
    private final boolean anyCase;
    private final int firstAt;
    private final int distance;
    private final long firstPattern;
    private final long secondPattern;
    private final long firstFold;
    private final long secondFold;

    /** @param anyCase whether ASCII letters stand for both their forms; {@code text} is then in small letters */
    Literal(byte[] text, boolean anyCase) {
        this.text = text.clone();
        this.anyCase = anyCase;
        int one = ByteRarity.rarest(text, -1, anyCase);
        int two = text.length == 1 ? one : ByteRarity.rarest(text, one, anyCase);
        this.firstAt = Math.min(one, two);
        this.distance = Math.abs(two - one);
        byte first = text[firstAt];
        byte second = text[firstAt + distance];
        this.firstPattern = Swar.spread(first);
        this.secondPattern = Swar.spread(second);
        this.firstFold = fold(first);
        this.secondFold = fold(second);
    }

    private long fold(byte value) {
        return anyCase && value >= 'a' && value <= 'z' ? Swar.spread(0x20) : 0;
    }

    int length() {
        return text.length;
    }

    /** Where the text stands first in {@code [from, to)}; -1 where it does not. */
    public int indexOf(byte[] b, int from, int to) {
        int last = to - text.length;
        // Places of the first rare byte; it stands firstAt bytes behind the text's beginning.
        int end = last + firstAt;
        int i = from + firstAt;
        while (i <= end) {
            i = skip(b, i, end);
            long found = Swar.maybeZeros(differences(b, i));
            while (found != 0) {
                int place = i + Swar.first(found) - firstAt;
                if (place <= last && equals(b, place)) {
                    return place;
                }
                found &= found - 1;
            }
            i += 8;
        }
        return -1;
    }

    /** The first of the places, eight or sixteen at a time, from which on both bytes may stand at their distance; or behind the end. */
    private int skip(byte[] b, int from, int end) {
        long one = firstPattern;
        long two = secondPattern;
        int apart = distance;
        int i = from;
        if (firstFold != 0 || secondFold != 0) {
            while (i <= end && Swar.maybeZeros(differences(b, i)) == 0) {
                i += 8;
            }
            return i;
        }
        while (i + 8 <= end) {
            long x = (Swar.at(b, i) ^ one) | (Swar.at(b, i + apart) ^ two);
            long y = (Swar.at(b, i + 8) ^ one) | (Swar.at(b, i + 8 + apart) ^ two);
            // As in Swar.indexOf.
            if (((((x - Swar.LOW) & ~x) | ((y - Swar.LOW) & ~y)) & Swar.HIGH) != 0) {
                break;
            }
            i += 16;
        }
        return i;
    }

    private long differences(byte[] b, int i) {
        return ((Swar.at(b, i) | firstFold) ^ firstPattern) | ((Swar.at(b, i + distance) | secondFold) ^ secondPattern);
    }

    private boolean equals(byte[] b, int at) {
        for (int i = 0; i < text.length; i++) {
            int c = b[at + i];
            if (anyCase && c >= 'A' && c <= 'Z') {
                c |= 0x20;
            }
            if (c != text[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return new String(text, StandardCharsets.UTF_8);
    }
}
