package org.lockkeeper.runbook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockkeeper.checks.CheckGroup;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.checks.CheckService;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.checks.SnapshotShelf;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** What the verification of an environment says to the criteria of rolling back. */
public final class CheckCriteria {
    private final CheckService checks;
    private final SnapshotShelf shelf;

    /** @param shelf has what databases looked like before their deploys */
    public CheckCriteria(CheckService checks, SnapshotShelf shelf) {
        this.checks = checks;
        this.shelf = shelf;
    }

    /**
     * Verifies an environment now, against the newest snapshot from before its last deploy.
     *
     * @param isBefore whether something was applied after a moment: only then is a snapshot of it one from before
     * @throws org.lockkeeper.db.DbException if it cannot be reached
     */
    List<CheckFinding> find(String environment, Predicate<Instant> isBefore) {
        Optional<Snapshot> before = shelf.newest(checks.target(environment), isBefore);
        Verification verification = checks.verify(environment, before, Progress.NONE, new CancelToken());
        List<CheckFinding> findings = new ArrayList<>(of(verification));
        before.ifPresent(snapshot -> findings.addAll(new BeforeAndAfter(verification, snapshot).findings()));
        return findings;
    }

    /** How the application is, by its health URL. */
    CheckResult health(String environment, CancelToken cancel) {
        return checks.health(environment, cancel);
    }

    private static List<CheckFinding> of(Verification verification) {
        List<CheckFinding> findings = new ArrayList<>();
        for (CheckResult check : verification.checks()) {
            if (check.outcome() != Outcome.NOTHING) {
                criterion(check.group())
                        .ifPresent(criterion -> findings.add(
                                new CheckFinding(criterion, isKnown(check), check.passed(), check.detail())));
            }
        }
        return findings;
    }

    /** What was as bad before the migration is no reason to go back behind it, and nothing that is good either. */
    private static boolean isKnown(CheckResult check) {
        boolean old = check.outcome() == Outcome.FELL_SHORT
                && check.before().isPresent()
                && check.before().equals(check.after());
        return check.outcome() != Outcome.UNKNOWN && !old;
    }

    /** The history is looked at by itself; counts and times tell only {@link BeforeAndAfter}. */
    private static Optional<Criterion> criterion(CheckGroup group) {
        return switch (group) {
            case NULLS, FOREIGN_KEYS, CONSTRAINTS -> Optional.of(Criterion.DATA_CORRUPTED);
            case HEALTH -> Optional.of(Criterion.APPLICATION_CRASHES);
            case INDEXES, SEQUENCES, OWN -> Optional.of(Criterion.SIDE_FUNCTION_BROKEN);
            case HISTORY, RUN_LOG, ROWS, STATEMENTS -> Optional.empty();
        };
    }
}
