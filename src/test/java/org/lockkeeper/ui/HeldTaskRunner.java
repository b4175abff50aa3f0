package org.lockkeeper.ui;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;

/** Keeps jobs until a test lets them run, so that a test can look at what is shown meanwhile. */
public final class HeldTaskRunner implements TaskRunner {
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final List<String> titles = new ArrayList<>();

    @Override
    public <T> CancelToken start(Job<T> job, Consumer<? super T> onDone, Consumer<? super Throwable> onFailure) {
        titles.add(job.title());
        held.add(() -> new DirectTaskRunner(Progress.NONE).start(job, onDone, onFailure));
        return new CancelToken();
    }

    /** Runs what was started first and has not run yet. */
    public void runNext() {
        held.remove().run();
    }

    public int waiting() {
        return held.size();
    }

    /** The titles of all jobs, the first first. */
    public List<String> titles() {
        return List.copyOf(titles);
    }
}
