package org.lockkeeper.task;

import java.util.function.Consumer;

/** Runs each job at once in the calling thread; for the command line and for tests. */
public final class DirectTaskRunner implements TaskRunner {
    private final Progress progress;

    public DirectTaskRunner(Progress progress) {
        this.progress = progress;
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // whatever the job throws belongs to its owner
    public <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        CancelToken cancel = new CancelToken();
        T result;
        try {
            result = job.body().run(progress, cancel);
        } catch (Exception e) {
            onFailure.accept(e);
            return cancel;
        }
        onDone.accept(result);
        return cancel;
    }
}
