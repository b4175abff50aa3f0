package org.lockkeeper.runbook;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** Looks again and again how an application is until it is well. */
final class Recovery {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<CheckResult> look;
    private final CancelToken cancel;

    /** @param look how it is now; one of nothing where nobody can be asked */
    Recovery(Supplier<CheckResult> look, CancelToken cancel) {
        this.look = look;
        this.cancel = cancel;
    }

    /**
     * How long it took from now.
     *
     * @throws LockkeeperException if nobody can be asked, or it is well already
     */
    Duration took() {
        long begun = System.nanoTime();
        CheckResult first = look.get();
        if (first.outcome() == CheckResult.Outcome.NOTHING) {
            throw unwatched(first.detail());
        }
        if (first.passed()) {
            throw unwatched(first.detail() + " It is well already, so that nothing is to be seen of it coming back.");
        }
        boolean well = false;
        while (!well) {
            LockSupport.parkNanos(PAUSE.toNanos());
            cancel.throwIfRequested();
            well = look.get().passed();
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static LockkeeperException unwatched(String why) {
        return new LockkeeperException(
                "LK-RUN-HEALTH", ExitCode.USAGE, why + " Nothing was kept; say the time with --took.");
    }
}
