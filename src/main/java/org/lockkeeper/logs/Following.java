package org.lockkeeper.logs;

import java.time.Duration;
import java.util.function.Consumer;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Follows a log as {@code tail -F} does, and hands over what a filter wants. */
final class Following {
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int BATCH = 1_000;

    private final LogFile file;
    private final LogFilter filter;
    private final Consumer<Hit> hits;
    private final Consumer<LogChange> changes;
    private LogView view;
    private long nextLine;
    private long count;
    private boolean gone;
    private boolean anew;

    Following(LogFile file, LogFilter filter, Consumer<Hit> hits, Consumer<LogChange> changes) {
        this.file = file;
        this.filter = filter;
        this.hits = hits;
        this.changes = changes;
        this.view = new LogView(file, filter);
    }

    long run(CancelToken cancel) {
        boolean more = true;
        while (!cancel.isRequested()) {
            if (more) {
                file.index(Progress.NONE, cancel);
                view.search(Progress.NONE, cancel);
                handOver();
            }
            more = cancel.await(PAUSE) || look();
        }
        return count;
    }

    private boolean look() {
        LogChange change = file.refresh();
        if (change == LogChange.TRUNCATED) {
            view = new LogView(file, filter);
            anew = true;
        }
        boolean news =
                change == LogChange.ROTATED || change == LogChange.TRUNCATED || (change == LogChange.GONE && !gone);
        gone = change == LogChange.GONE;
        if (news) {
            changes.accept(change);
        }
        return change == LogChange.GREW || change == LogChange.ROTATED || change == LogChange.TRUNCATED;
    }

    private void handOver() {
        if (anew) {
            // The files before the truncated one are those that were handed over.
            nextLine = file.lastPartLine();
            anew = false;
        }
        // A line that is still being written waits for its end.
        long whole = file.lineEnds();
        for (long i = view.rank(nextLine); i < view.count(); i += BATCH) {
            for (LogLine line : view.lines(i, i + BATCH)) {
                if (line.index() < whole) {
                    count++;
                    hits.accept(hit(line));
                }
            }
        }
        nextLine = whole;
    }

    private Hit hit(LogLine line) {
        LogEntry entry = file.entry(line.index()).entry();
        return new Hit(
                line.number(),
                line.offset(),
                line.time().or(entry::time),
                line.beginsEntry() ? line.severity() : entry.severity(),
                entry.pid(),
                line.text());
    }
}
