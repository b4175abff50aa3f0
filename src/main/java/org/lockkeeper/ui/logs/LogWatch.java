package org.lockkeeper.ui.logs;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** Looks again and again whether a file changed, and looks through what came. */
final class LogWatch {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LogFile file;
    private final TaskRunner quiet;
    private final Executor toolkit;
    private final Consumer<LogChange> changed;
    private final Consumer<Throwable> failed;
    private final Consumer<CancelToken> looked;
    private @Nullable CancelToken watching;
    private volatile boolean gone;

    /**
     * @param changed told in the toolkit's thread what became of it
     * @param failed told why it cannot be read
     * @param looked done after each look, not in the toolkit's thread
     */
    LogWatch(
            LogFile file,
            TaskRunner quiet,
            Executor toolkit,
            Consumer<LogChange> changed,
            Consumer<Throwable> failed,
            Consumer<CancelToken> looked) {
        this.file = file;
        this.quiet = quiet;
        this.toolkit = toolkit;
        this.changed = changed;
        this.failed = failed;
        this.looked = looked;
    }

    /** Begins, until {@link #rest}. */
    void begin() {
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
                        failed.accept(problem);
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
        looked.accept(cancel);
        boolean news = now != LogChange.NONE && !(now == LogChange.GONE && gone);
        gone = now == LogChange.GONE;
        if (news) {
            toolkit.execute(() -> changed.accept(now));
        }
    }
}
