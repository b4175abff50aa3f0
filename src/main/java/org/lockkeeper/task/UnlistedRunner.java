package org.lockkeeper.task;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs jobs beside the caller that nobody needs to see listed, since they are over at once: the rows of a table, say. */
public final class UnlistedRunner implements TaskRunner {
    private final BackgroundRunner runner;

    /** @param callbacks runs what it is given later, in order, in the thread that the callers live in */
    public UnlistedRunner(Executor callbacks) {
        this.runner = new BackgroundRunner(callbacks);
    }

    @Override
    public <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        CancelToken cancel = new CancelToken();
        runner.start(job, Progress.NONE, cancel, onDone, onFailure);
        return cancel;
    }
}
