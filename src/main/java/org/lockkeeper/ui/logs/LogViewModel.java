package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lockkeeper.logs.FollowedLog;
import org.lockkeeper.logs.Histogram;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.RowReader;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.ui.Texts;

/** One open log: its entries as far as it was looked through, how they lie in time, the selected one, and what comes while it is open. */
final class LogViewModel {
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
    private final LogTools tools;
    private final FindViewModel find;
    private final FindingsViewModel findings;
    private final LogRows rows;
    private final MarksViewModel marks;
    private final LogSight sight;
    private final ReadOnlyObjectWrapper<Histogram> histogram;
    private final ReadOnlyDoubleWrapper seen = new ReadOnlyDoubleWrapper();
    private final LogPlace place;
    private final Arrival arrival;
    private final Optional<String> environment;
    private final ObjectProperty<Optional<RunMark>> run = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty ansi = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<String>> notice;
    private final LogFollow follow;
    private final LogSides sides;
    private final boolean first;
    private final LogQuery query;
    private final LogWatch watch;
    private boolean closed;

    /** @param environment whose server's log it is; empty for a file */
    LogViewModel(LogFile file, Optional<String> environment, LogTools tools) {
        this(file, environment, tools, Optional.empty());
    }

    private LogViewModel(LogFile file, Optional<String> environment, LogTools tools, Optional<LogSides> around) {
        this.file = file;
        this.notice = new ReadOnlyObjectWrapper<>(ChangeWords.of(file.remarks()));
        this.tools = tools;
        this.find = new FindViewModel(file, tools.tasks(), tools.quiet(), tools.toolkit());
        this.findings = new FindingsViewModel(file, tools.logs(), tools.tasks());
        RowReader forRows = new RowReader(file);
        this.rows = new LogRows(forRows::entries, RowReader.whole(file)::entries, tools.quiet(), this::fail);
        this.marks = around.map(sides -> sides.first().marks)
                .orElseGet(() -> new MarksViewModel(this, tools.memory(), tools.quiet(), tools.toolkit()));
        this.sight = around.map(sides -> sides.first().sight)
                .orElseGet(() -> new LogSight(file, tools.tasks(), tools.toolkit(), this::update));
        this.histogram = new ReadOnlyObjectWrapper<>(file.histogram());
        this.environment = environment;
        this.place = new LogPlace(file, find, tools.quiet(), this::fail, this::pauseFollowing);
        this.arrival = new Arrival(this);
        this.watch = new LogWatch(
                file, tools.quiet(), tools.toolkit(), this::take, this::fail, marks.alerts()::look, sight::lookForNews);
        this.follow = new LogFollow(rows, find, place);
        this.query = new LogQuery(tools.logs(), find, () -> goOn(true));
        this.first = around.isEmpty();
        this.sides = around.orElseGet(() -> new LogSides(this));
        follow.stateProperty().subscribe((_, now) -> {
            marks.alerts().follow(this, now != Follow.OFF);
            goOn(now == Follow.ON);
        });
        findings.shownProperty().subscribe((_, now) -> goOn(now));
    }

    /** A second view of the log, over the same index, which learns from this one what the file does. */
    LogViewModel beside() {
        LogViewModel second = new LogViewModel(file, environment, tools, Optional.of(sides));
        second.ansi.bindBidirectional(ansi);
        second.update();
        return second;
    }

    /** This view, and the one beside it. */
    LogSides sides() {
        return sides;
    }

    private Optional<LogViewModel> second() {
        return first ? sides.secondProperty().get() : Optional.empty();
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

    MarksViewModel marks() {
        return marks;
    }

    /** All entries. */
    LogRows rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Histogram> histogramProperty() {
        return histogram.getReadOnlyProperty();
    }

    /** The looking through it, which both views share. */
    LogSight sight() {
        return sight;
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

    /** Whether ANSI's colours are shown as colours, in both views; else what makes them is visible. */
    BooleanProperty ansiProperty() {
        return ansi;
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
        return follow.stateProperty();
    }

    /** Begins to follow it or ends that; of a finished file it is told why it is not followed. */
    void follow(boolean on) {
        boolean can = !on || !file.isFinished();
        followProperty().set(on && can ? Follow.ON : Follow.OFF);
        if (!can) {
            notice.set(
                    Optional.of(Texts.get("logs.follow.finished", file.parts().getLast())));
        }
    }

    /** Follows it, or goes on with that where it rests; else it is not followed any more. */
    void turnFollow() {
        follow(followProperty().get() != Follow.ON);
    }

    /** What is looked for, as the person typed it. */
    ObjectProperty<FilterInput> inputProperty() {
        return query.inputProperty();
    }

    /** What is wrong with what is looked for. */
    ReadOnlyObjectProperty<Optional<String>> faultProperty() {
        return query.faultProperty();
    }

    /** Whether all entries, the hits alone, or both are shown while something is looked for. */
    ObjectProperty<Shown> shownProperty() {
        return query.shownProperty();
    }

    /** What needs all of the log goes on looking through it, where that was stopped. */
    private void goOn(boolean needed) {
        if (needed) {
            sight.goOn();
        }
    }

    /** Looks through the log; the first rows are there after a moment. */
    void start() {
        sight.start();
    }

    private void update() {
        if (closed) {
            return;
        }
        rows.growTo(file.entryCount(), file.format());
        find.update();
        find.catchUp();
        marks.update();
        seen.set(sight.share());
        histogram.set(file.histogram());
        follow.goToEnd();
        second().ifPresent(LogViewModel::update);
    }

    /** Looks again and again whether the file changed, until {@link #rest}. */
    void watch() {
        watch.begin();
    }

    void rest() {
        watch.rest();
    }

    /** Looks once; not in the toolkit's thread. */
    void look(CancelToken cancel) {
        watch.look(cancel);
    }

    private void take(FollowedLog.Turn turn) {
        if (closed) {
            return;
        }
        ChangeWords.of(file, turn).ifPresent(words -> notice.set(Optional.of(words)));
        LogChange now = turn.change();
        if (now == LogChange.TRUNCATED) {
            rows.reset(file.entryCount());
            place.selection().clear();
            findings.forget();
        }
        if (now != LogChange.GONE && now != LogChange.UNREADABLE) {
            update();
            find.logChanged(now == LogChange.TRUNCATED);
        }
        second().ifPresent(other -> other.take(turn));
    }

    void fail(Throwable problem) {
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

    /** Goes to the entry of a line (from 0), which need not be a hit. */
    void goToEntry(long line) {
        pauseFollowing();
        place.selection().select(line);
        place.show(line);
    }

    /** Goes to the first entry and the first hit at that moment or later, as soon as it is known where they are. */
    void arriveAt(Instant moment) {
        sight.goOn();
        arrival.at(moment);
    }

    /** Shows the log itself below the hits, at the selected line. */
    void showAround() {
        long line = place.selection().line();
        if (line >= 0) {
            query.shownProperty().set(Shown.BOTH);
            place.show(line);
        }
    }

    private void pauseFollowing() {
        follow.pause();
    }

    /** A table was scrolled. */
    void scrolled(boolean atEnd) {
        follow.scrolled(atEnd);
    }

    /** Gives the file back where it is the first view of it; what is under way ends. */
    void close() {
        closed = true;
        second().ifPresent(_ -> sides.close());
        place.selection().close();
        rest();
        find.cancel();
        findings.cancel();
        marks.alerts().follow(this, false);
        if (first) {
            sight.cancel();
            marks.alerts().close();
            giveBack();
        }
    }

    private void giveBack() {
        tools.quiet()
                .start(
                        Job.brief(Texts.get("logs.watching"), (_, _) -> {
                            file.close();
                            return true;
                        }),
                        _ -> {},
                        problem -> org.slf4j.LoggerFactory.getLogger(LogViewModel.class)
                                .debug("closing a log", problem));
    }
}
