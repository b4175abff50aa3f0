package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

    @Test
    void the_record_tells_which_processes_to_look_for_in_the_servers_log() {
        RunBackends backends = new RunBackends(
                List.of(4711L, 4712L), Instant.parse("2026-11-20T10:11:12Z"), Instant.parse("2026-11-20T10:11:14.5Z"));
        MigrationRun run = new MigrationRun(
                List.of("1_init"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(backends));
        assertThat(run.outcome().detail()).startsWith("applied 1_init. In the server's log: pid 4711, 4712, from ");
        assertThat(RunBackends.in(run.outcome().detail())).hasValue(backends);
        assertThat(RunBackends.in("applied 1_init")).isEmpty();
        assertThat(RunBackends.in("pid 1, from then to now by the server's clock"))
                .isEmpty();
    }
}
