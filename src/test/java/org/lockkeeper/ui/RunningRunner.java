package org.lockkeeper.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;

/** Runs brief jobs at once, and durable ones when the test says so, so that a test can act while a run is under way. */
public final class RunningRunner implements TaskRunner {
    private final List<Runnable> durable = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();
    private CancelToken lastToken = new CancelToken();

    @Override
    @SuppressWarnings("CatchingUnchecked") // whatever the job throws belongs to its owner
    public <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        CancelToken token = new CancelToken();
        Progress progress = (what, done, total) -> reports.add(what + " " + done + "/" + total);
        Runnable work = () -> {
            T result;
            try {
                result = job.body().run(progress, token);
            } catch (Exception e) {
                onFailure.accept(e);
                return;
            }
            onDone.accept(result);
        };
        if (job.durable()) {
            lastToken = token;
            durable.add(work);
        } else {
            work.run();
        }
        return token;
    }

    /** Lets the durable job that was started first run to its end. */
    public void finish() {
        durable.removeFirst().run();
    }

    public boolean cancelAsked() {
        return lastToken.isRequested();
    }

    /** What the durable jobs reported, in order. */
    public List<String> reports() {
        return reports;
    }
}
