package org.lockkeeper.logs;

import java.util.Optional;
import org.lockkeeper.logs.scan.Swar;

/**
 * Numbers the lines of one region while it is searched. Where the region was looked through before, most of its line ends are not counted
 * again: it goes on from the last block before a hit.
 */
final class LineNumbering {
    private Optional<RegionIndex> known = Optional.empty();
    private int line;
    private byte[] bytes = new byte[0];
    private long offset;
    private int counted;

    /** Begins a region, of which that is known already. */
    void region(Optional<RegionIndex> index) {
        known = index.filter(region -> region.blocks() > 0);
        line = 0;
    }

    /** How many lines begin in what was passed of the region. */
    int lines() {
        return line;
    }

    /** Whole lines follow. */
    void begin(byte[] b, int from, long offsetOfFrom) {
        bytes = b;
        offset = offsetOfFrom - from;
        counted = from;
    }

    /** The number, in its region, of the line that begins at that place; places come in their order. */
    int at(int place) {
        known.ifPresent(index -> skip(index, place));
        line += Swar.count(bytes, counted, place, (byte) '\n');
        counted = place;
        return line;
    }

    private void skip(RegionIndex index, int place) {
        int block = index.blockAt(offset + place);
        long begins = index.place(block) - offset;
        if (begins > counted && begins <= place) {
            counted = (int) begins;
            line = index.firstLine(block);
        }
    }

    /** They end there; the last one perhaps without a line end. */
    void end(int to) {
        at(to);
        line += bytes[to - 1] == '\n' ? 0 : 1;
    }

    /** A line passed that is looked at in pieces. */
    void one() {
        line++;
    }
}
