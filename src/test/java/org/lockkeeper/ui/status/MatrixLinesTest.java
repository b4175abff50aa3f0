package org.lockkeeper.ui.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.migration.MigrationState.APPLIED;
import static org.lockkeeper.migration.MigrationState.MODIFIED;
import static org.lockkeeper.migration.MigrationState.PENDING;

import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.sample.SampleProject;

class MatrixLinesTest {
    @TempDir
    Path folder;

    private SampleProject project() {
        return new SampleProject(folder)
                .migration("20260801100000_init", "select 1;")
                .migration("20260801120000_orders", "select 1;")
                .migration("20260815090000_totals", "select 1;");
    }

    @Test
    void an_environment_that_cannot_be_read_makes_no_difference() {
        MatrixLines lines = lines(project()
                .environment("dev", Environment.DEVELOPMENT, _ -> APPLIED)
                .unreachable("staging", Environment.STAGING, "refused")
                .environment("production", Environment.PRODUCTION, i -> i < 2 ? APPLIED : PENDING));
        assertThat(show(lines.lines("", true, false))).containsExactly("20260815090000_totals 2");
    }

    @Test
    void production_is_compared_with_development_where_staging_cannot_be_read() {
        MatrixLines lines = lines(project()
                .environment("dev", Environment.DEVELOPMENT, _ -> APPLIED)
                .unreachable("staging", Environment.STAGING, "refused")
                .environment("production", Environment.PRODUCTION, _ -> PENDING));
        assertThat(show(lines.lines("", false, false)))
                .containsExactly("20260815090000_totals 2", "20260801120000_orders 2", "20260801100000_init 2");
    }

    @Test
    void columns_go_from_development_to_production_whatever_the_files_order() {
        StatusMatrix matrix = matrix(project()
                .environment("prod", Environment.PRODUCTION, _ -> PENDING)
                .environment("dev", Environment.DEVELOPMENT, _ -> APPLIED));
        assertThat(Column.of(matrix)).extracting(c -> c.profile().name()).containsExactly("dev", "prod");
        assertThat(Column.of(matrix).getLast().lacks(matrix.rows().getFirst())).isTrue();
    }

    @Test
    void only_differences_keeps_what_needs_attention_even_where_all_agree() {
        MatrixLines lines = lines(project()
                .environment("dev", Environment.DEVELOPMENT, i -> i == 1 ? MODIFIED : APPLIED)
                .environment("production", Environment.PRODUCTION, i -> i == 1 ? MODIFIED : APPLIED));
        assertThat(show(lines.lines("", true, false))).containsExactly("20260801120000_orders ");
    }

    @Test
    void every_word_of_the_filter_has_to_match_a_name_or_a_state() {
        MatrixLines lines = lines(project()
                .environment("dev", Environment.DEVELOPMENT, _ -> APPLIED)
                .environment("production", Environment.PRODUCTION, i -> i < 1 ? APPLIED : PENDING));
        assertThat(show(lines.lines(" ORDERS pending ", false, false))).containsExactly("20260801120000_orders 1");
        assertThat(lines.lines("init pending", false, false)).isEmpty();
        assertThat(lines.lines("pend", false, false)).isEmpty();
    }

    @Test
    void each_day_has_a_head_with_its_count() {
        MatrixLines lines = lines(project().environment("dev", Environment.DEVELOPMENT, _ -> APPLIED));
        assertThat(show(lines.lines("", false, true)))
                .containsExactly(
                        "Saturday 15 August 2026 (1)",
                        "20260815090000_totals ",
                        "Saturday 1 August 2026 (2)",
                        "20260801120000_orders ",
                        "20260801100000_init ");
    }

    @Test
    void a_name_without_a_date_belongs_to_the_day_on_which_it_first_ran() {
        SampleProject project = new SampleProject(folder)
                .migration("V20269999__no_date.sql", "select 1;")
                .migration("V2__next.sql", "select 1;")
                .environment("dev", Environment.DEVELOPMENT, i -> i == 0 ? APPLIED : PENDING);
        assertThat(show(lines(project).lines("", false, true)))
                .containsExactly(
                        "Not run anywhere yet (1)",
                        "V2__next.sql ",
                        "Monday 24 August 2026 (1)",
                        "V20269999__no_date.sql ");
    }

    private static StatusMatrix matrix(SampleProject project) {
        return project.read(new DirectTaskRunner(Progress.NONE))
                .matrixProperty()
                .get()
                .orElseThrow();
    }

    private static MatrixLines lines(SampleProject project) {
        StatusMatrix matrix = matrix(project);
        return new MatrixLines(matrix, Column.of(matrix), ZoneOffset.UTC);
    }

    /** A head as its words and count, a migration as its name and the columns that lack it. */
    private static List<String> show(List<StatusLine> lines) {
        return lines.stream()
                .map(line -> switch (line) {
                    case StatusLine.Day day -> day.label() + " (" + day.migrations() + ")";
                    case StatusLine.Entry entry -> entry.row().name() + " " + columns(entry);
                })
                .toList();
    }

    private static String columns(StatusLine.Entry entry) {
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            columns.append(entry.lacks(i) ? Integer.toString(i) : "");
        }
        return columns.toString();
    }
}
