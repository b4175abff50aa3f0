package org.lockkeeper.logs.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at once in a long. No method of the JDK that only the second compiler knows by heart is used in the inner loops, since
 * the product runs on the first one. A buffer needs {@link #SLACK} bytes behind what is looked at.
 */
public final class Swar {
    /** How many bytes behind the last one may be read; their values do not matter. */
    public static final int SLACK = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final long LOW = 0x0101010101010101L;
    static final long HIGH = 0x8080808080808080L;
    private static final int MOST_WORDS = 255;

    private Swar() {}

    /** Eight bytes from that place on, the first one lowest. */
    public static long at(byte[] b, int i) {
        return (long) LONGS.get(b, i);
    }

    /** The byte in every place. */
    static long spread(int value) {
        return (value & 0xff) * LOW;
    }

    /** The high bit of each byte that is zero, exactly. */
    static long zeros(long x) {
        return ~(((x & ~HIGH) + ~HIGH) | x | ~HIGH);
    }

    /** As {@link #zeros}, faster; above the lowest zero byte it may mark bytes that are one. */
    static long maybeZeros(long x) {
        return (x - LOW) & ~x & HIGH;
    }

    /** The place of the lowest byte whose high bit is marked, 0 to 7; only high bits are. */
    static int first(long mask) {
        // A one in each byte below the lowest mark, and their sum.
        long below = (((mask & -mask) - 1) >>> 7) & LOW;
        return (int) ((below * LOW) >>> 56);
    }

    /** How many bytes of that value there are in {@code [from, to)}. */
    public static int count(byte[] b, int from, int to, byte value) {
        long pattern = spread(value);
        int count = 0;
        int i = from;
        while (i + 8 <= to) {
            int end = Math.min(to - 7, i + MOST_WORDS * 8);
            long sums = 0;
            for (; i < end; i += 8) {
                sums += zeros(at(b, i) ^ pattern) >>> 7;
            }
            count += sum(sums);
        }
        for (; i < to; i++) {
            count += b[i] == value ? 1 : 0;
        }
        return count;
    }

    private static int sum(long bytes) {
        long pairs = (bytes & 0x00ff00ff00ff00ffL) + ((bytes >>> 8) & 0x00ff00ff00ff00ffL);
        return (int) ((pairs * 0x0001000100010001L) >>> 48);
    }

    /** The first place of that value in {@code [from, to)}; -1 where there is none. */
    public static int indexOf(byte[] b, int from, int to, byte value) {
        long pattern = spread(value);
        int i = from;
        for (; i + 8 < to; i += 16) {
            long x = at(b, i) ^ pattern;
            long y = at(b, i + 8) ^ pattern;
            // maybeZeros of both, by hand: a call costs the first compiler a fifth of the loop.
            if (((((x - LOW) & ~x) | ((y - LOW) & ~y)) & HIGH) != 0) {
                break;
            }
        }
        for (; i < to; i += 8) {
            long found = maybeZeros(at(b, i) ^ pattern);
            if (found != 0) {
                int place = i + first(found);
                return place < to ? place : -1;
            }
        }
        return -1;
    }

    /** The last place of that value in {@code [from, to)}; -1 where there is none. */
    public static int lastIndexOf(byte[] b, int from, int to, byte value) {
        for (int i = to - 1; i >= from; i--) {
            if (b[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
