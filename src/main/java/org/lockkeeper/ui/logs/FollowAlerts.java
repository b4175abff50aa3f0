package org.lockkeeper.ui.logs;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.lockkeeper.logs.LineWatch;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** Tells of the lines that come to an open log while it is followed and match a rule that alerts. */
final class FollowAlerts {
    /** The least time between two alerts of a rule. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final LogViewModel log;
    private final RulesViewModel rules;
    private final LogAlertsViewModel alerts;
    private final TaskRunner quiet;
    private final Executor toolkit;
    private final LineWatch watch;
    private final Set<LogViewModel> following = new HashSet<>();
    private volatile boolean closed;

    /**
     * @param quiet for what nobody needs to see listed
     * @param toolkit runs what it is given later, in order, in the toolkit's thread
     */
    FollowAlerts(LogViewModel log, LogMemory memory, TaskRunner quiet, Executor toolkit) {
        this.log = log;
        this.rules = memory.rules();
        this.alerts = memory.alerts();
        this.quiet = quiet;
        this.toolkit = toolkit;
        this.watch = new LineWatch(log.file(), PAUSE, System::nanoTime);
    }

    /** A view of the log follows it, or does no more; a pause is no end. Lines count as long as one of the views follows. */
    void follow(LogViewModel view, boolean follows) {
        boolean before = !following.isEmpty();
        if (follows) {
            following.add(view);
        } else {
            following.remove(view);
        }
        if (follows && !before) {
            quiet.start(
                    Job.brief(Texts.get("logs.watching"), (_, _) -> {
                        watch.begin();
                        return true;
                    }),
                    _ -> {},
                    log::fail);
        } else if (following.isEmpty()) {
            watch.end();
        }
    }

    /** Looks at what came since; not in the toolkit's thread, and by one thread at a time. */
    void look(CancelToken cancel) {
        List<LineWatch.Sighting> seen = watch.look(rules.alerting(), cancel);
        if (!seen.isEmpty()) {
            toolkit.execute(() -> {
                if (!closed) {
                    alerts.take(log, seen);
                }
            });
        }
    }

    /** Nothing is told of the log any more. */
    void close() {
        closed = true;
        watch.end();
        alerts.closed(log);
    }
}
