package org.lockkeeper.deploy;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckService;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Severity;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.checks.SnapshotShelf;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Every check of the verification, before against after; among them what the engine's own history says of the plan. */
public final class CheckVerifier implements Verifier {
    private final CheckService checks;
    private final SnapshotShelf shelf;

    /** @param shelf keeps what it was before, for the days after */
    public CheckVerifier(CheckService checks, SnapshotShelf shelf) {
        this.checks = checks;
        this.shelf = shelf;
    }

    @Override
    public Comparison before(MigrationPlan plan, Progress progress, CancelToken cancel) {
        Snapshot snapshot = checks.before(plan.profile().name(), Optional.of(plan), progress, cancel);
        shelf.keep(snapshot);
        return (_, after, stop) -> after(snapshot, after, stop);
    }

    /** What has run stands: a server that cannot be asked any more is a finding, not a failure. */
    private List<Finding> after(Snapshot snapshot, Progress progress, CancelToken cancel) {
        try {
            return checks.verifyUntil(cancel, snapshot, progress).checks().stream()
                    .map(CheckVerifier::finding)
                    .toList();
        } catch (LockkeeperException e) {
            return List.of(Finding.unknown(e.sentence()));
        }
    }

    private static Finding finding(CheckResult check) {
        return new Finding(
                check.name(),
                outcome(check),
                check.severity() == Severity.WARNING,
                check.detail(),
                check.before().map(Reading::text),
                check.after().map(Reading::text));
    }

    private static Finding.Outcome outcome(CheckResult check) {
        return switch (check.outcome()) {
            case PASSED -> Finding.Outcome.PASSED;
            case NOTHING -> Finding.Outcome.NOTHING;
            case UNKNOWN -> Finding.Outcome.UNKNOWN;
            case FELL_SHORT -> Finding.Outcome.SHORT;
        };
    }
}
