package org.lockkeeper.ui.task;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.lockkeeper.task.CancelToken;

/** The jobs that are under way, in the order in which they started. */
public final class JobList {
    private final ObservableList<RunningJob> jobs = FXCollections.observableArrayList();
    private final ObservableList<RunningJob> view = FXCollections.unmodifiableObservableList(jobs);

    /** Observable, for reading. */
    public ObservableList<RunningJob> jobs() {
        return view;
    }

    /** Those that closing the window would interrupt in the middle of a change. */
    public List<RunningJob> durable() {
        return jobs.stream().filter(RunningJob::durable).toList();
    }

    /** The running job that the token cancels; empty when it has ended. */
    public Optional<RunningJob> of(CancelToken token) {
        return jobs.stream().filter(job -> job.isCancelledBy(token)).findFirst();
    }

    void add(RunningJob job) {
        jobs.add(job);
    }

    void remove(RunningJob job) {
        jobs.remove(job);
    }
}
