package org.lockkeeper.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.Recovery;

class AdviceTest {
    @Test
    void one_critical_yes_is_enough_to_roll_back() {
        assertThat(advice(Map.of(Criterion.DATA_LOST, Answer.YES, Criterion.MUCH_SLOWER, Answer.UNKNOWN)))
                .isEqualTo(Advice.Verdict.ROLL_BACK);
    }

    @Test
    void an_open_critical_question_wants_a_look_before_anything_is_fixed_forward() {
        assertThat(advice(Map.of(Criterion.APPLICATION_CRASHES, Answer.UNKNOWN, Criterion.MINOR_BUGS, Answer.YES)))
                .isEqualTo(Advice.Verdict.LOOK_FIRST);
    }

    @Test
    void minor_ones_are_fixed_forward_and_nothing_is_left_alone() {
        assertThat(advice(Map.of(Criterion.SLIGHTLY_SLOWER, Answer.YES))).isEqualTo(Advice.Verdict.FIX_FORWARD);
        assertThat(advice(Map.of())).isEqualTo(Advice.Verdict.LEAVE);
    }

    @Test
    void a_failed_migration_answers_its_question() {
        Recovery.Trouble trouble = new Recovery.Trouble(
                "20260101_x",
                MigrationState.FAILED,
                "It failed.",
                java.util.Optional.empty(),
                java.util.Optional.empty(),
                3,
                java.util.Optional.empty(),
                "Two of three statements took effect.",
                List.of(),
                List.of());
        Finding finding = finding(recovery(List.of(trouble)), List.of(), Criterion.FAILED_PARTIALLY);
        assertThat(finding.answer()).isEqualTo(Answer.YES);
        assertThat(finding.evidence()).contains("20260101_x", "Two of three statements took effect.");
        assertThat(finding(recovery(List.of()), List.of(), Criterion.FAILED_PARTIALLY)
                        .answer())
                .isEqualTo(Answer.NO);
    }

    @Test
    void checks_answer_what_they_know_and_leave_the_rest_to_a_person() {
        List<CheckFinding> checks = List.of(
                new CheckFinding(Criterion.DATA_LOST, true, true, "rows as before"),
                new CheckFinding(Criterion.DATA_CORRUPTED, true, true, "indexes valid"),
                new CheckFinding(Criterion.DATA_CORRUPTED, true, false, "12 orders without a customer."),
                new CheckFinding(Criterion.APPLICATION_CRASHES, false, false, "no health URL"));
        Recovery clear = recovery(List.of());
        assertThat(finding(clear, checks, Criterion.DATA_LOST).answer()).isEqualTo(Answer.NO);
        assertThat(finding(clear, checks, Criterion.DATA_CORRUPTED).evidence())
                .isEqualTo("12 orders without a customer.");
        assertThat(finding(clear, checks, Criterion.DATA_CORRUPTED).answer()).isEqualTo(Answer.YES);
        assertThat(finding(clear, checks, Criterion.APPLICATION_CRASHES).answer())
                .isEqualTo(Answer.UNKNOWN);
        assertThat(finding(clear, checks, Criterion.MUCH_SLOWER).evidence()).contains("Compare response times");
    }

    private static Finding finding(Recovery recovery, List<CheckFinding> checks, Criterion criterion) {
        return Findings.of(recovery, checks).stream()
                .filter(finding -> finding.criterion() == criterion)
                .findFirst()
                .orElseThrow();
    }

    private static Recovery recovery(List<Recovery.Trouble> troubles) {
        return new Recovery(
                "prod",
                3,
                java.util.Optional.empty(),
                troubles,
                List.of(),
                List.of(),
                java.util.Optional.empty(),
                List.of());
    }

    private static Advice.Verdict advice(Map<Criterion, Answer> answers) {
        return Advice.of(Arrays.stream(Criterion.values())
                        .map(criterion -> new Finding(criterion, answers.getOrDefault(criterion, Answer.NO), ""))
                        .toList())
                .verdict();
    }
}
