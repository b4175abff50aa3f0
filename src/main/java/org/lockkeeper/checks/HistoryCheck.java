package org.lockkeeper.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.MigrationStatus;

/** Whether the history says what the scripts say, and everything that was planned is in it. */
final class HistoryCheck implements Check {
    private static final String NAME = "history";

    private final MigrationService migrations;

    HistoryCheck(MigrationService migrations) {
        this.migrations = migrations;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.HISTORY;
    }

    @Override
    public void look(CheckContext context, Findings findings) {
        EnvironmentStatus status =
                migrations.status(context.database().profile().name());
        Optional<String> error = status.error();
        if (error.isPresent()) {
            throw new LockkeeperException("LK-CHECK-HISTORY", ExitCode.ATTENTION, error.get());
        }
        List<String> troubles = troubles(status);
        context.before().map(Snapshot::planned).orElse(List.of()).stream()
                .filter(name ->
                        status.migrations().stream().noneMatch(m -> m.name().equals(name) && isApplied(m)))
                .forEach(name -> troubles.add(name + " was planned and is not applied"));
        String counts = "%d applied, %d pending".formatted(status.applied(), status.pending());
        CheckResult result = troubles.isEmpty()
                ? CheckResult.passed(group(), NAME, "The history and the scripts agree: %s.".formatted(counts))
                : CheckResult.fellShort(
                        group(),
                        NAME,
                        Severity.ERROR,
                        "The history needs attention (%s): %s. See recover."
                                .formatted(counts, String.join("; ", troubles)));
        findings.add(result.withSamples(troubles).withAfter(Reading.words(counts)));
    }

    private static List<String> troubles(EnvironmentStatus status) {
        List<String> troubles = new ArrayList<>();
        status.migrations().stream()
                .filter(m -> m.state().needsAttention())
                .forEach(m ->
                        troubles.add("%s is %s".formatted(m.name(), m.state().label())));
        return troubles;
    }

    private static boolean isApplied(MigrationStatus migration) {
        return switch (migration.state()) {
            case APPLIED, MODIFIED, OUT_OF_ORDER, BASELINE -> true;
            case PENDING, FAILED, RUNNING, MISSING, ROLLED_BACK, OUTDATED, IGNORED, UNAVAILABLE -> false;
        };
    }
}
