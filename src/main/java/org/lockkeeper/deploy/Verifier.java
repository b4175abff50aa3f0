package org.lockkeeper.deploy;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Looks before and after a deploy whether all is well. */
@FunctionalInterface
public interface Verifier {
    /**
     * Notes what is there before the run.
     *
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    Comparison before(MigrationPlan plan, Progress progress, CancelToken cancel);

    /** Looks again after the run. */
    @FunctionalInterface
    interface Comparison {
        /** @param cancel ends it where it stands: what was not looked at any more is {@link Finding.Outcome#UNKNOWN} */
        List<Finding> after(MigrationRun run, Progress progress, CancelToken cancel);
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

        /** Why nothing could be told at all. */
        static Finding unknown(String why) {
            return new Finding("checks", Outcome.UNKNOWN, false, why, Optional.empty(), Optional.empty());
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
