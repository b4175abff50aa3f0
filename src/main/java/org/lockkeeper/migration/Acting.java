package org.lockkeeper.migration;

import java.util.function.Function;
import java.util.function.Supplier;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Outcome;

/** Does what was permitted, and lets a failure that came before anything could be done say so. */
final class Acting {
    private static final String UNCHANGED = "othing was ";

    private Acting() {}

    /** As {@link Clearance#concluding}. */
    static <R> R concluding(Clearance<?> clearance, Supplier<R> action, Function<R, Outcome> outcome) {
        return clearance.concluding(
                () -> {
                    try {
                        return action.get();
                    } catch (LockkeeperException e) {
                        throw clearance.isRedeemed() || e.sentence().contains(UNCHANGED) ? e : unchanged(e);
                    }
                },
                outcome);
    }

    private static LockkeeperException unchanged(LockkeeperException e) {
        return new LockkeeperException(e.code(), e.exitCode(), e.sentence() + " Nothing was changed.", e);
    }
}
