package org.lockkeeper.client;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.lockkeeper.task.Heartbeat;

/** Ends a program that neither says nor writes anything any more. */
final class Silence implements AutoCloseable {
    /** Whoever may take as long as it wants. */
    static final Duration NO_LIMIT = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Duration INTERVAL = Duration.ofMillis(300);

    private final Process process;
    private final Duration patience;
    private final LongSupplier done;
    private final Heartbeat heartbeat;
    private volatile boolean tooLong;
    private long seen = -1;
    private long changedAt = System.nanoTime();

    /** @param done a number that is another one whenever the program has done something */
    Silence(Process process, Duration patience, LongSupplier done) {
        this.process = process;
        this.patience = patience;
        this.done = done;
        this.heartbeat = Heartbeat.start("child watch", INTERVAL, this::look, () -> {});
    }

    private void look() {
        long now = System.nanoTime();
        long mark = done.getAsLong();
        if (mark != seen) {
            seen = mark;
            changedAt = now;
        } else if (!tooLong && Duration.ofNanos(now - changedAt).compareTo(patience) > 0) {
            tooLong = true;
            Descendants.end(process.toHandle());
        }
    }

    /** @throws ChildStalledException if the program was ended */
    void throwIfTooLong(String program) {
        if (tooLong) {
            throw new ChildStalledException(program, patience);
        }
    }

    @Override
    public void close() {
        heartbeat.close();
    }
}
