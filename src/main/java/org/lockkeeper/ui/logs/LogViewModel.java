package org.lockkeeper.ui.logs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.Histogram;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.RowReader;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** One open log: its entries as far as it was looked through, how they lie in time, the selected one, and what comes while it is open. */
final class LogViewModel {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration BETWEEN_PULSES = Duration.ofMillis(100);
    private static final long FIRST = 20_000_000;

    /** Whether the table stays at the end while lines come. */
    enum Follow {
        OFF,
        ON,
        /** The person looks at something above the end. */
        PAUSED
    }

    /** What the tables show while something is looked for. */
    enum Shown {
        HITS,
        BOTH,
        ALL
    }

    /**
     * A row to be shown and selected.
     *
     * @param turn makes each one a new one
     */
    record Reveal(int row, boolean amongHits, int turn) {}

    private final LogFile file;
    private final LogService logs;
    private final TaskRunner tasks;
    private final TaskRunner quiet;
    private final FindViewModel find;
    private final FindingsViewModel findings;
    private final LogRows rows;
    private final Coalesced pulse;
    private final Executor toolkit;
    private final ReadOnlyObjectWrapper<Histogram> histogram;
    private final ReadOnlyDoubleWrapper seen = new ReadOnlyDoubleWrapper();
    private final LogPlace place;
    private final Arrival arrival;
    private final Optional<String> environment;
    private final ObjectProperty<Optional<RunMark>> run = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Follow> follow = new SimpleObjectProperty<>(Follow.OFF);
    private final ObjectProperty<FilterInput> input = new SimpleObjectProperty<>(FilterInput.NONE);
    private final ReadOnlyObjectWrapper<Optional<String>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(Shown.HITS);
    private @Nullable CancelToken indexing;
    private @Nullable CancelToken watching;
    private volatile long size;
    private volatile long lastPulse;
    private volatile boolean gone;
    private boolean closed;

    /**
     * @param environment whose server's log it is; empty for a file
     * @param quiet for what nobody needs to see listed
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     */
    LogViewModel(
            LogFile file,
            Optional<String> environment,
            LogService logs,
            TaskRunner tasks,
            TaskRunner quiet,
            Executor toolkit) {
        this.file = file;
        this.logs = logs;
        this.tasks = tasks;
        this.quiet = quiet;
        this.find = new FindViewModel(file, tasks, quiet, toolkit);
        this.findings = new FindingsViewModel(file, logs, tasks);
        RowReader forRows = new RowReader(file);
        this.rows = new LogRows(forRows::entries, quiet, this::fail);
        this.pulse = new Coalesced(toolkit, this::update);
        this.toolkit = toolkit;
        this.histogram = new ReadOnlyObjectWrapper<>(file.histogram());
        this.environment = environment;
        this.place = new LogPlace(file, find, quiet, this::fail, this::pauseFollowing);
        this.arrival = new Arrival(this);
        follow.subscribe((_, now) -> {
            if (now == Follow.ON) {
                goToEnd();
            }
        });
        input.subscribe((_, now) -> look(now));
    }

    LogFile file() {
        return file;
    }

    FindViewModel find() {
        return find;
    }

    FindingsViewModel findings() {
        return findings;
    }

    /** All entries. */
    LogRows rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Histogram> histogramProperty() {
        return histogram.getReadOnlyProperty();
    }

    /** How far it was looked through, from 0 to 1. */
    ReadOnlyDoubleProperty seenProperty() {
        return seen.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<SelectedEntry>> selectedProperty() {
        return place.selection().entryProperty();
    }

    /** Where in it the person is. */
    LogPlace place() {
        return place;
    }

    /** Whose server's log it is; empty for a file. */
    Optional<String> environment() {
        return environment;
    }

    /** The run whose lines stand out; empty where none do. */
    ObjectProperty<Optional<RunMark>> runProperty() {
        return run;
    }

    /** What became of the file, or why it cannot be read. */
    ReadOnlyObjectProperty<Optional<String>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Reveal>> revealProperty() {
        return place.revealProperty();
    }

    ObjectProperty<Follow> followProperty() {
        return follow;
    }

    /** What is looked for, as the person typed it. */
    ObjectProperty<FilterInput> inputProperty() {
        return input;
    }

    /** What is wrong with what is looked for. */
    ReadOnlyObjectProperty<Optional<String>> faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Whether all entries, the hits alone, or both are shown while something is looked for. */
    ObjectProperty<Shown> shownProperty() {
        return shown;
    }

    private void look(FilterInput wanted) {
        fault.set(wanted.fault(logs));
        if (fault.get().isEmpty()) {
            find.find(wanted.filter(logs));
        }
    }

    /** Looks through the log; the first rows are there after a moment. */
    void start() {
        indexing = tasks.start(
                Job.brief(Texts.get("logs.indexing", file.name()), (progress, cancel) -> {
                    index(progress, cancel);
                    return file;
                }),
                _ -> update(),
                this::fail);
    }

    private void index(Progress progress, CancelToken cancel) {
        file.index(
                (what, done, total) -> {
                    size = total;
                    progress.report(what, done, total);
                    // The window needs the processor for its first picture too.
                    if (done < FIRST || System.nanoTime() - lastPulse > BETWEEN_PULSES.toNanos()) {
                        lastPulse = System.nanoTime();
                        pulse.run();
                    }
                },
                cancel);
    }

    private void update() {
        if (closed) {
            return;
        }
        rows.growTo(file.entryCount());
        find.update();
        seen.set(file.isComplete() ? 1 : Math.min(1, (double) file.indexedBytes() / Math.max(1, size)));
        histogram.set(file.histogram());
        if (follow.get() == Follow.ON) {
            goToEnd();
        }
    }

    /** Looks again and again whether the file changed, until {@link #rest}. */
    void watch() {
        if (watching == null) {
            watching = quiet.start(
                    Job.brief(Texts.get("logs.watching"), (_, cancel) -> {
                        while (!cancel.await(PAUSE)) {
                            look(cancel);
                        }
                        return true;
                    }),
                    _ -> {},
                    problem -> {
                        watching = null;
                        fail(problem);
                    });
        }
    }

    void rest() {
        if (watching != null) {
            watching.cancel();
            watching = null;
        }
    }

    /** Looks once; not in the toolkit's thread. */
    void look(CancelToken cancel) {
        if (!file.isComplete()) {
            return;
        }
        LogChange now = file.refresh();
        if (now == LogChange.GREW || now == LogChange.ROTATED || now == LogChange.TRUNCATED) {
            file.index(Progress.NONE, cancel);
        }
        boolean news = now != LogChange.NONE && !(now == LogChange.GONE && gone);
        gone = now == LogChange.GONE;
        if (news) {
            toolkit.execute(() -> take(now));
        }
    }

    private void take(LogChange now) {
        if (closed) {
            return;
        }
        switch (now) {
            case NONE, GREW -> {}
            case ROTATED -> notice.set(Optional.of(Texts.get("logs.change.rotated", file.name())));
            case TRUNCATED -> notice.set(Optional.of(Texts.get("logs.change.truncated", file.name())));
            case GONE -> notice.set(Optional.of(Texts.get("logs.change.gone", file.name())));
        }
        if (now == LogChange.TRUNCATED) {
            rows.reset(file.entryCount());
            place.selection().clear();
        }
        if (now != LogChange.GONE) {
            update();
            find.logChanged(now == LogChange.TRUNCATED);
        }
    }

    private void fail(Throwable problem) {
        if (!closed && !(problem instanceof CancellationException)) {
            notice.set(Optional.of(FindViewModel.words(problem)));
        }
    }

    /** Shows an entry whole: the one that a line (from 0) belongs to. */
    void select(long line) {
        place.selection().select(line);
    }

    /** Goes to the next hit, or the one before. */
    void step(boolean forward) {
        place.step(forward);
    }

    /** Goes to a line (from 0) in both tables. */
    void goToLine(long line) {
        place.goToLine(line);
    }

    /** Goes to the first entry and the first hit at that moment or later, as soon as it is known where they are. */
    void arriveAt(Instant moment) {
        arrival.at(moment);
    }

    private void goToEnd() {
        if (!rows.isEmpty()) {
            place.reveal(rows.size() - 1L, false);
        }
    }

    private void pauseFollowing() {
        if (follow.get() == Follow.ON) {
            follow.set(Follow.PAUSED);
        }
    }

    /** The table was scrolled. */
    void scrolled(boolean atEnd) {
        if (follow.get() == Follow.ON && !atEnd) {
            follow.set(Follow.PAUSED);
        } else if (follow.get() == Follow.PAUSED && atEnd) {
            follow.set(Follow.ON);
        }
    }

    /** Gives the file back; what is under way ends. */
    void close() {
        closed = true;
        place.selection().close();
        rest();
        find.cancel();
        findings.cancel();
        if (indexing != null) {
            indexing.cancel();
        }
        quiet.start(
                Job.brief(Texts.get("logs.watching"), (_, _) -> {
                    file.close();
                    return true;
                }),
                _ -> {},
                problem -> org.slf4j.LoggerFactory.getLogger(LogViewModel.class).debug("closing a log", problem));
    }
}
