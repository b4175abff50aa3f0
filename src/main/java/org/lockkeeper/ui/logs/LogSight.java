package org.lockkeeper.ui.logs;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** How far an open log is looked through, and the way on where that was stopped. For the toolkit's thread. */
final class LogSight {
    /** After that long without a byte it is said that none comes. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration BETWEEN_PULSES = Duration.ofMillis(100);
    private static final long FIRST = 20_000_000;

    private final LogFile file;
    private final TaskRunner tasks;
    private final Runnable further;
    private final Coalesced pulse;
    private final ReadOnlyObjectWrapper<Optional<String>> stopped = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper waiting = new ReadOnlyBooleanWrapper();
    private @Nullable CancelToken running;
    private volatile long lastNews;
    private volatile long size;
    private volatile long lastPulse;

    /** @param further told that more can be seen */
    LogSight(LogFile file, TaskRunner tasks, Executor toolkit, Runnable further) {
        this.file = file;
        this.tasks = tasks;
        this.further = further;
        this.pulse = new Coalesced(toolkit, further);
    }

    /** Why it goes no further; empty while it does, and when all was looked through. */
    ReadOnlyObjectProperty<Optional<String>> stoppedProperty() {
        return stopped.getReadOnlyProperty();
    }

    /** Whether nothing came for a while though there is more: a disk that stalls, or a network. */
    ReadOnlyBooleanProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Looks whether something came. */
    void lookForNews() {
        boolean under = running != null && !file.isComplete() && stopped.get().isEmpty();
        waiting.set(under && System.nanoTime() - lastNews > PATIENCE.toNanos());
    }

    /** How far it goes, from 0 to 1. */
    double share() {
        if (file.isComplete()) {
            waiting.set(false);
            stopped.set(Optional.empty());
            return 1;
        }
        return Math.min(1, (double) file.indexedBytes() / Math.max(1, size));
    }

    /** Begins; the first rows are there after a moment. */
    void start() {
        stopped.set(Optional.empty());
        lastNews = System.nanoTime();
        running = tasks.start(
                Job.brief(Texts.get("logs.indexing", file.name()), (progress, cancel) -> {
                    index(progress, cancel);
                    return file;
                }),
                _ -> further.run(),
                this::stop);
    }

    /** Goes on, where it was stopped. */
    void goOn() {
        if (stopped.get().isPresent()) {
            start();
        }
    }

    private void stop(Throwable problem) {
        waiting.set(false);
        String part = Texts.get("logs.index.part", (int) (share() * 100));
        stopped.set(Optional.of(
                problem instanceof CancellationException
                        ? Texts.get("logs.index.cancelled", part)
                        : FindViewModel.words(problem) + " " + part));
        further.run();
    }

    private void index(Progress progress, CancelToken cancel) {
        file.index(
                (what, done, total) -> {
                    size = total;
                    lastNews = System.nanoTime();
                    progress.report(what, done, total);
                    // The window needs the processor for its first picture too.
                    if (done < FIRST || System.nanoTime() - lastPulse > BETWEEN_PULSES.toNanos()) {
                        lastPulse = System.nanoTime();
                        pulse.run();
                    }
                },
                cancel);
    }

    void cancel() {
        if (running != null) {
            running.cancel();
        }
    }
}
