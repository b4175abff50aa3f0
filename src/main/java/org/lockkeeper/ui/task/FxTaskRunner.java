package org.lockkeeper.ui.task;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.task.BackgroundRunner;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;

/** Runs the window's jobs on virtual threads, lists them while they last, and answers on the toolkit's thread. */
public final class FxTaskRunner implements TaskRunner {
    private final JobList jobs;
    private final Clock clock;
    private final Executor toolkit;
    private final BackgroundRunner runner;

    public FxTaskRunner(JobList jobs, Clock clock) {
        this(jobs, clock, Platform::runLater);
    }

    FxTaskRunner(JobList jobs, Clock clock, Executor toolkit) {
        this.jobs = jobs;
        this.clock = clock;
        this.toolkit = toolkit;
        this.runner = new BackgroundRunner(toolkit);
    }

    @Override
    public <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        CancelToken cancel = new CancelToken();
        RunningJob running = new RunningJob(job.title(), job.durable(), clock.instant(), cancel);
        cancel.onCancel(() -> toolkit.execute(running::noticeCancel));
        jobs.add(running);
        runner.start(
                job,
                new LatestReport(running, toolkit),
                cancel,
                result -> {
                    jobs.remove(running);
                    onDone.accept(result);
                },
                failure -> {
                    jobs.remove(running);
                    onFailure.accept(failure);
                });
        return cancel;
    }

    /** A script of ten thousand statements must not queue ten thousand updates: only the latest waits for the toolkit. */
    private record LatestReport(RunningJob job, Executor toolkit, AtomicReference<@Nullable Report> latest)
            implements Progress {
        LatestReport(RunningJob job, Executor toolkit) {
            this(job, toolkit, new AtomicReference<>());
        }

        @Override
        public void report(String what, long done, long total) {
            if (latest.getAndSet(new Report(what, done, total)) == null) {
                toolkit.execute(this::show);
            }
        }

        private void show() {
            Report report = latest.getAndSet(null);
            if (report != null) {
                job.report(report.what(), report.done(), report.total());
            }
        }
    }

    private record Report(String what, long done, long total) {}
}
