package org.lockkeeper.logs;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.lockkeeper.logs.format.EntryParser;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.scan.LineReader;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Follows a log as {@code tail -F} does, and hands over what a filter wants. */
final class Following {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int BATCH = 1_000;

    private final LogFile file;
    private final LogFilter filter;
    private final Consumer<Hit> hits;
    private final Consumer<FollowedLog.Turn> news;
    private final FollowedLog followed;
    private final EntryLines entries;
    private LogView view;
    private long nextLine;
    private long count;
    private boolean anew;
    /** What was begun with and broke off. */
    private LogChange unfinished = LogChange.NONE;

    Following(LogFile file, LogFilter filter, Consumer<Hit> hits, Consumer<FollowedLog.Turn> news) {
        this.file = file;
        this.filter = filter;
        this.hits = hits;
        this.news = news;
        this.followed = new FollowedLog(file);
        this.entries = new EntryLines(file);
        this.view = new LogView(file, filter);
    }

    long run(CancelToken cancel) {
        file.index(Progress.NONE, cancel);
        search(cancel);
        while (!file.isFinished() && !cancel.await(PAUSE)) {
            look(cancel);
        }
        return count;
    }

    private void look(CancelToken cancel) {
        FollowedLog.Turn turn = followed.look(cancel, change -> take(change, cancel));
        boolean told = turn.change() == LogChange.ROTATED || turn.change() == LogChange.TRUNCATED;
        if (turn.news() && !told) {
            news.accept(turn);
        }
    }

    private void take(LogChange change, CancelToken cancel) {
        boolean brings = change == LogChange.GREW || change == LogChange.ROTATED || change == LogChange.TRUNCATED;
        if (brings && change != unfinished) {
            begin(change);
        }
        if (brings) {
            unfinished = change;
            search(cancel);
            unfinished = LogChange.NONE;
        }
    }

    private void begin(LogChange change) {
        if (change != LogChange.GREW) {
            news.accept(new FollowedLog.Turn(change, true, ""));
        }
        if (change == LogChange.TRUNCATED) {
            view = new LogView(file, filter);
            anew = true;
        }
    }

    private void search(CancelToken cancel) {
        view.search(Progress.NONE, cancel);
        handOver();
    }

    private void handOver() {
        if (anew) {
            // The files before the truncated one are those that were handed over.
            nextLine = file.lastPartLine();
            anew = false;
        }
        // A line that is still being written waits for its end.
        long whole = file.lineEnds();
        EntryParser parser = new EntryParser(file.format());
        for (long i = view.rank(nextLine); i < view.count(); i += BATCH) {
            for (LogLine line : view.lines(i, i + BATCH)) {
                if (line.index() < whole) {
                    Hit hit = hit(line, parser);
                    count++;
                    hits.accept(hit);
                    nextLine = line.index() + 1;
                }
            }
        }
        nextLine = whole;
    }

    private Hit hit(LogLine line, EntryParser parser) {
        // Most hits say themselves who wrote them; the others are looked for.
        LogEntry entry = line.beginsEntry()
                ? parser.parse(List.of(line.text()))
                : file.entry(line.index()).entry();
        return new Hit(
                line.number(),
                line.offset(),
                line.time().or(entry::time),
                line.beginsEntry() ? line.severity() : entry.severity(),
                entry.pid(),
                entries.whole(line, LineReader.LONGEST));
    }
}
