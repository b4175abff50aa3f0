package org.lockkeeper.backup.store;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/**
 * Tells how far a transfer is, and ends it when asked.
 *
 * @param what as the status bar shows it
 * @param total bytes of the whole transfer
 */
record Sending(String what, long total, Progress progress, CancelToken cancel) {
    /**
     * @param done bytes of the whole
     * @throws java.util.concurrent.CancellationException if asked to stop
     */
    void reached(long done) {
        cancel.throwIfRequested();
        progress.report(what, done, total);
    }

    /**
     * Waits, unless asked to stop.
     *
     * @throws java.util.concurrent.CancellationException if asked to stop
     */
    void pause(Duration length) {
        CountDownLatch asked = new CountDownLatch(1);
        try (CancelToken.Registration _ = cancel.onCancel(asked::countDown)) {
            if (!asked.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
        cancel.throwIfRequested();
    }
}
