package org.lockkeeper.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.guard.TargetIdentity;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.control.SqlDocument;
import org.lockkeeper.ui.sample.Samples;

class PlanLayoutTest {
    @TempDir
    Path folder;

    @Test
    void a_plan_that_is_too_long_is_shown_section_by_section_and_copied_whole() {
        PlanLayout layout = PlanLayout.of(plan(3, SqlDocument.MOST_LINES / 2));
        assertThat(layout.whole()).isEmpty();
        assertThat(layout.sections()).hasSize(4);
        SqlDocument second = layout.section(2);
        assertThat(second.lines().getFirst().text()).isEqualTo("-- 2 of 3: m1");
        assertThat(second.leftOut()).isZero();
        assertThat(layout.text().lines()).hasSizeGreaterThan(SqlDocument.MOST_LINES);
    }

    @Test
    void sections_start_at_their_headings() {
        PlanLayout layout = PlanLayout.of(plan(3, 4));
        SqlDocument whole = layout.whole().orElseThrow();
        assertThat(layout.starts().stream().map(line -> whole.lines().get(line).text()))
                .containsExactly("-- Before the migrations", "-- 1 of 3: m0", "-- 2 of 3: m1", "-- 3 of 3: m2");
    }

    @Test
    void the_bookkeeping_is_shown_and_told_apart_from_the_script() {
        MigrationPlan plan = Samples.shop(folder)
                .read(new DirectTaskRunner(Progress.NONE))
                .service()
                .preview("dev", Optional.empty());
        SqlDocument whole = PlanLayout.of(plan).whole().orElseThrow();
        assertThat(whole.lines())
                .filteredOn(line -> line.kind() == SqlDocument.Kind.BOOKKEEPING)
                .extracting(SqlDocument.Line::text)
                .contains("select pg_advisory_lock(72707369);", "select pg_advisory_unlock(72707369);");
        assertThat(whole.statements())
                .filteredOn(s -> s.origin() == PlannedStatement.Origin.SCRIPT)
                .hasSize(6)
                .extracting(SqlDocument.Statement::scriptLine)
                .startsWith(2, 4, 7);
    }

    private MigrationPlan plan(int migrations, int statements) {
        List<PlannedMigration> planned = IntStream.range(0, migrations)
                .mapToObj(m -> new PlannedMigration(
                        new Migration("m" + m, folder.resolve("m" + m)),
                        "c",
                        true,
                        IntStream.range(0, statements)
                                .mapToObj(s -> PlannedStatement.script(s + 1, "select " + s))
                                .toList()))
                .toList();
        return new MigrationPlan(
                Samples.shop(folder)
                        .read(new DirectTaskRunner(Progress.NONE))
                        .profiles()
                        .getFirst(),
                new TargetIdentity("1", "shop", 1),
                "d".repeat(64),
                "one transaction",
                List.of(PlannedStatement.bookkeeping("select pg_advisory_lock(72707369)")),
                planned,
                List.of());
    }
}
