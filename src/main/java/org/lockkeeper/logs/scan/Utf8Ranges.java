package org.lockkeeper.logs.scan;

import java.util.ArrayList;
import java.util.List;

/** Splits a range of characters into ranges of byte sequences, as UTF-8 (RFC 3629) encodes them. */
final class Utf8Ranges {
    private static final int[] LAST_OF_LENGTH = {0x7f, 0x7ff, 0xffff, Character.MAX_CODE_POINT};

    private Utf8Ranges() {}

    /** Each result holds the lowest and the highest value of the first byte, of the second one and so on. */
    static List<int[]> of(int from, int to) {
        List<int[]> sequences = new ArrayList<>();
        int start = from;
        for (int last : LAST_OF_LENGTH) {
            if (start <= Math.min(last, to)) {
                split(start, Math.min(last, to), sequences);
                start = Math.min(last, to) + 1;
            }
        }
        return sequences;
    }

    /** Both ends have the same length; the range is cut until each byte runs over a range of its own. */
    private static void split(int from, int to, List<int[]> into) {
        int length = length(from);
        for (int i = 1; i < length; i++) {
            int mask = (1 << (6 * i)) - 1;
            if ((from & ~mask) != (to & ~mask)) {
                if ((from & mask) != 0) {
                    split(from, from | mask, into);
                    split((from | mask) + 1, to, into);
                    return;
                }
                if ((to & mask) != mask) {
                    split(from, (to & ~mask) - 1, into);
                    split(to & ~mask, to, into);
                    return;
                }
            }
        }
        int[] low = encode(from, length);
        int[] high = encode(to, length);
        int[] sequence = new int[length * 2];
        for (int i = 0; i < length; i++) {
            sequence[2 * i] = low[i];
            sequence[2 * i + 1] = high[i];
        }
        into.add(sequence);
    }

    private static int length(int c) {
        return c <= 0x7f ? 1 : c <= 0x7ff ? 2 : c <= 0xffff ? 3 : 4;
    }

    private static int[] encode(int c, int length) {
        if (length == 1) {
            return new int[] {c};
        }
        int[] bytes = new int[length];
        int rest = c;
        for (int i = length - 1; i > 0; i--) {
            bytes[i] = 0x80 | (rest & 0x3f);
            rest >>>= 6;
        }
        bytes[0] = ((0xf00 >>> length) & 0xff) | rest;
        return bytes;
    }
}
