package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class FlywayPlanTest {
    private static final String HISTORY =
            "select installed_rank, version, description, type, script, checksum, installed_by, success from %s order by 1";

    @TempDir
    private Path folder;

    private FlywayProject project() {
        return FlywayProject.in(folder)
                .script("V1__a.sql", "create table a (id int);\ninsert into a values (${start});\n")
                .script("V2__it's.sql", "-- slow\ncreate index concurrently i on a (id);\n")
                .script("R__v.sql", "create or replace view v as select id, ';' as semicolon from a;\n")
                .with(s -> s.placeholder("start", "41"));
    }

    private static TestDatabase fresh() {
        return TestPostgres.usual().freshDatabase("fplan");
    }

    private static Stream<String> sql(MigrationPlan plan) {
        return Stream.of(
                        plan.before().stream(),
                        plan.migrations().stream().flatMap(m -> m.statements().stream()),
                        plan.after().stream())
                .flatMap(s -> s)
                .map(PlannedStatement::sql);
    }

    /** Runs the plan as psql would: statement by statement on one connection. */
    private static void runAsScript(TestDatabase test, MigrationPlan plan) throws Exception {
        try (var connection = test.connect();
                var statement = connection.createStatement()) {
            for (String sql : sql(plan).toList()) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void a_migration_that_is_not_pending_cannot_be_the_last() {
        assertThatThrownBy(() -> project().plan(fresh(), Optional.of("V9__x.sql")))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageContaining("V9__x.sql");
    }

    @Test
    void statements_that_cannot_share_a_transaction_are_refused_before_anything_runs() {
        TestDatabase test = fresh();
        FlywayProject project = FlywayProject.in(folder)
                .script("V1__mixed.sql", "create table a (id int);\ncreate index concurrently i on a (id);");
        assertThatThrownBy(() -> project.migrate(test))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("V1__mixed.sql")
                .hasMessageContaining("mixed");
        assertThat(test.rows("select to_regclass('a')")).containsExactly("null");
    }

    @Test
    void a_placeholder_without_value_is_refused_before_anything_runs() {
        FlywayProject project = FlywayProject.in(folder).script("V1__a.sql", "select '${nobody}';");
        assertThatThrownBy(() -> project.plan(fresh(), Optional.empty()))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void the_plan_run_by_hand_has_the_effect_of_flyway() throws Exception {
        TestDatabase byFlyway = fresh();
        TestDatabase byHand = fresh();
        FlywayProject project = project();
        MigrationPlan plan = project.plan(byHand, Optional.empty());
        assertThat(project.migrate(byFlyway).failed()).isEmpty();
        runAsScript(byHand, plan);
        assertThat(byHand.rows(HISTORY.formatted("flyway_schema_history")))
                .isEqualTo(byFlyway.rows(HISTORY.formatted("flyway_schema_history")))
                .hasSize(3);
        assertThat(byHand.rows("select id from v")).containsExactly("41");
        assertThat(project.states(byHand))
                .containsExactly("V1__a.sql applied", "V2__it's.sql applied", "R__v.sql applied");
        String columns =
                "select column_name, data_type, is_nullable, character_maximum_length, column_default from information_schema.columns where table_name = 'flyway_schema_history' order by ordinal_position";
        assertThat(byHand.rows(columns)).isEqualTo(byFlyway.rows(columns));
        String indexes = "select indexdef from pg_indexes where tablename = 'flyway_schema_history' order by 1";
        assertThat(byHand.rows(indexes)).isEqualTo(byFlyway.rows(indexes));
    }

    @Test
    void a_new_schema_and_a_baseline_are_part_of_the_plan() throws Exception {
        TestDatabase byFlyway = fresh();
        TestDatabase byHand = fresh();
        FlywayProject inSchema = project().with(s -> s.history("ref", "h").placeholder("start", "1"));
        MigrationPlan plan = inSchema.plan(byHand, Optional.empty());
        inSchema.migrate(byFlyway);
        runAsScript(byHand, plan);
        assertThat(byHand.rows(HISTORY.formatted("ref.h"))).isEqualTo(byFlyway.rows(HISTORY.formatted("ref.h")));
        assertThat(byHand.rows("select to_regclass('ref.a') is not null")).containsExactly("t");
        List.of(byFlyway, byHand).forEach(t -> t.execute("drop schema ref cascade; create table a (id int)"));
        FlywayProject baseline = project().with(s -> s.baseline("1"));
        MigrationPlan withBaseline = baseline.plan(byHand, Optional.empty());
        assertThat(withBaseline.migrations().stream().map(PlannedMigration::name))
                .containsExactly("V2__it's.sql", "R__v.sql");
        baseline.migrate(byFlyway);
        runAsScript(byHand, withBaseline);
        assertThat(byHand.rows(HISTORY.formatted("flyway_schema_history")))
                .isEqualTo(byFlyway.rows(HISTORY.formatted("flyway_schema_history")));
    }

    @Test
    void callbacks_are_shown_where_they_run() {
        FlywayProject project = project()
                .script("beforeMigrate.sql", "select 'before';")
                .script("afterEachMigrate__note.sql", "select 'each';")
                .script("afterMigrate.sql", "select 'after';");
        MigrationPlan plan = project.plan(fresh(), Optional.of("V1__a.sql"));
        assertThat(plan.before().getLast().sql()).isEqualTo("-- beforeMigrate.sql\nselect 'before'");
        assertThat(plan.after())
                .extracting(PlannedStatement::sql)
                .containsExactly("-- afterMigrate.sql\nselect 'after'");
        assertThat(plan.migrations().getFirst().statements())
                .extracting(PlannedStatement::sql)
                .contains("-- afterEachMigrate__note.sql\nselect 'each'");
    }

    @Test
    void placeholders_are_replaced_and_lines_are_those_of_the_script() {
        MigrationPlan plan = project().plan(fresh(), Optional.empty());
        PlannedMigration first = plan.migrations().getFirst();
        assertThat(first.transactional()).isTrue();
        assertThat(first.scriptStatements())
                .containsExactly(
                        PlannedStatement.script(1, "create table a (id int)"),
                        PlannedStatement.script(2, "insert into a values (41)"));
        assertThat(first.statements().getFirst().sql()).isEqualTo("select pg_try_advisory_lock(77433833903597)");
    }

    @Test
    void the_digest_changes_with_script_setting_order_and_target_and_with_nothing_else() {
        TestDatabase test = fresh();
        String digest = project().plan(test, Optional.empty()).digest();
        assertThat(project().plan(test, Optional.empty()).digest()).isEqualTo(digest);
        assertThat(project().plan(test, Optional.of("V2__it's.sql")).digest()).isNotEqualTo(digest);
        assertThat(project().plan(fresh(), Optional.empty()).digest()).isNotEqualTo(digest);
        assertThat(project()
                        .with(s -> s.placeholder("start", "42"))
                        .plan(test, Optional.empty())
                        .digest())
                .isNotEqualTo(digest);
        FlywayProject edited = project().script("R__v.sql", "create or replace view v as select 2 as id;\n");
        assertThat(edited.plan(test, Optional.empty()).digest()).isNotEqualTo(digest);
    }

    @Test
    void a_script_with_the_time_in_it_has_a_steady_digest_and_the_plan_says_so() {
        TestDatabase test = fresh();
        FlywayProject project = FlywayProject.in(folder).script("R__t.sql", "select '${flyway:timestamp}';");
        MigrationPlan plan = project.plan(test, Optional.empty());
        assertThat(plan.transactionRule()).contains("${flyway:timestamp}");
        assertThat(project.plan(test, Optional.empty()).digest()).isEqualTo(plan.digest());
        assertThat(plan.migrations().getFirst().scriptStatements().getFirst().sql())
                .startsWith("select '20");
    }

    @Test
    void a_script_that_says_so_itself_runs_outside_a_transaction() {
        TestDatabase test = fresh();
        FlywayProject project = FlywayProject.in(folder)
                .script("V1__a.sql", "create table a (id int);")
                .script("V1__a.sql.conf", "executeInTransaction=false\n");
        MigrationPlan plan = project.plan(test, Optional.empty());
        assertThat(plan.migrations().getFirst().transactional()).isFalse();
        assertThat(project.migrate(test).applied()).containsExactly("V1__a.sql");
        assertThat(project.states(test)).containsExactly("V1__a.sql applied");
    }
}
