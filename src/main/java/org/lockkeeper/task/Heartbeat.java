package org.lockkeeper.task;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Does something again and again beside other work, with a pause before each time, until it is closed. On a plain thread: see
 * {@link Parallel}.
 */
public final class Heartbeat implements AutoCloseable {
    /** A beat that hangs in a dead network is not waited for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Supplier<Duration> pause;
    private final Runnable beat;
    private final Runnable atEnd;
    private final Thread thread;

    private Heartbeat(String name, Supplier<Duration> pause, Runnable beat, Runnable atEnd) {
        this.pause = pause;
        this.beat = beat;
        this.atEnd = atEnd;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /**
     * Starts it.
     *
     * @param beat must not throw
     * @param atEnd done after the last beat, in the same thread
     */
    public static Heartbeat start(String name, Duration pause, Runnable beat, Runnable atEnd) {
        return start(name, () -> pause, beat, atEnd);
    }

    /** As {@link #start(String, Duration, Runnable, Runnable)}, with a pause that is asked for before each beat. */
    public static Heartbeat start(String name, Supplier<Duration> pause, Runnable beat, Runnable atEnd) {
        Heartbeat heartbeat = new Heartbeat(name, pause, beat, atEnd);
        heartbeat.thread.start();
        return heartbeat;
    }

    private void run() {
        try {
            while (!closed.await(pause.get().toMillis(), TimeUnit.MILLISECONDS)) {
                beat.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            atEnd.run();
        }
    }

    /** Starts no further beat, and does not wait for the one under way. */
    public void stop() {
        closed.countDown();
    }

    /** Lets the beat under way end, and starts no further one. */
    @Override
    public void close() {
        stop();
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
