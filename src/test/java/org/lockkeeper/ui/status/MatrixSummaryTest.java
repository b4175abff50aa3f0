package org.lockkeeper.ui.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.migration.MigrationState.APPLIED;
import static org.lockkeeper.migration.MigrationState.BASELINE;
import static org.lockkeeper.migration.MigrationState.FAILED;
import static org.lockkeeper.migration.MigrationState.IGNORED;
import static org.lockkeeper.migration.MigrationState.MISSING;
import static org.lockkeeper.migration.MigrationState.MODIFIED;
import static org.lockkeeper.migration.MigrationState.PENDING;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;

class MatrixSummaryTest {
    @TempDir
    Path folder;

    private SampleProject five() {
        return new SampleProject(folder).migrations(5, i -> "m" + i);
    }

    @Test
    void nothing_readable_is_said_and_nothing_else() {
        MatrixSummary summary = of(five().unreachable("dev", Environment.DEVELOPMENT, "refused")
                .unreachable("prod", Environment.PRODUCTION, "refused"));
        assertThat(summary.headline()).isEqualTo("None of the 2 databases can be read.");
        assertThat(summary.remarks()).isEmpty();
    }

    @Test
    void an_environment_that_cannot_be_read_is_named_and_stepped_over() {
        MatrixSummary summary = of(five().environment("dev", Environment.DEVELOPMENT, _ -> APPLIED)
                .unreachable("staging", Environment.STAGING, "refused")
                .environment("production", Environment.PRODUCTION, i -> i < 4 ? APPLIED : PENDING));
        assertThat(summary.headline()).isEqualTo("Production is 1 migration behind development.");
        assertThat(texts(summary)).containsExactly("Staging cannot be read: not reachable.");
    }

    @Test
    void failures_come_before_distances() {
        MatrixSummary summary = of(Samples.shop(folder));
        assertThat(summary.headline()).isEqualTo("Production is 3 migrations behind staging.");
        assertThat(texts(summary))
                .containsExactly(
                        "1 migration failed on staging.",
                        "1 script was edited after running on development and staging.",
                        "Staging is 1 migration behind development.",
                        "2 migrations have not run anywhere yet.");
    }

    @Test
    void being_ahead_is_said_too() {
        MatrixSummary summary = of(five().environment("staging", Environment.STAGING, i -> i == 2 ? PENDING : APPLIED)
                .environment("production", Environment.PRODUCTION, i -> i == 4 ? PENDING : APPLIED));
        assertThat(summary.headline()).isEqualTo("Production is 1 migration behind staging.");
        assertThat(texts(summary)).containsExactly("Production has 1 migration that staging lacks.");
    }

    @Test
    void equal_environments_are_equal() {
        MatrixSummary summary = of(five().environment("dev", Environment.DEVELOPMENT, _ -> APPLIED)
                .environment("staging", Environment.STAGING, _ -> APPLIED)
                .environment("production", Environment.PRODUCTION, i -> i == 0 ? BASELINE : APPLIED));
        assertThat(summary.headline()).isEqualTo("All 3 environments have the same 5 migrations.");
        assertThat(summary.remarks()).isEmpty();
    }

    @Test
    void what_has_no_script_or_is_ignored_is_nothing_to_be_behind_with() {
        MatrixSummary summary = of(five().environment("dev", Environment.DEVELOPMENT, _ -> APPLIED)
                .environment("production", Environment.PRODUCTION, i -> i == 0 ? IGNORED : APPLIED));
        assertThat(summary.headline()).doesNotContain("behind");
        MatrixSummary ghost = of(new SampleProject(folder)
                .environment("dev", Environment.DEVELOPMENT, List.of(SampleProject.cell("ghost", MISSING, 0)))
                .environment("production", Environment.PRODUCTION, List.of()));
        assertThat(ghost.headline()).doesNotContain("behind");
        assertThat(texts(ghost)).containsExactly("1 migration in the history of development has no script.");
    }

    @Test
    void two_environments_of_a_kind_are_called_by_their_names() {
        MatrixSummary summary = of(five().environment("staging", Environment.STAGING, _ -> APPLIED)
                .environment("prod-eu", Environment.PRODUCTION, i -> i < 4 ? APPLIED : PENDING)
                .environment("prod-us", Environment.PRODUCTION, i -> i < 2 ? APPLIED : PENDING));
        assertThat(summary.headline()).isEqualTo("prod-us is 2 migrations behind prod-eu.");
        assertThat(texts(summary)).containsExactly("prod-eu is 1 migration behind staging.");
    }

    @Test
    void one_environment_alone_says_how_much_it_has() {
        MatrixSummary summary = of(
                five().environment("dev", Environment.DEVELOPMENT, i -> i == 4 ? FAILED : i == 3 ? MODIFIED : APPLIED));
        assertThat(summary.headline()).isEqualTo("Development has 4 of 5 migrations.");
        assertThat(texts(summary))
                .containsExactly(
                        "1 migration failed on development.",
                        "1 script was edited after running on development.",
                        "1 migration has not run anywhere yet.");
    }

    @Test
    void a_project_without_migrations_is_no_agreement() {
        assertThat(of(new SampleProject(folder).environment("dev", Environment.DEVELOPMENT, _ -> APPLIED))
                        .headline())
                .isEqualTo("The project has no migrations yet.");
        assertThat(of(five()).headline()).isEqualTo("This workspace has no databases yet.");
    }

    private static MatrixSummary of(SampleProject project) {
        StatusMatrix matrix = project.read(new DirectTaskRunner(Progress.NONE))
                .matrixProperty()
                .get()
                .orElseThrow();
        return MatrixSummary.of(matrix, Column.of(matrix));
    }

    private static List<String> texts(MatrixSummary summary) {
        return summary.remarks().stream().map(MatrixSummary.Remark::text).toList();
    }
}
