package org.lockkeeper.logs;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.logs.scan.LineMatcher;
import org.lockkeeper.logs.scan.LineReader;
import org.lockkeeper.logs.scan.LineVisitor;
import org.lockkeeper.logs.scan.Swar;

/** Looks through one region after the other for the lines that a filter wants. One for each thread. */
final class LineFinder<C extends HitCollector> implements RegionPass.Work<LineFinder.Found<C>>, LineVisitor {
    /** How far before a region its first entry is looked for, in bytes. */
    private static final long FARTHEST = 1L << 25;

    /** What of a line its beginning fits into. */
    private static final int HEAD = 1 << 12;

    private final LogFilter filter;
    private final Optional<LineMatcher> text;
    private final LineOwner owner;
    private final HeadConditions conditions;
    private final HitCollector.Maker<C> maker;
    private final boolean headsWanted;
    private final Supplier<LineIndex> index;
    private final LineNumbering numbers = new LineNumbering();
    private C collector;
    private boolean unterminated;
    private final Optional<LongLine> longLine;

    /**
     * @param headsWanted whether the collector asks for times and levels
     * @param index what is known of the lines by now
     */
    LineFinder(
            LogFilter filter,
            LogFormat format,
            boolean headsWanted,
            Supplier<LineIndex> index,
            HitCollector.Maker<C> maker) {
        this.index = index;
        this.filter = filter;
        this.text = filter.text()
                .map(query -> query.negated()
                        ? query.pattern().inverse()
                        : query.pattern().matcher());
        this.longLine = filter.text().map(LongLine::new);
        this.owner = new LineOwner(format);
        this.conditions = new HeadConditions(filter, format);
        this.maker = maker;
        this.collector = maker.make();
        this.headsWanted = headsWanted || filter.needsHeads();
    }

    /**
     * What was found in a region.
     *
     * @param lines how many lines begin in it
     * @param unterminated whether the last of them has no line end
     */
    record Found<C>(C hits, int lines, boolean unterminated) {}

    @Override
    public Found<C> region(LineReader reader, long start, long end) throws IOException {
        collector = maker.make();
        numbers.region(index.get().region(start, end));
        unterminated = false;
        longLine.ifPresent(LongLine::forget);
        owner.forget(start);
        if (headsWanted) {
            lookBefore(reader, start);
        }
        reader.read(start, end, this);
        longLine.ifPresent(this::closeLong);
        return new Found<>(collector, numbers.lines(), unterminated);
    }

    /** What the region's first lines belong to stands before it; where an entry has very many lines, far before it. */
    private void lookBefore(LineReader reader, long start) throws IOException {
        byte[] b = new byte[RegionIndex.BLOCK_BYTES + HEAD + Swar.SLACK];
        long end = start;
        while (end > 0 && start - end < FARTHEST && !owner.isKnown()) {
            long from = Math.max(0, end - RegionIndex.BLOCK_BYTES);
            // The byte before it says whether a line begins right there.
            long at = Math.max(0, from - 1);
            int filled = reader.look(at, b);
            int first = from == 0 ? 0 : lineEnd(b, 0, filled);
            // The last line that begins there may end behind it.
            int last = lineEnd(b, Math.min(filled, (int) (end - at) - 1), filled);
            if (first < last) {
                owner.begin(first, at + first);
                owner.remember(b, first, last);
            }
            end = from;
        }
    }

    @Override
    public void lines(byte[] b, int from, int to, long offset, boolean beginsLine) {
        int start = beginsLine ? from : lineEnd(b, from, to);
        if (start > from && text.isPresent()) {
            goOn(b, from, start);
        }
        if (start < to) {
            owner.begin(start, offset + start - from);
            whole(b, start, to, offset + start - from);
        }
        unterminated = b[to - 1] != '\n';
    }

    /** Takes lines from their beginning on; a very long one by itself, perhaps without its end. */
    private void whole(byte[] b, int from, int to, long offset) {
        if (text.isEmpty()) {
            byHead(b, from, to, offset);
        } else if (to - from >= LineReader.LONGEST && lineEnd(b, from, to) == to) {
            longLine.orElseThrow().begin(b, from, to, offset);
            numbers.one();
            goOn(b, from, to);
            // Where it ended already, it was looked at in a buffer of its own.
            owner.begin(from, offset);
        } else {
            byText(text.get(), b, from, to, offset);
        }
        if (headsWanted) {
            owner.remember(b, from, to);
        }
    }

    /** Takes a piece of a long line, and the line end where the line ends with it. */
    private void goOn(byte[] b, int from, int to) {
        LongLine line = longLine.orElseThrow();
        boolean ends = b[to - 1] == '\n';
        line.piece(b, from, ends ? to - 1 : to);
        if (ends) {
            closeLong(line);
        }
    }

    private void closeLong(LongLine line) {
        if (line.isOpen() && line.close()) {
            owner.begin(0, line.offset());
            offer(line.kept(), 0, 0, line.keptLength(), line.offset(), numbers.lines() - 1, true);
        }
    }

    private void byText(LineMatcher matcher, byte[] b, int from, int to, long offset) {
        matcher.begin();
        numbers.begin(b, from, offset);
        int start = from;
        while (start < to) {
            int place = matcher.next(b, start, to);
            if (place < 0) {
                break;
            }
            int lineStart = Math.max(start, Swar.lastIndexOf(b, start, place, (byte) '\n') + 1);
            int end = lineEnd(b, place, to);
            offer(b, from, lineStart, end, offset, numbers.at(lineStart), true);
            start = end;
        }
        numbers.end(to);
    }

    private void byHead(byte[] b, int from, int to, long offset) {
        int start = from;
        while (start < to) {
            int end = lineEnd(b, start, to);
            offer(b, from, start, end, offset, numbers.lines(), false);
            numbers.one();
            start = end;
        }
    }

    private void offer(byte[] b, int from, int lineStart, int end, long offset, int line, boolean byText) {
        int textEnd = b[end - 1] == '\n' ? end - 1 : end;
        if (headsWanted) {
            owner.of(b, from, lineStart, textEnd);
            if (filter.needsHeads() && !conditions.hold(owner, byText)) {
                return;
            }
        }
        collector.hit(line, offset + lineStart - from, b, lineStart, textEnd, owner);
    }

    /** Behind the line's end. */
    private static int lineEnd(byte[] b, int from, int to) {
        int newline = Swar.indexOf(b, from, to, (byte) '\n');
        return newline < 0 ? to : newline + 1;
    }

    /** For those who read it: the moment of a head. */
    static Optional<Instant> instant(long time) {
        return time == Head.NO_TIME ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time));
    }

    /** Whether a level is reached. */
    static boolean reaches(Severity severity, Optional<Severity> least) {
        return least.isEmpty() || severity.isAtLeast(least.get());
    }
}
