package org.lockkeeper.sandbox;

import org.lockkeeper.task.Progress;

/** One count of progress for work that goes on in several threads. */
final class Steps {
    private final Progress progress;
    private final long total;
    private long done;

    /** @param total what the weights of all steps add up to */
    Steps(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Says what begins now. */
    synchronized void begin(String what) {
        progress.report(what, done, total);
    }

    /** Says what is finished. */
    synchronized void finish(String what, long weight) {
        done += weight;
        progress.report(what, done, total);
    }
}
