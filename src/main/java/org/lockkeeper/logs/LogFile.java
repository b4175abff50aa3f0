package org.lockkeeper.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/**
 * An open log: a file, or several as one. It can be read at once; {@link #index} looks through it, in a thread of the caller's, and until that is done
 * everything says how far it sees. Threads may use it at the same time.
 */
public final class LogFile implements AutoCloseable {
    private final String name;
    private final JoinedBytes bytes;
    private final KnownFormat format;
    private final Followed followed;
    private final List<String> remarks;
    private final ReentrantLock indexing = new ReentrantLock();
    private final GrowingIndex index = new GrowingIndex();
    private volatile boolean complete;
    private volatile int beginnings;

    /** @param remarks what has to be said of how it was opened, in sentences */
    LogFile(String name, JoinedBytes bytes, KnownFormat format, Followed followed, List<String> remarks) {
        this.remarks = List.copyOf(remarks);
        this.name = name;
        this.bytes = bytes;
        this.format = format;
        this.followed = followed;
    }

    /** What it is called: its path, or the folder's. */
    public String name() {
        return name;
    }

    /** What has to be said of how it was opened, in sentences: what was left out of a folder. */
    public List<String> remarks() {
        return remarks;
    }

    /** How it is written; as long as it has few lines, {@link #index} may find that it is written otherwise, and begins anew. */
    public LogFormat format() {
        return format.format();
    }

    /** The files it consists of, in order. */
    public List<String> parts() {
        return bytes.names();
    }

    /** In which of its files a line lies that begins at that byte. */
    public String partAt(long offset) {
        return bytes.place(offset).name();
    }

    /** Those files with the byte at which each begins. */
    public List<JoinedBytes.Place> places() {
        return bytes.places();
    }

    /** The first line (from 0) of the last of its files, as far as it was looked through. */
    long lastPartLine() {
        return lineFrom(bytes.places().getLast().start());
    }

    /** Bytes from a place on, fewer at the end. */
    public byte[] read(long offset, int count) {
        ByteBuffer into = ByteBuffer.allocate(count);
        try {
            return Arrays.copyOf(into.array(), bytes.read(offset, into));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** How often it was found truncated and is read anew: what was known of its lines before does not hold any more. */
    public int beginnings() {
        return beginnings;
    }

    JoinedBytes bytes() {
        return bytes;
    }

    LineIndex lineIndex() {
        return index.known();
    }

    /** Its size now, in bytes; what is packed counts unpacked. */
    public long size() {
        try {
            return bytes.size();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Whether nobody writes it any more, since it is packed: there is nothing to follow. */
    public boolean isFinished() {
        return followed.equals(FollowedFile.FINISHED);
    }

    /** Unpacks what is still packed, so that all of it can be read. */
    void unpack(Progress progress, CancelToken cancel) {
        boolean more = false;
        try {
            while (bytes.goOn(cancel)) {
                more = true;
                progress.report("Unpacking " + name, bytes.size(), bytes.expected());
            }
            if (more) {
                lookAtFormat();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Of the first lines alone it may have been taken for something else. */
    private void lookAtFormat() throws IOException {
        indexing.lock();
        try {
            if (format.hasChanged()) {
                forget();
            }
        } finally {
            indexing.unlock();
        }
    }

    private void forget() {
        complete = false;
        index.forget();
    }

    /** How many lines are known so far; a last line without a line end counts. */
    public long lineCount() {
        return index.known().lines();
    }

    /** Whether its last line has no line end (yet). */
    public boolean isUnterminated() {
        try {
            return !bytes.endsLine(bytes.size());
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** How many line ends are known so far, which is what {@code wc -l} counts. */
    public long lineEnds() {
        LineIndex known = index.known();
        return known.lines() - (known.unterminated() ? 1 : 0);
    }

    /** How many entries are known so far. */
    public long entryCount() {
        return index.known().entries();
    }

    /**
     * Cuts what is known of it into stretches of equally many entries, as a scroll bar over its entries does. Reads nothing, and is so true to a few
     * hundred lines.
     *
     * @return the line (from 0) with which each begins, and behind them the number of all lines
     */
    public long[] cuts(int stretches) {
        return index.known().cuts(stretches);
    }

    /** How far it was looked through, in bytes. */
    public long indexedBytes() {
        return index.known().end();
    }

    /** Whether it was looked through up to the size that it had then. */
    public boolean isComplete() {
        return complete;
    }

    /** Memory that the index takes, in bytes. */
    public long indexMemory() {
        return index.known().memory();
    }

    /** How often its times jump back: a clock that was set, or files in another order. */
    public int timeJumps() {
        return index.known().jumpsBack();
    }

    /**
     * Looks through what was not looked through yet, on all cores, and unpacks it where that is to be done. Called again after {@link #refresh} it
     * goes on with what came.
     *
     * @throws LockkeeperException if the log cannot be read
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    public void index(Progress progress, CancelToken cancel) {
        indexing.lock();
        try {
            do {
                if (format.hasChanged()) {
                    forget();
                }
                index.grow(this, progress, cancel);
            } while (bytes.goOn(cancel));
            complete = true;
        } catch (IOException | UncheckedIOException e) {
            throw failure(e);
        } finally {
            indexing.unlock();
        }
    }

    /** How its entries lie in time, as far as it was looked through. */
    public Histogram histogram() {
        return index.histogram();
    }

    /**
     * Reads lines.
     *
     * @param from the first line, from 0
     * @param to behind the last one
     * @return fewer where there are not that many (yet)
     */
    public List<LogLine> lines(long from, long to) {
        LineIndex known = index.known();
        long last = Math.min(to, known.lines());
        if (from < 0 || from >= last) {
            return List.of();
        }
        try {
            LineCutter cutter = new LineCutter(bytes, format());
            List<LogLine> lines = new ArrayList<>();
            long next = from;
            while (next < last) {
                // Block by block, since behind a very long line the next block is nearer than its end.
                LineIndex.Block block = known.block(next);
                long until = Math.min(last, known.blockEnd(next));
                List<LogLine> part = cutter.lines(block, next, until);
                lines.addAll(part);
                if (part.size() < until - next) {
                    break;
                }
                next = until;
            }
            return lines;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Reads lines from the very end or beginning before they are counted; their index is -1 where it is not known. */
    public List<LogLine> lastLines(int count) {
        try {
            long size = bytes.size();
            LineCutter cutter = new LineCutter(bytes, format());
            long start = Math.max(0, size - (long) count * 400);
            List<LogLine> lines = cutter.lines(new LineIndex.Block(0, start), start == 0 ? 0 : 1, Long.MAX_VALUE);
            return lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                    .map(l -> new LogLine(
                            -1, l.offset(), l.text(), l.bytes(), l.cut(), l.time(), l.severity(), l.beginsEntry()))
                    .toList();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** The entry that a line belongs to, however far before it that begins; of a very long one its first lines. */
    public Entry entry(long line) {
        return new EntryLines(this).first(line);
    }

    /**
     * An entry and where it stands.
     *
     * @param firstLine from 0
     */
    public record Entry(long firstLine, int lines, LogEntry entry) {}

    /** The first line at that moment or later, from 0; the last line where there is none. */
    public long lineAt(Instant moment) {
        LineIndex known = index.known();
        long from = 0;
        while (from < known.lines()) {
            LineIndex.Block block = known.blockSince(moment.getEpochSecond(), from);
            long end = known.blockEnd(block.firstLine());
            for (LogLine line : lines(block.firstLine(), end)) {
                if (line.time().isPresent() && !line.time().get().isBefore(moment)) {
                    return line.index();
                }
            }
            // Blocks know their times to the second: the moment may lie behind the last line of that one.
            from = Math.max(end, from + 1);
        }
        return Math.max(0, known.lines() - 1);
    }

    /** The first line (from 0) that begins at that byte or behind it, as far as it was looked through; else the number of all lines. */
    public long lineFrom(long offset) {
        LineIndex known = index.known();
        if (known.lines() == 0 || offset >= known.end()) {
            return known.lines();
        }
        long first = known.blockAt(offset).firstLine();
        long end = known.blockEnd(first);
        return lines(first, end).stream()
                .filter(line -> line.offset() >= offset)
                .mapToLong(LogLine::index)
                .findFirst()
                .orElse(end);
    }

    /** Looks whether the file grew, was truncated, or was replaced by another one. {@link #index} then looks through what came. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only ever under the lock
    public LogChange refresh() {
        try {
            LogChange change = followed.look(bytes, index.known().end());
            if (change == LogChange.TRUNCATED) {
                indexing.lock();
                try {
                    beginnings++;
                    forget();
                } finally {
                    indexing.unlock();
                }
            }
            if (change != LogChange.NONE && change != LogChange.GONE) {
                complete = false;
            }
            return change;
        } catch (IOException e) {
            throw failure(e);
        }
    }

    LockkeeperException failure(Exception e) {
        return new LockkeeperException(
                "LK-LOG-READ", ExitCode.ATTENTION, "%s could not be read (%s).".formatted(name, e.getMessage()), e);
    }

    /** Closes the files. */
    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }
}
