package org.lockkeeper.ui.task;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

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

    void add(RunningJob job) {
        jobs.add(job);
    }

    void remove(RunningJob job) {
        jobs.remove(job);
    }
}
