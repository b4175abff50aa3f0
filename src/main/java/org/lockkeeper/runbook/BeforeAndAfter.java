package org.lockkeeper.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.checks.CheckGroup;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.checks.Verification;

/** What the checks say to loss and slowness, held against a snapshot from before a deploy; without one they say nothing. */
final class BeforeAndAfter {
    /** Percent of the time before: the lines of section 5 of the strategy, and below which nobody speaks of slower. */
    private static final double MUCH = 150;

    private static final double SLIGHTLY = 120;
    private static final double SAME = 105;

    /** One request is a coarse measure: a few milliseconds more say nothing. */
    private static final long MILLIS_THAT_TELL = 100;

    private final List<CheckResult> checks;
    private final String compared;

    BeforeAndAfter(Verification verification, Snapshot before) {
        this.checks = verification.checks();
        this.compared = " (Compared with %s, before the deploy of %s.)"
                .formatted(before.takenAt(), String.join(", ", before.planned()));
    }

    List<CheckFinding> findings() {
        List<CheckFinding> findings = new ArrayList<>();
        of(CheckGroup.ROWS)
                .filter(check -> check.outcome() != Outcome.NOTHING)
                .forEach(check -> findings.add(rows(check)));
        Optional<CheckResult> together = of(CheckGroup.STATEMENTS)
                .filter(check -> percent(check).isPresent())
                .findFirst();
        together.ifPresent(check -> statements(check, findings));
        of(CheckGroup.HEALTH)
                .filter(check -> percent(check).isPresent())
                .forEach(check -> findings.add(health(check, together.isPresent())));
        return findings;
    }

    /** Fewer rows are a loss until a person says otherwise; fewer where the plan deletes, and estimates, are for a person to judge. */
    private CheckFinding rows(CheckResult check) {
        boolean counted = numbers(check)
                .map(numbers -> numbers.after() >= numbers.before())
                .orElse(false);
        return finding(
                Criterion.DATA_LOST,
                check.outcome() == Outcome.FELL_SHORT || (check.outcome() == Outcome.PASSED && counted),
                check.outcome() == Outcome.PASSED,
                "%s: %s".formatted(check.name(), check.detail()));
    }

    private void statements(CheckResult together, List<CheckFinding> findings) {
        double percent = percent(together).orElseThrow();
        String measured = "%s (%.0f %%, by pg_stat_statements)".formatted(together.detail(), percent);
        List<CheckResult> single = of(CheckGroup.STATEMENTS)
                .filter(check -> !check.equals(together) && check.outcome() == Outcome.FELL_SHORT)
                .toList();
        if (percent <= MUCH && !single.isEmpty()) {
            findings.add(finding(
                    Criterion.MUCH_SLOWER,
                    false,
                    false,
                    "%s %s".formatted(measured, single.getFirst().detail())));
        } else {
            findings.add(finding(Criterion.MUCH_SLOWER, true, percent <= MUCH, measured));
        }
        findings.add(finding(Criterion.SLIGHTLY_SLOWER, true, percent < SAME || percent >= SLIGHTLY, measured));
    }

    /** An answer that takes much longer speaks for itself; one that does not says little of the statements. */
    private CheckFinding health(CheckResult check, boolean statementsToo) {
        Numbers numbers = numbers(check).orElseThrow();
        boolean slower = numbers.percent() > MUCH && numbers.after() - numbers.before() >= MILLIS_THAT_TELL;
        return finding(
                Criterion.MUCH_SLOWER,
                slower || statementsToo,
                !slower,
                "The health URL answered after %d ms, and after %d ms before."
                        .formatted(numbers.after(), numbers.before()));
    }

    private CheckFinding finding(Criterion criterion, boolean known, boolean passed, String detail) {
        return new CheckFinding(criterion, known, passed, detail + compared);
    }

    private Stream<CheckResult> of(CheckGroup group) {
        return checks.stream().filter(check -> check.group() == group);
    }

    private static Optional<Double> percent(CheckResult check) {
        return numbers(check).filter(numbers -> numbers.before() > 0).map(Numbers::percent);
    }

    private static Optional<Numbers> numbers(CheckResult check) {
        return check.before()
                .flatMap(Reading::number)
                .flatMap(before -> check.after().flatMap(Reading::number).map(after -> new Numbers(before, after)));
    }

    private record Numbers(long before, long after) {
        double percent() {
            return 100.0 * after / before;
        }
    }
}
