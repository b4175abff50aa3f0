package org.lockkeeper.deploy;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;

/** Looks before and after a deploy whether all is well. */
@FunctionalInterface
public interface Verifier {
    /** Notes what is there before the run. */
    Comparison before(MigrationPlan plan);

    /** Looks again after the run. */
    @FunctionalInterface
    interface Comparison {
        List<Finding> after(MigrationRun run);
    }

    /**
     * What one check found.
     *
     * @param warning whether it is no more than a warning where it did not pass
     * @param before what it was, where it is compared
     */
    record Finding(
            String name, boolean passed, boolean warning, String detail, Optional<String> before, Optional<String> after) {
        /** Whether somebody has to look at it. */
        public boolean fellShort() {
            return !passed && !warning;
        }
    }
}
