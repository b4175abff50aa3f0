package org.lockkeeper.logs;

import java.util.Arrays;
import org.lockkeeper.logs.format.Head;

/**
 * Where the lines of one region are, coarsely: of each block of lines the place, the times between which it lies, the levels in it, and how many
 * entries begin before it. A block takes 24 bytes and has at least 32 lines (but for a region's last), so that the index stays below 2 bytes a line
 * also where lines are long.
 */
final class RegionIndex {
    static final int BLOCK_LINES = 256;
    /** From that length on a block ends as soon as it has {@link #LEAST_LINES}, so that finding a line in it stays quick where lines are long. */
    static final int BLOCK_BYTES = 1 << 16;

    private static final int LEAST_LINES = 32;

    /** What is known of a block, by its place among the {@link #SIZE} numbers. */
    private static final int PLACE = 0;

    private static final int FIRST_LINE = 1;
    private static final int FIRST_ENTRY = 2;
    private static final int EARLIEST = 3;
    private static final int LATEST = 4;
    private static final int LEVELS = 5;
    private static final int SIZE = 6;

    /** What an object and an array take by themselves, and the index's own numbers for a region. */
    private static final long FIXED = 32 + 16 + 4 + 16;

    private final long start;
    private final int lines;
    private final int entries;
    private final int[] facts;

    private RegionIndex(long start, int lines, int entries, int[] facts) {
        this.start = start;
        this.lines = lines;
        this.entries = entries;
        this.facts = facts;
    }

    int lines() {
        return lines;
    }

    /** How many entries begin here. */
    int entries() {
        return entries;
    }

    int blocks() {
        return facts.length / SIZE;
    }

    private int fact(int block, int which) {
        return facts[block * SIZE + which];
    }

    /** The last block of which that number is not above what is sought; -1 where it is of all. */
    private int last(int which, long sought) {
        int low = -1;
        int high = blocks() - 1;
        while (low < high) {
            int middle = (low + high + 1) >> 1;
            if (fact(middle, which) <= sought) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The block in which a line of this region lies. */
    int blockOf(int line) {
        return last(FIRST_LINE, line);
    }

    /** The block in which a byte lies; 0 where it lies before the first line. */
    int blockAt(long offset) {
        return Math.max(0, last(PLACE, offset - start));
    }

    /** Where a block begins in the log. */
    long place(int block) {
        return start + fact(block, PLACE);
    }

    /** A block's first line, counted in this region. */
    int firstLine(int block) {
        return fact(block, FIRST_LINE);
    }

    /** How many entries of this region begin before a block; behind the last block all of them. */
    int firstEntry(int block) {
        return block < blocks() ? fact(block, FIRST_ENTRY) : entries;
    }

    /** The last block before which no more than that many of this region's entries begin, and in which one does. */
    int blockOfEntry(int entry) {
        return last(FIRST_ENTRY, entry);
    }

    /** Seconds since the epoch of the block's latest line with a time; 0 where none has one. */
    long latest(int block) {
        return Integer.toUnsignedLong(fact(block, LATEST));
    }

    /** As {@link #latest}, of the earliest. */
    long earliest(int block) {
        return Integer.toUnsignedLong(fact(block, EARLIEST));
    }

    /** The levels in a block, as bits by their ordinals. */
    int levels(int block) {
        return fact(block, LEVELS);
    }

    /** Bytes that this takes. */
    long memory() {
        return FIXED + facts.length * 4L;
    }

    /** Gathers a region's lines. */
    static final class Builder {
        private final long start;
        private int lines;
        private int entries;
        private int[] facts = new int[64 * SIZE];
        private int filled;
        private int blockPlace;
        private int blockLine;
        private int blockLevels;
        private long blockEarliest = Long.MAX_VALUE;
        private long blockLatest = Long.MIN_VALUE;

        Builder(long start) {
            this.start = start;
        }

        /** A line begins. */
        void line(long offset) {
            int place = (int) (offset - start);
            int inBlock = lines - blockLine;
            if (filled == 0
                    || inBlock >= BLOCK_LINES
                    || (inBlock >= LEAST_LINES && place - blockPlace >= BLOCK_BYTES)) {
                begin(place);
            }
            lines++;
        }

        private void begin(int place) {
            close();
            if (filled == facts.length) {
                facts = Arrays.copyOf(facts, filled * 2);
            }
            blockPlace = place;
            blockLine = lines;
            facts[filled + PLACE] = place;
            facts[filled + FIRST_LINE] = lines;
            facts[filled + FIRST_ENTRY] = entries;
            filled += SIZE;
        }

        /** The line just begun begins an entry. */
        void entry() {
            entries++;
        }

        /** The line just begun has a head. */
        void head(Head head) {
            blockLevels |= 1 << head.severity().rank();
            long time = head.time();
            if (time != Head.NO_TIME) {
                blockEarliest = Math.min(blockEarliest, time);
                blockLatest = Math.max(blockLatest, time);
            }
        }

        /** Notes what the block's heads said. */
        private void close() {
            if (filled > 0) {
                int block = filled - SIZE;
                facts[block + LEVELS] = blockLevels;
                facts[block + EARLIEST] = seconds(blockEarliest);
                facts[block + LATEST] = seconds(blockLatest);
            }
            blockLevels = 0;
            blockEarliest = Long.MAX_VALUE;
            blockLatest = Long.MIN_VALUE;
        }

        private int seconds(long millis) {
            return blockEarliest > blockLatest ? 0 : (int) Math.clamp(millis / 1000, 1, 0xffffffffL);
        }

        RegionIndex build() {
            close();
            return new RegionIndex(start, lines, entries, Arrays.copyOf(facts, filled));
        }
    }
}
