package org.lockkeeper.logs;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/**
 * The lines of a log that a filter wants. Several views may stand on the same log. {@link #search} finds them, in a thread of the caller's; until it is
 * done, the view holds what was found so far.
 */
public final class LogView {
    private final LogFile file;
    private final LogFilter filter;
    private final ReentrantLock searching = new ReentrantLock();
    private volatile State state;
    private volatile boolean complete;

    /** @param format how the log was taken to be written */
    private record State(LineSet lines, long end, LogFormat format) {}

    /**
     * Nothing is searched yet.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the filter's expression is not well formed
     */
    public LogView(LogFile file, LogFilter filter) {
        this.file = file;
        this.filter = filter;
        this.state = new State(LineSet.EMPTY, 0, file.format());
        filter.text().ifPresent(TextQuery::pattern);
    }

    public LogFile file() {
        return file;
    }

    public LogFilter filter() {
        return filter;
    }

    /**
     * Searches what was not searched yet, on all cores; called again after the log grew, it goes on.
     *
     * @throws java.util.concurrent.CancellationException if that was asked for; what was found until then stays
     */
    public void search(Progress progress, CancelToken cancel) {
        searching.lock();
        try {
            long size = file.size();
            LogFormat format = file.format();
            State begun = state;
            if (size < begun.end() || !format.equals(begun.format())) {
                begun = new State(LineSet.EMPTY, 0, format);
            }
            boolean partial = begun.end() % RegionPass.REGION != 0;
            LineSet known = partial ? begun.lines().withoutLast() : begun.lines();
            Growing growing = new Growing(known, begun.end(), size, format, progress);
            long from = begun.end() - begun.end() % RegionPass.REGION;
            if (size > begun.end() || size == 0) {
                RegionPass.run(
                        file.bytes(),
                        from,
                        size,
                        () -> new LineFinder<>(filter, format, false, file::lineIndex, LineNumbers::new),
                        growing::take,
                        cancel);
            }
            complete = true;
        } catch (UncheckedIOException e) {
            throw file.failure(e);
        } finally {
            searching.unlock();
        }
    }

    private final class Growing {
        private final long shownTo;
        private final long size;
        private final LogFormat format;
        private final Progress progress;
        private LineSet building;

        Growing(LineSet building, long shownTo, long size, LogFormat format, Progress progress) {
            this.building = building;
            this.shownTo = shownTo;
            this.size = size;
            this.format = format;
            this.progress = progress;
        }

        void take(LineFinder.Found<LineNumbers> found, long end) {
            building = building.plus(found.lines(), found.hits().numbers());
            if (end > shownTo) {
                state = new State(building, end, format);
            }
            progress.report("Searching " + file.name(), end, size);
        }
    }

    /** Keeps the numbers of the lines alone. */
    private static final class LineNumbers implements HitCollector {
        private int[] numbers = new int[16];
        private int count;

        @Override
        public void hit(int line, long offset, byte[] b, int from, int to, LineOwner owner) {
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = line;
        }

        int[] numbers() {
            return Arrays.copyOf(numbers, count);
        }
    }

    /** How many lines were found so far. */
    public long count() {
        return state.lines().count();
    }

    /** How far was searched, in bytes. */
    public long searchedBytes() {
        return state.end();
    }

    public boolean isComplete() {
        return complete;
    }

    /** What was found so far, with so many lines before and after each hit. Looks at every hit. */
    public ContextLines around(int lines) {
        return new ContextLines(state.lines(), lines);
    }

    /** The line (from 0) of the {@code i}-th hit (from 0). */
    public long line(long i) {
        return state.lines().line(i);
    }

    /** How many hits lie before a line (from 0): the place of that line among the hits. */
    public long rank(long line) {
        return state.lines().rank(line);
    }

    /** The first hit behind a line. */
    public OptionalLong next(long line) {
        LineSet lines = state.lines();
        long rank = lines.rank(line + 1);
        return rank < lines.count() ? OptionalLong.of(lines.line(rank)) : OptionalLong.empty();
    }

    /** The last hit before a line. */
    public OptionalLong previous(long line) {
        LineSet lines = state.lines();
        long rank = lines.rank(line);
        return rank > 0 ? OptionalLong.of(lines.line(rank - 1)) : OptionalLong.empty();
    }

    /**
     * Reads hits, as far as their lines are indexed.
     *
     * @param from the first hit, from 0
     * @param to behind the last one
     */
    public List<LogLine> lines(long from, long to) {
        LineSet hits = state.lines();
        LineIndex known = file.lineIndex();
        long last = Math.min(to, hits.count());
        List<LogLine> result = new ArrayList<>();
        long next = from;
        while (next < last && hits.line(next) < known.lines()) {
            // Those of a block of the index at once: it is read from its beginning each time.
            long first = next;
            long end = known.blockEnd(hits.line(first));
            while (next < last && hits.line(next) < end) {
                next++;
            }
            file.lines(hits.line(first), hits.line(next - 1) + 1).stream()
                    .filter(line -> hits.rank(line.index() + 1) > hits.rank(line.index()))
                    .forEach(result::add);
        }
        return result;
    }

    /**
     * How the hits lie in the log, for marks beside a scroll bar.
     *
     * @param rows into how many stretches of equally many entries the log is cut
     * @return for each whether it has a hit
     */
    public boolean[] marks(int rows) {
        LineSet lines = state.lines();
        long[] cuts = file.cuts(rows);
        boolean[] marks = new boolean[rows];
        for (int row = 0; row < rows; row++) {
            marks[row] = lines.rank(cuts[row + 1]) > lines.rank(cuts[row]);
        }
        return marks;
    }
}
