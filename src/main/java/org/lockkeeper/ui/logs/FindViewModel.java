package org.lockkeeper.ui.logs;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.ContextLines;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.LogView;
import org.lockkeeper.logs.RowReader;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** The lines of an open log that a filter wants, as they are found. */
final class FindViewModel {
    private final LogFile file;
    private final TaskRunner tasks;
    private final RowReader reader;
    private final Coalesced pulse;
    private final LogRows rows;
    private final ReadOnlyLongWrapper count = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper searching = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<LogFilter>> filter = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Integer> around = new SimpleObjectProperty<>(0);
    private final TaskRunner quiet;
    private Optional<LogView> view = Optional.empty();
    private volatile ContextLines lines = ContextLines.NONE;
    private Runnable arranged = () -> {};
    private Runnable grown = () -> {};
    private boolean rearranged;
    private boolean widening;
    private boolean widenAgain;
    private @Nullable CancelToken running;
    private volatile long total;
    private boolean more;
    private boolean givenUp;

    /** @param quiet for what nobody needs to see listed */
    FindViewModel(LogFile file, TaskRunner tasks, TaskRunner quiet, Executor toolkit) {
        this.file = file;
        this.tasks = tasks;
        this.reader = new RowReader(file);
        this.pulse = new Coalesced(toolkit, this::update);
        RowReader whole = RowReader.whole(file);
        this.rows = new LogRows(
                (from, to) -> reader.rows(lines, from, to),
                (from, to) -> whole.rows(lines, from, to),
                quiet,
                problem -> failure.set(Optional.of(words(problem))));
        this.quiet = quiet;
        around.subscribe((_, _) -> {
            rows.reset(0);
            lines = ContextLines.NONE;
            rearranged = true;
            update();
        });
    }

    /** Who wants to be told when rows are there, or more of them. */
    void onShown(Runnable action) {
        grown = action;
    }

    /** Who wants to be told when the same hits are rows at other places. */
    void onRearranged(Runnable action) {
        arranged = action;
    }

    /** The hits, with the lines around them. */
    LogRows rows() {
        return rows;
    }

    /** How many lines before and after each hit are among the rows. */
    ObjectProperty<Integer> aroundProperty() {
        return around;
    }

    /** Whether a row is there for a hit near it. */
    boolean isContext(int row) {
        ContextLines shown = lines;
        return around.get() > 0 && row < shown.count() && !shown.isHit(row);
    }

    /** Whether lines are left out before a row. */
    boolean isAfterGap(int row) {
        ContextLines shown = lines;
        return around.get() > 0 && row < shown.count() && shown.isAfterGap(row);
    }

    /** How many there are so far. */
    ReadOnlyLongProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty searchingProperty() {
        return searching.getReadOnlyProperty();
    }

    /** What is looked for; empty where nothing is. */
    ReadOnlyObjectProperty<Optional<LogFilter>> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /** Why it cannot be looked for. */
    ReadOnlyObjectProperty<Optional<String>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** How far was searched, from 0 to 1. */
    double searched() {
        return view.filter(_ -> searching.get())
                .map(hits -> Math.min(1, (double) hits.searchedBytes() / Math.max(1, total)))
                .orElse(1.0);
    }

    /** Looks for something else; what was looked for before is given up. A filter that wants everything ends the search. */
    void find(LogFilter wanted) {
        cancel();
        givenUp = false;
        failure.set(Optional.empty());
        view = Optional.empty();
        if (!wanted.isAll()) {
            try {
                view = Optional.of(new LogView(file, wanted));
            } catch (LockkeeperException e) {
                failure.set(Optional.of(e.sentence()));
            }
        }
        count.set(0);
        lines = ContextLines.NONE;
        rows.reset(0);
        filter.set(view.map(LogView::filter));
        search();
    }

    /** The log has more lines, or others. */
    void logChanged(boolean anew) {
        if (anew) {
            view.map(LogView::filter).ifPresent(this::find);
        } else if (running != null) {
            more = true;
        } else if (!givenUp) {
            search();
        }
    }

    private void search() {
        if (view.isEmpty()) {
            return;
        }
        LogView hits = view.get();
        searching.set(true);
        more = false;
        running = tasks.start(
                Job.brief(Texts.get("logs.searching", file.name()), (progress, cancel) -> {
                    hits.search(
                            (what, done, all) -> {
                                total = all;
                                progress.report(what, done, all);
                                pulse.run();
                            },
                            cancel);
                    return hits;
                }),
                this::ended,
                problem -> stopped(hits, problem));
        if (!searching.get()) {
            running = null;
        }
    }

    private void ended(LogView hits) {
        if (view.filter(hits::equals).isPresent()) {
            running = null;
            update();
            searching.set(false);
            if (!givenUp && (more || isBehind())) {
                search();
            }
        }
    }

    /** Goes on searching where the log was unpacked further since. */
    void catchUp() {
        if (running == null && !givenUp && isBehind()) {
            search();
        }
    }

    /** Not where the search was ended before its time. */
    private boolean isBehind() {
        return view.filter(hits -> hits.isComplete() && hits.searchedBytes() < file.indexedBytes())
                .isPresent();
    }

    private void stopped(LogView hits, Throwable problem) {
        if (view.filter(hits::equals).isPresent()) {
            running = null;
            searching.set(false);
            update();
            failure.set(Optional.of(
                    problem instanceof CancellationException ? Texts.get("logs.find.cancelled") : words(problem)));
        }
    }

    /** Stops looking, until something else is looked for; what was found stays. */
    void giveUp() {
        givenUp |= running != null;
        cancel();
    }

    /** What is under way ends. */
    void cancel() {
        if (running != null) {
            running.cancel();
            running = null;
        }
    }

    /** Shows what was found so far; the rows that wait for the index too. */
    void update() {
        view.ifPresent(hits -> {
            count.set(hits.count());
            if (around.get() == 0) {
                show(hits.around(0));
            } else {
                widen(hits);
            }
        });
    }

    private void show(ContextLines found) {
        lines = found;
        rows.growTo(found.count(), file.format());
        grown.run();
        if (rearranged) {
            rearranged = false;
            arranged.run();
        }
    }

    /** Every hit is looked at: not in the toolkit's thread, and once for all that was found meanwhile. */
    private void widen(LogView hits) {
        widenAgain = widening;
        if (widening) {
            return;
        }
        widening = true;
        int wanted = around.get();
        quiet.start(
                Job.brief(Texts.get("logs.reading"), (_, _) -> hits.around(wanted)),
                found -> {
                    widening = false;
                    if (view.filter(hits::equals).isPresent() && around.get() == wanted) {
                        show(found);
                    }
                    if (widenAgain) {
                        update();
                    }
                },
                problem -> {
                    widening = false;
                    if (view.filter(hits::equals).isPresent()) {
                        failure.set(Optional.of(words(problem)));
                    } else if (widenAgain) {
                        update();
                    }
                });
    }

    /** The first hit behind a line. */
    OptionalLong next(long line) {
        return view.map(hits -> hits.next(line)).orElse(OptionalLong.empty());
    }

    /** The last hit before a line. */
    OptionalLong previous(long line) {
        return view.map(hits -> hits.previous(line)).orElse(OptionalLong.empty());
    }

    /** The place of a line among the rows. */
    long rank(long line) {
        return lines.rank(line);
    }

    /** Whether there is a hit from a row on to the one behind it. */
    boolean isHit(LogRow row, Optional<LogRow> behind) {
        long end = behind.map(LogRow::line).orElse(row.line() + 1);
        OptionalLong hit = next(row.line() - 1);
        return hit.isPresent() && hit.getAsLong() < end;
    }

    /** In which of so many stretches of the log there are hits. */
    boolean[] marks(int stretches) {
        return view.map(hits -> hits.marks(stretches)).orElseGet(() -> new boolean[stretches]);
    }

    static String words(Throwable problem) {
        return problem instanceof LockkeeperException known
                ? known.sentence()
                : Texts.get("logs.failed", String.valueOf(problem.getMessage()));
    }
}
