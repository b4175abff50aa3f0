package org.lockkeeper.logs.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.lockkeeper.task.CancelToken;

/**
 * Several files one after the other as if they were one; each but the last keeps the size it had when the next one was added. Where a part does
 * not end with a line end, one is put between it and the next, so that no line runs from file to file.
 */
public final class JoinedBytes implements LogBytes {
    private final List<Part> parts = new ArrayList<>();
    /** Those behind one that is still being unpacked. */
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(String name, LogBytes bytes) {}

    /** Adds a part behind the others, which stop growing; where they are still being unpacked, as soon as they are not. */
    public synchronized void add(String name, LogBytes bytes) throws IOException {
        waiting.add(new Waiting(name, bytes));
        takeWaiting();
    }

    private synchronized boolean takeWaiting() throws IOException {
        boolean taken = false;
        while (!waiting.isEmpty() && (parts.isEmpty() || parts.getLast().bytes().isWhole())) {
            append(waiting.getFirst().name(), waiting.getFirst().bytes());
            waiting.removeFirst();
            taken = true;
        }
        return taken;
    }

    private void append(String name, LogBytes bytes) throws IOException {
        long start = 0;
        if (!parts.isEmpty()) {
            // Read first: where that fails, all stays as it was.
            Part last = parts.getLast();
            long size = last.bytes().size();
            Part frozen = new Part(last.name(), last.bytes(), last.start(), size, !endsLine(last.bytes(), size));
            parts.set(parts.size() - 1, frozen);
            start = frozen.end();
        }
        parts.add(new Part(name, bytes, start, OPEN, false));
    }

    /**
     * Takes out the parts of that name before the last one, whose content is another now; what lies behind them moves up.
     *
     * @return whether there were any
     */
    public synchronized boolean drop(String name) throws IOException {
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            if (part.name().equals(name) && !part.equals(parts.getLast())) {
                part.bytes().close();
            } else {
                long start = kept.isEmpty() ? 0 : kept.getLast().end();
                kept.add(new Part(part.name(), part.bytes(), start, part.size(), part.lineEndAdded()));
            }
        }
        boolean dropped = kept.size() < parts.size();
        parts.clear();
        parts.addAll(kept);
        return dropped;
    }

    /** The last part brings more; where it has no more, those that wait for it come. */
    @Override
    public boolean goOn(CancelToken cancel) throws IOException {
        // Not in the lock: what is there can be read meanwhile.
        boolean more = last().goOn(cancel);
        return takeWaiting() || more;
    }

    private synchronized LogBytes last() {
        return parts.getLast().bytes();
    }

    @Override
    public synchronized boolean isWhole() {
        return waiting.isEmpty() && parts.getLast().bytes().isWhole();
    }

    @Override
    public synchronized long expected() throws IOException {
        long expected = 0;
        if (!parts.isEmpty()) {
            expected = parts.getLast().start() + parts.getLast().bytes().expected();
        }
        for (Waiting one : waiting) {
            expected += one.bytes().expected();
        }
        return expected;
    }

    /** How large the file of the last part is now, in its own bytes. */
    public synchronized long lastFileSize() throws IOException {
        return parts.getLast().bytes().fileSize();
    }

    /** How large the last part is now. */
    public synchronized long lastSize() throws IOException {
        return parts.getLast().bytes().size();
    }

    private static final long OPEN = -1;

    /** Whether what lies before that byte ends a line, or nothing does. */
    public boolean endsLine(long end) throws IOException {
        return endsLine(this, end);
    }

    private static boolean endsLine(LogBytes bytes, long size) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return size == 0 || (bytes.read(size - 1, last) == 1 && last.get(0) == '\n');
    }

    @Override
    public synchronized long size() throws IOException {
        if (parts.isEmpty()) {
            return 0;
        }
        Part last = parts.getLast();
        return last.start() + last.bytes().size();
    }

    /** The names of the parts, in order; of those that wait too. */
    public synchronized List<String> names() {
        return Stream.concat(parts.stream().map(Part::name), waiting.stream().map(Waiting::name))
                .toList();
    }

    /** The parts that are there, in order. */
    public synchronized List<Place> places() {
        return parts.stream().map(part -> new Place(part.name(), part.start())).toList();
    }

    /** The part in which a byte lies. */
    public Place place(long offset) {
        Part part = part(offset);
        return new Place(part.name(), part.start());
    }

    private synchronized Part part(long offset) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (parts.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return parts.get(low);
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
        int read = 0;
        while (into.hasRemaining()) {
            Part part = part(offset + read);
            int n = part.read(offset + read - part.start(), into);
            if (n == 0) {
                break;
            }
            read += n;
        }
        return read;
    }

    @Override
    public synchronized void close() throws IOException {
        for (Part part : parts) {
            part.bytes().close();
        }
        for (Waiting one : waiting) {
            one.bytes().close();
        }
    }

    /** A part's name, and the offset at which it begins. */
    public record Place(String name, long start) {}

    private record Part(String name, LogBytes bytes, long start, long size, boolean lineEndAdded) {
        long end() {
            return start + size + (lineEndAdded ? 1 : 0);
        }

        int read(long at, ByteBuffer into) throws IOException {
            if (size == OPEN) {
                return bytes.read(at, into);
            }
            if (at == size && lineEndAdded) {
                into.put((byte) '\n');
                return 1;
            }
            long room = Math.min(into.remaining(), size - at);
            if (room <= 0) {
                return 0;
            }
            ByteBuffer part = into.slice(into.position(), (int) room);
            int n = bytes.read(at, part);
            // A part that was truncated since keeps its place: what is gone reads as empty lines.
            while (part.hasRemaining()) {
                part.put((byte) '\n');
                n++;
            }
            into.position(into.position() + n);
            return n;
        }
    }
}
