package org.lockkeeper.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckService;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Severity;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Every check of the verification, before against after, beside what the engine's own history says. */
public final class CheckVerifier implements Verifier {
    private final HistoryVerifier history;
    private final CheckService checks;

    public CheckVerifier(MigrationService migrations, CheckService checks) {
        this.history = new HistoryVerifier(migrations);
        this.checks = checks;
    }

    @Override
    public Comparison before(MigrationPlan plan) {
        Comparison told = history.before(plan);
        Snapshot snapshot = checks.before(plan.profile().name(), Optional.of(plan), Progress.NONE, new CancelToken());
        return run -> after(told, run, snapshot);
    }

    /** What has run stands: a server that cannot be asked any more is a finding, not a failure. */
    private List<Finding> after(Comparison told, MigrationRun run, Snapshot snapshot) {
        List<Finding> findings = new ArrayList<>(told.after(run));
        try {
            checks.verify(snapshot.environment(), Optional.of(snapshot), Progress.NONE, new CancelToken())
                    .checks()
                    .forEach(check -> findings.add(finding(check)));
        } catch (LockkeeperException e) {
            findings.add(new Finding(
                    "checks", Finding.Outcome.UNKNOWN, false, e.sentence(), Optional.empty(), Optional.empty()));
        }
        return findings;
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
