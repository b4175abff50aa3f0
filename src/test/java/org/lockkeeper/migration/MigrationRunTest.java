package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.guard.Outcome;

class MigrationRunTest {
    @Test
    void the_record_of_a_failure_begins_with_what_failed() {
        RunFailure failure = new RunFailure(
                "3_price", Optional.empty(), 1, Optional.of("42P01"), "relation \"a\" does not exist.", "Nothing.");
        MigrationRun run = new MigrationRun(List.of("1_init", "2_name"), Optional.of(failure), Optional.empty());
        assertThat(run.outcome())
                .isEqualTo(
                        new Outcome(
                                Outcome.Result.FAILED,
                                "3_price failed: relation \"a\" does not exist. Left behind: Nothing. Before it: applied 1_init, 2_name"));
    }
}
