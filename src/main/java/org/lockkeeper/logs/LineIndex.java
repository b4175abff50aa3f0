package org.lockkeeper.logs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where the lines are, as far as the log was looked through. Does not change: what comes further makes a new one.
 *
 * @param regions one for each 8 MiB from the log's beginning on
 * @param firstLines the first line of each region, and behind them the number of all lines
 * @param firstEntries as {@code firstLines}, of entries
 * @param end how far the log was looked through, in bytes
 * @param unterminated whether the last line has no line end (yet) up to {@code end}
 */
@SuppressWarnings("ArrayRecordComponent") // arrays keep it small; nobody changes them
record LineIndex(List<RegionIndex> regions, long[] firstLines, long[] firstEntries, long end, boolean unterminated) {
    static final LineIndex EMPTY = new LineIndex(List.of(), new long[1], new long[1], 0, false);

    /** With one region more. */
    LineIndex plus(RegionIndex region, long newEnd, boolean newUnterminated) {
        List<RegionIndex> more = new java.util.ArrayList<>(regions);
        more.add(region);
        return new LineIndex(
                List.copyOf(more),
                append(firstLines, region.lines()),
                append(firstEntries, region.entries()),
                newEnd,
                newUnterminated);
    }

    private static long[] append(long[] sums, long further) {
        long[] more = Arrays.copyOf(sums, sums.length + 1);
        more[sums.length] = more[sums.length - 1] + further;
        return more;
    }

    /** Without the last region, which is looked through again when the log has grown. */
    LineIndex withoutLast() {
        int count = regions.size() - 1;
        return new LineIndex(
                regions.subList(0, count),
                Arrays.copyOf(firstLines, count + 1),
                Arrays.copyOf(firstEntries, count + 1),
                count * RegionPass.REGION,
                false);
    }

    long lines() {
        return firstLines[firstLines.length - 1];
    }

    long entries() {
        return firstEntries[firstEntries.length - 1];
    }

    /** Bytes that the index takes. */
    long memory() {
        return regions.stream().mapToLong(RegionIndex::memory).sum();
    }

    /** The region with those bytes, if exactly they were looked through. */
    Optional<RegionIndex> region(long from, long to) {
        int region = (int) (from / RegionPass.REGION);
        boolean whole = to == (region + 1) * RegionPass.REGION ? to <= end : to == end;
        return whole && region < regions.size() ? Optional.of(regions.get(region)) : Optional.empty();
    }

    /** The block before a line. */
    Block block(long line) {
        int region = regionOf(line);
        RegionIndex found = regions.get(region);
        int block = found.blockOf((int) (line - firstLines[region]));
        return new Block(firstLines[region] + found.firstLine(block), found.place(block));
    }

    /** Behind the last line of the block in which a line lies. */
    long blockEnd(long line) {
        int region = regionOf(line);
        RegionIndex found = regions.get(region);
        int next = found.blockOf((int) (line - firstLines[region])) + 1;
        return firstLines[region] + (next < found.blocks() ? found.firstLine(next) : found.lines());
    }

    /** The block in which an entry begins, and how many entries begin before that block. */
    EntryBlock entryBlock(long entry) {
        int region = regionOf(firstEntries, entry);
        RegionIndex found = regions.get(region);
        int block = found.blockOfEntry((int) (entry - firstEntries[region]));
        return new EntryBlock(
                firstEntries[region] + found.firstEntry(block),
                firstEntries[region] + found.firstEntry(block + 1),
                firstLines[region] + found.firstLine(block));
    }

    /**
     * Where so many stretches of equally many entries begin, as lines, and behind them the number of all lines. Within a block entries are taken as
     * equally long, since nothing is read for it.
     */
    long[] cuts(int stretches) {
        long[] cuts = new long[stretches + 1];
        for (int i = 1; i < stretches; i++) {
            cuts[i] = lineNear(Math.ceilDiv(i * entries(), stretches));
        }
        cuts[stretches] = lines();
        return cuts;
    }

    private long lineNear(long entry) {
        if (entry >= entries()) {
            return lines();
        }
        EntryBlock block = entryBlock(entry);
        long lines = blockEnd(block.firstLine()) - block.firstLine();
        long within = (entry - block.firstEntry()) * lines / Math.max(1, block.endEntry() - block.firstEntry());
        return block.firstLine() + within;
    }

    /** How many entries begin before the block in which a line lies. */
    long entriesBefore(Block block) {
        int region = regionOf(block.firstLine());
        RegionIndex found = regions.get(region);
        return firstEntries[region] + found.firstEntry(found.blockOf((int) (block.firstLine() - firstLines[region])));
    }

    private int regionOf(long line) {
        return regionOf(firstLines, line);
    }

    private int regionOf(long[] firsts, long number) {
        int region = Arrays.binarySearch(firsts, number);
        region = region >= 0 ? region : -region - 2;
        // Regions in which none begins share their number with the one behind them.
        while (region < regions.size() - 1 && firsts[region + 1] <= number) {
            region++;
        }
        return region;
    }

    /** The block in which a byte lies. */
    Block blockAt(long offset) {
        int region = (int) Math.min(offset / RegionPass.REGION, regions.size() - 1L);
        while (region > 0
                && (regions.get(region).blocks() == 0 || regions.get(region).place(0) > offset)) {
            region--;
        }
        RegionIndex found = regions.get(region);
        int block = found.blockAt(offset);
        return new Block(firstLines[region] + found.firstLine(block), found.place(block));
    }

    /** The first block behind {@code from} lines with a line at that time or later; the last block where there is none. */
    Block blockSince(long seconds, long from) {
        for (int r = regionOf(from); r < regions.size(); r++) {
            RegionIndex region = regions.get(r);
            for (int b = 0; b < region.blocks(); b++) {
                if (region.latest(b) >= seconds && firstLines[r] + region.firstLine(b) >= from) {
                    return new Block(firstLines[r] + region.firstLine(b), region.place(b));
                }
            }
        }
        return block(Math.max(0, lines() - 1));
    }

    /** How often times jump back by more than a second from one block to the next. */
    int jumpsBack() {
        int jumps = 0;
        long before = 0;
        for (RegionIndex region : regions) {
            for (int b = 0; b < region.blocks(); b++) {
                if (region.latest(b) == 0) {
                    continue;
                }
                jumps += region.latest(b) + 1 < before ? 1 : 0;
                before = region.latest(b);
            }
        }
        return jumps;
    }

    /**
     * A block with entries.
     *
     * @param firstEntry from 0
     * @param endEntry behind its last one
     * @param firstLine from 0
     */
    record EntryBlock(long firstEntry, long endEntry, long firstLine) {}

    /**
     * A place from which lines are counted on.
     *
     * @param firstLine from 0
     */
    record Block(long firstLine, long offset) {}
}
