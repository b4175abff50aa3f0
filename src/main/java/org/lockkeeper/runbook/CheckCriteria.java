package org.lockkeeper.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockkeeper.checks.CheckGroup;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.checks.CheckService;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** What the verification of an environment says to the criteria of rolling back. */
public final class CheckCriteria implements Function<String, List<CheckFinding>> {
    private final CheckService checks;

    public CheckCriteria(CheckService checks) {
        this.checks = checks;
    }

    /**
     * Verifies an environment now.
     *
     * @throws org.lockkeeper.db.DbException if it cannot be reached
     */
    @Override
    public List<CheckFinding> apply(String environment) {
        return of(checks.verify(environment, Optional.empty(), Progress.NONE, new CancelToken()));
    }

    static List<CheckFinding> of(Verification verification) {
        List<CheckFinding> findings = new ArrayList<>();
        for (CheckResult check : verification.checks()) {
            if (check.outcome() != Outcome.NOTHING) {
                criterion(check.group())
                        .ifPresent(criterion -> findings.add(new CheckFinding(
                                criterion, check.outcome() != Outcome.UNKNOWN, check.passed(), check.detail())));
            }
        }
        return findings;
    }

    /** The history is looked at by itself; without a snapshot from before, counts and statements say nothing of loss or slowness. */
    private static Optional<Criterion> criterion(CheckGroup group) {
        return switch (group) {
            case NULLS, FOREIGN_KEYS, CONSTRAINTS -> Optional.of(Criterion.DATA_CORRUPTED);
            case HEALTH -> Optional.of(Criterion.APPLICATION_CRASHES);
            case INDEXES, SEQUENCES, OWN -> Optional.of(Criterion.SIDE_FUNCTION_BROKEN);
            case HISTORY, RUN_LOG, ROWS, STATEMENTS -> Optional.empty();
        };
    }
}
