package org.lockkeeper.logs;

import java.util.function.Consumer;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** A log that is looked at again and again. One that cannot be read for a while, or is gone, is waited for. One thread uses it at a time. */
public final class FollowedLog {
    private final LogFile file;
    private LogChange open = LogChange.NONE;
    private LogChange before = LogChange.NONE;

    public FollowedLog(LogFile file) {
        this.file = file;
    }

    /**
     * What a look found.
     *
     * @param news whether it has to be told; a trouble that lasts is news once
     * @param why a sentence where the log cannot be read
     */
    public record Turn(LogChange change, boolean news, String why) {}

    /** Whether something came that could not be looked through yet. */
    public boolean isBehind() {
        return open != LogChange.NONE;
    }

    /**
     * Looks once, and looks through what came.
     *
     * @param taker then hears what happened; what it throws is a trouble too, and it hears the same again
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    public Turn look(CancelToken cancel, Consumer<LogChange> taker) {
        LogChange change;
        String why = "";
        try {
            LogChange now = graver(open, file.refresh());
            if (brings(now)) {
                open = now;
                file.index(Progress.NONE, cancel);
            }
            taker.accept(now);
            open = LogChange.NONE;
            change = isBack(now) ? LogChange.BACK : now;
        } catch (LockkeeperException e) {
            change = LogChange.UNREADABLE;
            why = e.sentence();
        }
        boolean news = switch (change) {
            case NONE, GREW -> false;
            case ROTATED, TRUNCATED, BACK -> true;
            case GONE, UNREADABLE -> change != before;
        };
        before = change == LogChange.GREW && before == LogChange.GONE ? before : change;
        return new Turn(change, news, why);
    }

    private boolean isBack(LogChange now) {
        return (before == LogChange.UNREADABLE && (now == LogChange.NONE || now == LogChange.GREW))
                || (before == LogChange.GONE && now == LogChange.NONE);
    }

    private static boolean brings(LogChange change) {
        return change == LogChange.GREW || change == LogChange.ROTATED || change == LogChange.TRUNCATED;
    }

    /** What was not taken yet stays, until something comes that means more. */
    private static LogChange graver(LogChange open, LogChange now) {
        boolean stays = brings(open) && (!brings(now) || now.compareTo(open) < 0);
        return stays ? open : now;
    }
}
