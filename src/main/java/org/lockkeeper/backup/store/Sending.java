package org.lockkeeper.backup.store;

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
}
