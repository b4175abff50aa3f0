package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.ProjectKind;

class StateExplanationTest {
    @ParameterizedTest
    @EnumSource(MigrationState.class)
    void every_state_of_either_engine_has_words_and_what_needs_attention_or_is_work_has_a_way_out(
            MigrationState state) {
        for (ProjectKind kind : ProjectKind.values()) {
            StateExplanation explanation = StateExplanation.of(kind, state);
            assertThat(explanation.meaning()).endsWith(".").doesNotContain("!");
            boolean impossible = kind == ProjectKind.PRISMA && state == MigrationState.OUTDATED;
            if ((state.needsAttention() || state.isWork()) && !impossible) {
                assertThat(explanation.waysOut()).as("%s %s", kind, state).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProjectKind.class)
    void the_particular_case_is_told_behind_the_general_words(ProjectKind kind) {
        MigrationStatus status = new MigrationStatus(
                "m", MigrationState.FAILED, Optional.empty(), Optional.of("ERROR: it broke"), List.of());
        assertThat(StateExplanation.of(kind, status).meaning())
                .contains("stopped")
                .endsWith("ERROR: it broke");
    }
}
