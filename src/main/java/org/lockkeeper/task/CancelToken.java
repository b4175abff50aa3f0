package org.lockkeeper.task;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks work to stop. Asking is not stopping: the work says itself when it has. */
public final class CancelToken {
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean requested;

    /** Asks once and returns at once: each registered action runs on a thread of its own. */
    public void cancel() {
        synchronized (this) {
            if (requested) {
                return;
            }
            requested = true;
            asked.countDown();
        }
        actions.forEach(Thread::startVirtualThread);
    }

    public boolean isRequested() {
        return requested;
    }

    /** Runs the action when cancellation is asked for, at once if it already was. Closing the result takes the action back. */
    public Registration onCancel(Runnable action) {
        synchronized (this) {
            if (!requested) {
                actions.add(action);
                return () -> actions.remove(action);
            }
        }
        Thread.startVirtualThread(action);
        return () -> {};
    }

    /**
     * Ends the work where it stands.
     *
     * @throws CancellationException if cancellation was asked for
     */
    public void throwIfRequested() {
        if (requested) {
            throw new CancellationException("cancelled on request");
        }
    }

    /**
     * Waits until cancellation is asked for, but no longer than that.
     *
     * @return whether it was
     */
    public boolean await(Duration longest) {
        try {
            return asked.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** A registered action; close it when the cancellable stretch is over. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
