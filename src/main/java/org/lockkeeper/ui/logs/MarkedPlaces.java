package org.lockkeeper.ui.logs;

import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Where the hits and the bookmarks of a log lie on the scale of its scroll bar, which counts entries. For the toolkit's thread. */
final class MarkedPlaces {
    private final LogViewModel log;

    MarkedPlaces(LogViewModel log) {
        this.log = log;
    }

    /** In which of so many stretches of equally many entries there are hits. */
    boolean[] hits(int stretches) {
        return log.find().marks(stretches);
    }

    /** In which there are bookmarks. */
    boolean[] bookmarks(int stretches) {
        return log.marks().stretches(stretches);
    }

    /** The line (from 0) that is marked in a stretch, or right before or behind it; the bookmark first, whose mark is the larger one. */
    OptionalLong markAt(int stretch, int of) {
        long[] cuts = log.file().cuts(of);
        return IntStream.of(stretch, stretch - 1, stretch + 1)
                .filter(each -> each >= 0 && each < of)
                .mapToObj(each -> mark(cuts[each], cuts[each + 1]))
                .flatMapToLong(OptionalLong::stream)
                .findFirst();
    }

    private OptionalLong mark(long from, long to) {
        OptionalLong bookmark = log.marks().between(from, to);
        return bookmark.isPresent()
                ? bookmark
                : log.find().next(from - 1).stream().filter(line -> line < to).findFirst();
    }
}
