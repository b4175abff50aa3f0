package org.lockkeeper.ui.logs;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.logs.FollowedLog;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Job;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Texts;

/** Looks again and again whether a file changed, and looks through what came. */
final class LogWatch {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final LogFile file;
    private final TaskRunner quiet;
    private final Executor toolkit;
    private final Consumer<FollowedLog.Turn> changed;
    private final Consumer<Throwable> failed;
    private final Consumer<CancelToken> looked;
    private final Runnable growing;
    private final FollowedLog followed;
    private @Nullable CancelToken watching;

    /**
     * @param changed told in the toolkit's thread what became of it
     * @param failed told why it is looked at no more
     * @param looked done after each look, not in the toolkit's thread
     * @param growing done in the toolkit's thread instead of a look while the log is looked through
     */
    LogWatch(
            LogFile file,
            TaskRunner quiet,
            Executor toolkit,
            Consumer<FollowedLog.Turn> changed,
            Consumer<Throwable> failed,
            Consumer<CancelToken> looked,
            Runnable growing) {
        this.file = file;
        this.quiet = quiet;
        this.toolkit = toolkit;
        this.changed = changed;
        this.failed = failed;
        this.looked = looked;
        this.growing = growing;
        this.followed = new FollowedLog(file);
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

    /** Looks once; not in the toolkit's thread. What cannot be read for a while is told once, and tried again. */
    void look(CancelToken cancel) {
        if (!file.isComplete() && !followed.isBehind()) {
            toolkit.execute(growing);
            return;
        }
        FollowedLog.Turn turn = followed.look(cancel, _ -> looked.accept(cancel));
        if (turn.news() || turn.change() == LogChange.GREW) {
            toolkit.execute(() -> changed.accept(turn));
        }
    }
}
