package org.lockkeeper.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.checks.CheckGroup;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.checks.Reading;
import org.lockkeeper.checks.Severity;
import org.lockkeeper.checks.Snapshot;
import org.lockkeeper.checks.Verification;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.Recovery;

class BeforeAndAfterTest {
    private static final Instant BEFORE = Instant.parse("2026-11-25T03:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, NO, NO",
        "1000, 1040, NO, NO",
        "1000, 1100, NO, YES",
        "1000, 1200, NO, NO",
        "1000, 1500, NO, NO",
        "1000, 1501, YES, NO",
    })
    void the_strategys_lines_are_held_against_the_time_of_the_same_calls(
            long before, long after, Answer much, Answer slightly) {
        CheckResult together = check(CheckGroup.STATEMENTS, Outcome.PASSED, count(before), count(after));
        assertThat(answer(Criterion.MUCH_SLOWER, together)).isEqualTo(much);
        assertThat(answer(Criterion.SLIGHTLY_SLOWER, together)).isEqualTo(slightly);
    }

    @Test
    void single_statements_that_became_slow_keep_the_question_open() {
        CheckResult together = check(CheckGroup.STATEMENTS, Outcome.PASSED, count(1000), count(1100));
        CheckResult single = check(CheckGroup.STATEMENTS, Outcome.FELL_SHORT, Optional.empty(), Optional.empty());
        assertThat(answer(Criterion.MUCH_SLOWER, together, single)).isEqualTo(Answer.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"40, 90, UNKNOWN", "400, 590, UNKNOWN", "40, 200, YES", "400, 610, YES"})
    void a_health_url_that_answers_late_says_yes_and_one_that_does_not_leaves_it_open(
            long before, long after, Answer much) {
        CheckResult health = check(CheckGroup.HEALTH, Outcome.PASSED, count(before), count(after));
        assertThat(answer(Criterion.MUCH_SLOWER, health)).isEqualTo(much);
        assertThat(finding(Criterion.MUCH_SLOWER, health).evidence())
                .contains("after %d ms, and after %d ms before".formatted(after, before), "2026-11-25", "add_price");
    }

    @ParameterizedTest
    @CsvSource({
        "PASSED, 10, 10, NO",
        "PASSED, 10, 12, NO",
        "FELL_SHORT, 10, 7, YES",
        // The plan deletes there.
        "PASSED, 10, 7, UNKNOWN",
        "UNKNOWN, 10, 10, UNKNOWN",
    })
    void fewer_rows_are_a_loss_unless_the_plan_deletes(Outcome outcome, long before, long after, Answer lost) {
        assertThat(answer(Criterion.DATA_LOST, check(CheckGroup.ROWS, outcome, count(before), count(after))))
                .isEqualTo(lost);
    }

    @Test
    void estimates_are_nothing_to_go_by() {
        CheckResult rows = check(
                CheckGroup.ROWS, Outcome.PASSED, Optional.of(Reading.estimate(10)), Optional.of(Reading.estimate(10)));
        assertThat(answer(Criterion.DATA_LOST, rows)).isEqualTo(Answer.UNKNOWN);
    }

    private static Answer answer(Criterion criterion, CheckResult... checks) {
        return finding(criterion, checks).answer();
    }

    private static Finding finding(Criterion criterion, CheckResult... checks) {
        Snapshot snapshot = new Snapshot(
                "prod",
                new TargetIdentity("1", "shop", 1),
                BEFORE,
                List.of("add_price"),
                List.of(),
                Map.of(),
                List.of());
        Verification verification =
                new Verification("prod", BEFORE.plusSeconds(60), Optional.of(BEFORE), List.of(checks));
        Recovery clear =
                new Recovery("prod", 1, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty(), List.of());
        return Findings.of(clear, new BeforeAndAfter(verification, snapshot).findings()).stream()
                .filter(finding -> finding.criterion() == criterion)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Reading> count(long number) {
        return Optional.of(Reading.count(number));
    }

    private static CheckResult check(
            CheckGroup group, Outcome outcome, Optional<Reading> before, Optional<Reading> after) {
        return new CheckResult(
                group,
                group.label(),
                Severity.WARNING,
                outcome,
                "As read.",
                before,
                after,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
