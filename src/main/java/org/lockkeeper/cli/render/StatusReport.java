package org.lockkeeper.cli.render;

import java.util.List;
import org.lockkeeper.connection.Project;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.StatusMatrix;

/**
 * What {@code status} prints, whatever the format.
 *
 * @param rows those that are shown; their order numbers are those of the whole matrix
 * @param total how many rows the matrix has
 */
public record StatusReport(
        Project project, List<EnvironmentStatus> environments, List<StatusMatrix.Row> rows, int total) {
    public StatusReport {
        environments = List.copyOf(environments);
        rows = List.copyOf(rows);
    }

    /** @param onlyDifferences whether rows that stand the same everywhere are left out */
    public static StatusReport of(Project project, StatusMatrix matrix, boolean onlyDifferences) {
        List<StatusMatrix.Row> rows = onlyDifferences
                ? matrix.rows().stream().filter(StatusReport::differs).toList()
                : matrix.rows();
        return new StatusReport(
                project, matrix.environments(), rows, matrix.rows().size());
    }

    /** An environment that could not be read says nothing about a difference. */
    private static boolean differs(StatusMatrix.Row row) {
        return row.cells().stream()
                        .map(MigrationStatus::state)
                        .filter(state -> state != MigrationState.UNAVAILABLE)
                        .distinct()
                        .count()
                > 1;
    }

    /**
     * Unreachable before attention before work: what could not be read may hide anything, and what needs attention must be seen to
     * before what is pending.
     */
    public ExitCode exitCode() {
        if (environments.stream().anyMatch(e -> e.facts().isEmpty())) {
            return ExitCode.UNREACHABLE;
        }
        if (environments.stream().anyMatch(e -> !e.isReadable() || e.attention() > 0)) {
            return ExitCode.ATTENTION;
        }
        return environments.stream().anyMatch(e -> e.pending() > 0 || isRunning(e)) ? ExitCode.WORK : ExitCode.OK;
    }

    private static boolean isRunning(EnvironmentStatus environment) {
        return environment.migrations().stream().anyMatch(m -> m.state() == MigrationState.RUNNING);
    }
}
