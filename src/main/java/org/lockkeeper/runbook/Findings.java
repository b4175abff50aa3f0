package org.lockkeeper.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lockkeeper.migration.Recovery;

/** Answers the criteria as far as what was found answers them; the rest is a person's. */
final class Findings {
    /** So many checks are told one by one. */
    private static final int FEW = 3;

    private Findings() {}

    static List<Finding> of(Recovery recovery, List<CheckFinding> checks) {
        List<Finding> findings = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            findings.add(
                    criterion == Criterion.FAILED_PARTIALLY
                            ? partial(recovery)
                            : ofChecks(
                                    criterion,
                                    checks.stream()
                                            .filter(check -> check.criterion() == criterion)
                                            .toList()));
        }
        return findings;
    }

    private static Finding partial(Recovery recovery) {
        if (!recovery.lockHolders().isEmpty()) {
            return new Finding(
                    Criterion.FAILED_PARTIALLY,
                    Answer.UNKNOWN,
                    "A session holds the engine's lock: a migration may still be running.");
        }
        return recovery.troubles().stream()
                .findFirst()
                .map(trouble -> new Finding(
                        Criterion.FAILED_PARTIALLY,
                        Answer.YES,
                        "%s is %s. %s"
                                .formatted(trouble.migration(), trouble.state().label(), trouble.remains())))
                .orElseGet(() -> new Finding(
                        Criterion.FAILED_PARTIALLY,
                        Answer.NO,
                        recovery.invalidIndexes().isEmpty()
                                ? "No migration is failed, running or unaccounted for in the history."
                                : "No migration is failed, but %d invalid indexes were left behind."
                                        .formatted(recovery.invalidIndexes().size())));
    }

    private static Finding ofChecks(Criterion criterion, List<CheckFinding> checks) {
        List<CheckFinding> bad = checks.stream()
                .filter(check -> check.known() && !check.passed())
                .toList();
        if (!bad.isEmpty()) {
            return new Finding(criterion, Answer.YES, details(bad));
        }
        if (!checks.isEmpty() && checks.stream().allMatch(CheckFinding::known)) {
            return new Finding(
                    criterion,
                    Answer.NO,
                    checks.size() <= FEW
                            ? details(checks)
                            : "%d checks found nothing, such as: %s"
                                    .formatted(checks.size(), checks.getFirst().detail()));
        }
        List<CheckFinding> open =
                checks.stream().filter(check -> !check.known()).toList();
        return new Finding(
                criterion,
                Answer.UNKNOWN,
                open.isEmpty() ? whereToLook(criterion) : details(open) + " " + whereToLook(criterion));
    }

    private static String details(List<CheckFinding> checks) {
        return checks.stream().map(CheckFinding::detail).distinct().collect(Collectors.joining(" "));
    }

    private static String whereToLook(Criterion criterion) {
        return switch (criterion) {
            case DATA_CORRUPTED -> "Run the checks after the migration, and look at a few records that you know.";
            case DATA_LOST -> "Compare the row counts of the key tables with those from before.";
            case APPLICATION_CRASHES -> "Look at the application's health URL and its error reports.";
            case MUCH_SLOWER, SLIGHTLY_SLOWER -> "Compare response times with those from before the migration.";
            case FAILED_PARTIALLY -> "Look with recover.";
            case MINOR_BUGS, SIDE_FUNCTION_BROKEN -> "Ask those who use it.";
        };
    }
}
