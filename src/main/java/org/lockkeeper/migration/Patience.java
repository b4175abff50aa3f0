package org.lockkeeper.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.lockkeeper.db.DbException;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/**
 * How long a change of a history may take.
 *
 * @param lockTimeout how long it waits for a lock; the server's own setting where empty
 * @param cancel ends it where it stands
 */
public record Patience(Optional<Duration> lockTimeout, CancelToken cancel) {
    /** Waits as the server says, and nobody cancels. */
    public static Patience endless() {
        return new Patience(Optional.empty(), new CancelToken());
    }

    /**
     * Runs what takes effect as a whole or not at all.
     *
     * @throws LockkeeperException where it was cancelled, with a sentence that says so
     */
    public <T> T whole(String environment, Supplier<T> change) {
        try {
            return change.get();
        } catch (CancellationException e) {
            throw cancelled(environment, "nothing was changed", e);
        } catch (LockkeeperException e) {
            throw wasCancelled(e) ? cancelled(environment, "nothing was changed", e) : e;
        }
    }

    /** Whether it is how a statement ended that was cancelled on request. */
    public boolean wasCancelled(Throwable thrown) {
        return cancel.isRequested()
                && DbException.among(thrown)
                        .filter(e -> e.kind() == DbException.Kind.CANCELLED)
                        .isPresent();
    }

    /** @param left what is true now */
    public static LockkeeperException cancelled(String environment, String left, Throwable cause) {
        return new LockkeeperException(
                "LK-MIG-CANCELLED",
                ExitCode.ATTENTION,
                "%s: cancelled on request; %s.".formatted(environment, left),
                cause);
    }
}
