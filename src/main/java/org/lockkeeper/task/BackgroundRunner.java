package org.lockkeeper.task;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs each job on a virtual thread of its own and hands its outcome to the thread that the callbacks belong to. */
public final class BackgroundRunner {
    private final Executor callbacks;

    /** @param callbacks runs what it is given later, in order, in the thread that the callers live in */
    public BackgroundRunner(Executor callbacks) {
        this.callbacks = callbacks;
    }

    /** Starts the job; exactly one of the callbacks follows. */
    public <T> void start(
            Job<T> job,
            Progress progress,
            CancelToken cancel,
            Consumer<? super T> onDone,
            Consumer<? super Throwable> onFailure) {
        Thread.ofVirtual().name("job: " + job.title()).start(() -> {
            Runnable outcome = run(job, progress, cancel, onDone, onFailure);
            callbacks.execute(outcome);
        });
    }

    @SuppressWarnings("CatchingUnchecked") // whatever the job throws, errors included, belongs to its owner
    private static <T> Runnable run(
            Job<T> job,
            Progress progress,
            CancelToken cancel,
            Consumer<? super T> onDone,
            Consumer<? super Throwable> onFailure) {
        try {
            T result = job.body().run(progress, cancel);
            return () -> onDone.accept(result);
        } catch (Exception | Error e) {
            return () -> onFailure.accept(e);
        }
    }
}
