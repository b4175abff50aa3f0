package org.lockkeeper.logs;

import java.util.Arrays;
import org.lockkeeper.logs.format.Head;

/**
 * Where the lines of one region are, coarsely: of each block of up to 256 lines the place, the times between which it lies, and the levels in
 * it, and how many entries begin before it. 22 bytes a block, which is less than a tenth of a byte a line where lines are short.
 */
final class RegionIndex {
    static final int BLOCK_LINES = 256;
    /** A block does not get longer than that, so that finding a line in it stays quick where lines are long. */
    static final int BLOCK_BYTES = 1 << 16;

    private final long start;
    private final int lines;
    private final int entries;
    private final int[] places;
    private final int[] firstLines;
    private final int[] firstEntries;
    private final int[] earliest;
    private final int[] latest;
    private final short[] levels;

    private RegionIndex(
            long start,
            int lines,
            int entries,
            int[] places,
            int[] firstLines,
            int[] firstEntries,
            int[] earliest,
            int[] latest,
            short[] levels) {
        this.start = start;
        this.lines = lines;
        this.entries = entries;
        this.places = places;
        this.firstLines = firstLines;
        this.firstEntries = firstEntries;
        this.earliest = earliest;
        this.latest = latest;
        this.levels = levels;
    }

    int lines() {
        return lines;
    }

    /** How many entries begin here. */
    int entries() {
        return entries;
    }

    int blocks() {
        return places.length;
    }

    /** The block in which a line of this region lies. */
    int blockOf(int line) {
        int found = Arrays.binarySearch(firstLines, line);
        return found >= 0 ? found : -found - 2;
    }

    /** The block in which a byte lies; 0 where it lies before the first line. */
    int blockAt(long offset) {
        int found = Arrays.binarySearch(places, (int) Math.min(Integer.MAX_VALUE, offset - start));
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** Where a block begins in the log. */
    long place(int block) {
        return start + places[block];
    }

    /** A block's first line, counted in this region. */
    int firstLine(int block) {
        return firstLines[block];
    }

    /** How many entries of this region begin before a block; behind the last block all of them. */
    int firstEntry(int block) {
        return block < firstEntries.length ? firstEntries[block] : entries;
    }

    /** The last block before which no more than that many of this region's entries begin, and in which one does. */
    int blockOfEntry(int entry) {
        int found = Arrays.binarySearch(firstEntries, entry);
        int block = found >= 0 ? found : -found - 2;
        // Blocks without an entry share their number with the one behind them.
        while (block + 1 < firstEntries.length && firstEntries[block + 1] <= entry) {
            block++;
        }
        return block;
    }

    /** Seconds since the epoch of the block's latest line with a time; 0 where none has one. */
    long latest(int block) {
        return Integer.toUnsignedLong(latest[block]);
    }

    /** As {@link #latest}, of the earliest. */
    long earliest(int block) {
        return Integer.toUnsignedLong(earliest[block]);
    }

    /** The levels in a block, as bits by their ordinals. */
    int levels(int block) {
        return levels[block];
    }

    /** Bytes that this takes. */
    long memory() {
        return 96L + places.length * 22L;
    }

    /** Gathers a region's lines. */
    static final class Builder {
        private final long start;
        private int lines;
        private int entries;
        private int count;
        private int[] places = new int[64];
        private int[] firstLines = new int[64];
        private int[] firstEntries = new int[64];
        private int[] earliest = new int[64];
        private int[] latest = new int[64];
        private short[] levels = new short[64];
        private int blockLevels;
        private long blockEarliest = Long.MAX_VALUE;
        private long blockLatest = Long.MIN_VALUE;

        Builder(long start) {
            this.start = start;
        }

        /** A line begins. */
        void line(long offset) {
            int place = (int) (offset - start);
            if (count == 0
                    || lines - firstLines[count - 1] >= BLOCK_LINES
                    || place - places[count - 1] >= BLOCK_BYTES) {
                begin(place);
            }
            lines++;
        }

        private void begin(int place) {
            close();
            if (count == places.length) {
                int room = count * 2;
                places = Arrays.copyOf(places, room);
                firstLines = Arrays.copyOf(firstLines, room);
                firstEntries = Arrays.copyOf(firstEntries, room);
                earliest = Arrays.copyOf(earliest, room);
                latest = Arrays.copyOf(latest, room);
                levels = Arrays.copyOf(levels, room);
            }
            places[count] = place;
            firstLines[count] = lines;
            firstEntries[count] = entries;
            count++;
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
            if (count > 0) {
                levels[count - 1] = (short) blockLevels;
                earliest[count - 1] = seconds(blockEarliest);
                latest[count - 1] = seconds(blockLatest);
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
            return new RegionIndex(
                    start,
                    lines,
                    entries,
                    Arrays.copyOf(places, count),
                    Arrays.copyOf(firstLines, count),
                    Arrays.copyOf(firstEntries, count),
                    Arrays.copyOf(earliest, count),
                    Arrays.copyOf(latest, count),
                    Arrays.copyOf(levels, count));
        }
    }
}
