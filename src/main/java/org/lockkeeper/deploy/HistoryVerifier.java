package org.lockkeeper.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.Recovery;

/** What the engine's own history and the catalogue say after a run: every migration applied, none in trouble, no invalid index. */
final class HistoryVerifier implements Verifier {
    private final MigrationService migrations;

    HistoryVerifier(MigrationService migrations) {
        this.migrations = migrations;
    }

    @Override
    public Comparison before(MigrationPlan plan) {
        List<String> invalid = invalid(migrations.recovery(plan.profile().name()));
        return run -> after(plan, invalid);
    }

    private List<Finding> after(MigrationPlan plan, List<String> invalidBefore) {
        String environment = plan.profile().name();
        List<Finding> findings = new ArrayList<>();
        try {
            EnvironmentStatus status = migrations.status().environments().stream()
                    .filter(one -> one.profile().name().equals(environment))
                    .findFirst()
                    .orElseThrow();
            findings.add(history(plan, status));
            List<String> invalid = invalid(migrations.recovery(environment));
            List<String> added = invalid.stream()
                    .filter(index -> !invalidBefore.contains(index))
                    .toList();
            findings.add(new Finding(
                    "invalid-indexes",
                    Finding.Outcome.of(added.isEmpty()),
                    false,
                    added.isEmpty()
                            ? "The run left no invalid index."
                            : "The run left " + String.join(", ", added) + ".",
                    Optional.of(Integer.toString(invalidBefore.size())),
                    Optional.of(Integer.toString(invalid.size()))));
        } catch (LockkeeperException e) {
            findings.add(new Finding(
                    "history", Finding.Outcome.UNKNOWN, false, e.sentence(), Optional.empty(), Optional.empty()));
        }
        return findings;
    }

    private static Finding history(MigrationPlan plan, EnvironmentStatus status) {
        List<String> not = plan.names().stream()
                .filter(name -> status.migrations().stream()
                        .filter(m -> m.name().equals(name))
                        .map(MigrationStatus::state)
                        .noneMatch(state -> state == MigrationState.APPLIED || state == MigrationState.OUT_OF_ORDER))
                .toList();
        return new Finding(
                "history",
                Finding.Outcome.of(not.isEmpty() && status.isReadable()),
                false,
                status.error()
                        .orElseGet(() -> not.isEmpty()
                                ? "Every migration of the plan is applied by the history."
                                : "Not applied by the history: " + String.join(", ", not) + "."),
                Optional.empty(),
                Optional.of("%d applied, %d pending".formatted(status.applied(), status.pending())));
    }

    private static List<String> invalid(Recovery recovery) {
        return recovery.invalidIndexes().stream()
                .map(index -> index.qualified())
                .toList();
    }
}
