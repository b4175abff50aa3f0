package org.lockkeeper.ui.task;

import java.time.Instant;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.lockkeeper.task.CancelToken;

/** A job that is under way, as the status bar shows it. It leaves the {@link JobList} when the work itself has ended. */
public final class RunningJob {
    private final String title;
    private final boolean durable;
    private final Instant startedAt;
    private final CancelToken token;
    private final ReadOnlyStringWrapper what = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyBooleanWrapper cancelAsked = new ReadOnlyBooleanWrapper();

    RunningJob(String title, boolean durable, Instant startedAt, CancelToken token) {
        this.title = title;
        this.durable = durable;
        this.startedAt = startedAt;
        this.token = token;
    }

    public String title() {
        return title;
    }

    /** Whether closing the window has to ask. */
    public boolean durable() {
        return durable;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** What is being done now, in words; empty where the job has not said. */
    public ReadOnlyStringProperty whatProperty() {
        return what.getReadOnlyProperty();
    }

    /** 0 to 1, or -1 where that is not known. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** Whether cancelling was asked for; the work may go on until the server confirms. */
    public ReadOnlyBooleanProperty cancelAskedProperty() {
        return cancelAsked.getReadOnlyProperty();
    }

    /** Asks the job to stop. */
    public void cancel() {
        cancelAsked.set(true);
        token.cancel();
    }

    boolean isCancelledBy(CancelToken other) {
        return token.equals(other);
    }

    void report(String text, long done, long total) {
        what.set(text);
        fraction.set(total > 0 ? Math.clamp((double) done / total, 0, 1) : -1);
    }

    void noticeCancel() {
        cancelAsked.set(true);
    }
}
