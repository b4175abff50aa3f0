package org.lockkeeper.logs.scan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.lockkeeper.logs.bytes.LogBytes;

/** Reads stretches of bytes line by line through a buffer of its own. One thread uses it at a time. */
public final class LineReader {
    /** What the processor's own memory holds. */
    private static final int USUAL = 1 << 18;

    /** Where the next line begins is looked for in pieces of that size. */
    private static final int LOOK = 1 << 12;

    /** The longest line that is looked at as a whole, in bytes. */
    public static final int LONGEST = 1 << 25;

    private final LogBytes bytes;
    private final ByteBuffer direct = ByteBuffer.allocateDirect(USUAL);
    private byte[] buffer = new byte[USUAL + Swar.SLACK];

    public LineReader(LogBytes bytes) {
        this.bytes = bytes;
    }

    /**
     * Hands over the lines that begin in {@code [start, end)}, the last one whole even where it ends beyond.
     *
     * @return where the last of these lines ended
     */
    public long read(long start, long end, LineVisitor visitor) throws IOException {
        long base = lineStart(start, end);
        if (base >= end) {
            return base;
        }
        int filled = 0;
        boolean beginsLine = true;
        while (true) {
            int added = fill(base + filled, filled, direct.capacity());
            boolean atEnd = added == 0;
            int last = lastWanted(base, end, filled, filled + added);
            filled += added;
            if (last >= 0 || atEnd) {
                int to = last >= 0 ? last + 1 : filled;
                if (to > 0) {
                    visitor.lines(buffer, 0, to, base, beginsLine);
                }
                return base + to;
            }
            int newline = base + filled <= end ? Swar.lastIndexOf(buffer, 0, filled, (byte) '\n') : -1;
            if (newline >= 0) {
                visitor.lines(buffer, 0, newline + 1, base, beginsLine);
                beginsLine = true;
                System.arraycopy(buffer, newline + 1, buffer, 0, filled - newline - 1);
                base += newline + 1;
                filled -= newline + 1;
            } else if (filled < LONGEST) {
                if (filled + Swar.SLACK >= buffer.length) {
                    buffer = Arrays.copyOf(buffer, filled * 2 + Swar.SLACK);
                }
            } else {
                int ended = Swar.lastIndexOf(buffer, 0, filled, (byte) '\n') + 1;
                int to = ended == 0 ? filled : ended;
                visitor.lines(buffer, 0, to, base, beginsLine);
                beginsLine = ended > 0;
                System.arraycopy(buffer, to, buffer, 0, filled - to);
                base += to;
                filled -= to;
            }
        }
    }

    /**
     * Reads bytes as they stand, for a look beside the stretch.
     *
     * @param into filled but for {@link Swar#SLACK} bytes at its end
     * @return how many there were
     */
    public int look(long offset, byte[] into) throws IOException {
        return bytes.read(offset, ByteBuffer.wrap(into, 0, into.length - Swar.SLACK));
    }

    /**
     * The line end that closes the last line beginning before {@code end}; -1 where it is not in the buffer yet.
     *
     * @param before how much of the buffer was looked through: a line of very many bytes is not looked through again with each part of it
     */
    private int lastWanted(long base, long end, int before, int filled) {
        if (base + filled < end) {
            return -1;
        }
        int from = (int) Math.max(before, end - 1 - base);
        return Swar.indexOf(buffer, from, filled, (byte) '\n');
    }

    /** Where the first line begins at or behind {@code start}; at least {@code end} where none does before. */
    private long lineStart(long start, long end) throws IOException {
        if (start == 0) {
            return 0;
        }
        long at = start - 1;
        while (at < end) {
            // A little, since what is read here is read again.
            int n = fill(at, 0, LOOK);
            if (n == 0) {
                return end;
            }
            int newline = Swar.indexOf(buffer, 0, n, (byte) '\n');
            if (newline >= 0) {
                return at + newline + 1;
            }
            at += n;
        }
        return end;
    }

    private int fill(long offset, int into, int most) throws IOException {
        direct.clear().limit(Math.min(most, buffer.length - Swar.SLACK - into));
        if (!direct.hasRemaining()) {
            return 0;
        }
        int n = bytes.read(offset, direct);
        direct.get(0, buffer, into, n);
        return n;
    }
}
