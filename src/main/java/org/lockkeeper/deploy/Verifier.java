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
     * @param warning whether it is no more than a warning where it falls short
     * @param before what it was, where it is compared
     */
    record Finding(
            String name,
            Outcome outcome,
            boolean warning,
            String detail,
            Optional<String> before,
            Optional<String> after) {
        /** How it ended. */
        public enum Outcome {
            PASSED,
            /** Nobody was asked, since there was nothing to ask for. */
            NOTHING,
            /** It could not be told. */
            UNKNOWN,
            SHORT;

            static Outcome of(boolean passed) {
                return passed ? PASSED : SHORT;
            }
        }

        public boolean passed() {
            return outcome == Outcome.PASSED || outcome == Outcome.NOTHING;
        }

        /** Whether somebody has to look at it. */
        public boolean fellShort() {
            return !passed() && !warning;
        }

        /** How it ended, in words. */
        public String words() {
            return switch (outcome) {
                case PASSED -> "passed";
                case NOTHING -> "nothing to check";
                case UNKNOWN -> "not known";
                case SHORT -> warning ? "warns" : "fell short";
            };
        }
    }
}
