package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.guard.Environment.DEVELOPMENT;
import static org.lockkeeper.guard.Environment.STAGING;
import static org.lockkeeper.migration.MigrationState.APPLIED;
import static org.lockkeeper.migration.MigrationState.FAILED;
import static org.lockkeeper.migration.MigrationState.PENDING;
import static org.lockkeeper.migration.MigrationState.RUNNING;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.StatusMatrix;

class StatusReportTest {
    private final EnvironmentStatus complete = Samples.environment("dev", DEVELOPMENT, APPLIED, APPLIED);
    private final EnvironmentStatus behind = Samples.environment("staging", STAGING, APPLIED, PENDING);
    private final EnvironmentStatus failed = Samples.environment("staging", STAGING, APPLIED, FAILED);

    @Test
    void an_unreachable_environment_counts_before_attention_and_work() {
        assertThat(Samples.report(false, failed, behind, Samples.unreachable("prod"))
                        .exitCode())
                .isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void attention_counts_before_work() {
        assertThat(Samples.report(false, behind, failed).exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @Test
    void a_history_that_cannot_be_read_on_a_server_that_can_needs_attention() {
        EnvironmentStatus unreadable = new EnvironmentStatus(
                complete.profile(), complete.facts(), Optional.of("permission denied"), List.of());
        assertThat(Samples.report(false, unreadable, behind).exitCode()).isEqualTo(ExitCode.ATTENTION);
    }

    @Test
    void pending_or_running_is_work() {
        assertThat(Samples.report(false, complete, behind).exitCode()).isEqualTo(ExitCode.WORK);
        assertThat(Samples.report(false, Samples.environment("dev", DEVELOPMENT, APPLIED, RUNNING))
                        .exitCode())
                .isEqualTo(ExitCode.WORK);
    }

    @Test
    void all_applied_is_nothing_to_do() {
        assertThat(Samples.report(false, complete, complete).exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void only_differences_leaves_out_equal_rows_and_keeps_their_numbers() {
        StatusReport report = Samples.report(true, complete, behind, Samples.unreachable("prod"));
        assertThat(report.total()).isEqualTo(2);
        assertThat(report.rows()).extracting(StatusMatrix.Row::order).containsExactly(2);
    }
}
