package org.lockkeeper.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.lockkeeper.logs.bytes.LogBytes;
import org.lockkeeper.logs.scan.LineReader;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;

/**
 * Goes through a log in regions of 8 MiB on all cores, and hands the results over in the log's order. No core gets further ahead than by its own
 * region, so that memory stays bounded however slow the taker is.
 */
final class RegionPass<R> {
    /** A region's size in bytes. A line belongs to the region in which it begins. */
    static final long REGION = 1L << 23;

    private final LogBytes bytes;
    private final long size;
    private final CancelToken cancel;
    private final AtomicLong next;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Object turn = new Object();
    private long done;

    /** What is done with a region; one for each thread. */
    @FunctionalInterface
    interface Work<R> {
        R region(LineReader reader, long start, long end) throws IOException;
    }

    /** Takes the results in order, one at a time. */
    @FunctionalInterface
    interface Taker<R> {
        /** @param end behind the region; at the end the log's size */
        void take(R result, long end) throws IOException;
    }

    private RegionPass(LogBytes bytes, long from, long size, CancelToken cancel) {
        this.bytes = bytes;
        this.size = size;
        this.cancel = cancel;
        this.next = new AtomicLong(from / REGION);
        this.done = from / REGION;
    }

    /**
     * Does it.
     *
     * @param from where a region begins
     * @param size where to stop
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    static <R> void run(
            LogBytes bytes, long from, long size, Supplier<Work<R>> work, Taker<R> taker, CancelToken cancel) {
        RegionPass<R> pass = new RegionPass<>(bytes, from, size, cancel);
        long regions = (size - from + REGION - 1) / REGION;
        int threads = (int) Math.min(regions, Runtime.getRuntime().availableProcessors());
        if (threads <= 1) {
            pass.work(work.get(), taker);
        } else {
            Parallel.map(IntStream.range(0, threads).boxed().toList(), _ -> {
                pass.work(work.get(), taker);
                return true;
            });
        }
        cancel.throwIfRequested();
    }

    private void work(Work<R> work, Taker<R> taker) {
        boolean whole = false;
        try {
            LineReader reader = new LineReader(bytes);
            long region = next.getAndIncrement();
            while (region * REGION < size && !stopped()) {
                long end = Math.min(size, (region + 1) * REGION);
                R result = work.region(reader, region * REGION, end);
                hand(result, region, end, taker);
                region = next.getAndIncrement();
            }
            whole = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        } finally {
            if (!whole) {
                failed.set(true);
            }
            synchronized (turn) {
                turn.notifyAll();
            }
        }
    }

    private boolean stopped() {
        return failed.get() || cancel.isRequested();
    }

    private void hand(R result, long region, long end, Taker<R> taker) throws IOException {
        synchronized (turn) {
            while (done != region && !stopped()) {
                try {
                    // Woken when it is this region's turn; looks by itself whether it was cancelled.
                    turn.wait(50);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failed.set(true);
                }
            }
            if (done == region && !stopped()) {
                taker.take(result, end);
                done++;
                turn.notifyAll();
            }
        }
    }
}
