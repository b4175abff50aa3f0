package org.lockkeeper.task;

import java.util.function.Consumer;

/** Runs jobs. The callbacks come in the thread that the caller lives in: the toolkit's for the window, the caller's own otherwise. */
public interface TaskRunner {
    /**
     * Starts a job; exactly one of the callbacks follows.
     *
     * @return cancels the job when asked
     */
    <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure);
}
