package org.lockkeeper.migration.flyway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class FlywayStatusTest {
    @TempDir
    private Path folder;

    private FlywayProject project() {
        return FlywayProject.in(folder)
                .script("V1__a.sql", "create table a (id int);")
                .script("V2__b.sql", "create table b (id int);")
                .script("R__v.sql", "create or replace view v as select id from a;");
    }

    private static TestDatabase fresh() {
        return TestPostgres.usual().freshDatabase("fstatus");
    }

    @Test
    void a_role_that_may_not_read_the_history_is_told_which_grant_it_needs() {
        TestDatabase test = fresh();
        FlywayProject project = project();
        project.migrate(test);
        String role = "blind_" + test.name();
        test.execute("create role " + role + " login");
        ConnectionProfile own = test.profile(Environment.STAGING);
        ConnectionProfile profile = new ConnectionProfile(
                "stage",
                own.environment(),
                own.host(),
                own.port(),
                own.database(),
                role,
                own.sslMode(),
                own.password(),
                Optional.empty());
        try (Database database = new Database(profile, _ -> Optional.empty())) {
            assertThatThrownBy(() -> project.load().status(database))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("stage: role \"" + role + "\" may not read")
                    .hasMessageContaining("grant select on \"public\".\"flyway_schema_history\" to \"" + role + "\"");
        }
    }

    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void an_empty_database_has_everything_pending_on_every_major(int major) {
        TestDatabase test = TestPostgres.major(major).freshDatabase("fempty");
        assertThat(project().states(test))
                .containsExactly("V1__a.sql pending", "V2__b.sql pending", "R__v.sql pending");
        assertThat(project().migrate(test).applied()).containsExactly("V1__a.sql", "V2__b.sql", "R__v.sql");
        assertThat(project().states(test))
                .containsExactly("V1__a.sql applied", "V2__b.sql applied", "R__v.sql applied");
    }

    @Test
    void an_edited_script_is_modified_and_a_changed_repeatable_outdated() {
        TestDatabase test = fresh();
        project().migrate(test);
        FlywayProject edited = project()
                .script("V2__b.sql", "create table b (id bigint);")
                .script("R__v.sql", "create or replace view v as select id from a where id > 0;");
        assertThat(edited.states(test))
                .containsExactlyInAnyOrder("V1__a.sql applied", "V2__b.sql modified", "R__v.sql outdated");
        assertThat(edited.status(test, "V2__b.sql").note())
                .hasValueSatisfying(note -> assertThat(note).contains("repair"));
    }

    @Test
    void a_script_that_differs_in_line_ends_alone_is_not_modified() {
        TestDatabase test = fresh();
        FlywayProject.in(folder)
                .script("V1__a.sql", "create table a (\n  id int\n);\n")
                .migrate(test);
        FlywayProject crlf =
                FlywayProject.in(folder).script("V1__a.sql", "\uFEFFcreate table a (\r\n  id int\r\n);\r\n");
        assertThat(crlf.states(test)).containsExactly("V1__a.sql applied");
    }

    @Test
    void a_row_without_script_is_missing_and_an_older_script_is_ignored_or_pending() throws Exception {
        TestDatabase test = fresh();
        FlywayProject project = project();
        project.script("V3__c.sql", "create table c (id int);").migrate(test);
        java.nio.file.Files.delete(folder.resolve("V2__b.sql"));
        project.script("V2.5__late.sql", "create table late (id int);");
        assertThat(project.states(test)).contains("V2__b.sql missing", "V2.5__late.sql ignored", "V3__c.sql applied");
        assertThat(project.with(FlywayProject.SettingsBuilder::outOfOrder).states(test))
                .contains("V2.5__late.sql pending");
    }

    @Test
    void what_ran_after_a_newer_one_is_out_of_order() {
        TestDatabase test = fresh();
        FlywayProject project = project().with(FlywayProject.SettingsBuilder::outOfOrder);
        project.migrate(test);
        project.script("V1.5__late.sql", "create table late (id int);").migrate(test);
        assertThat(project.states(test)).contains("V1.5__late.sql out-of-order");
    }

    @Test
    void a_baseline_hides_what_is_older() {
        TestDatabase test = fresh();
        test.execute("create table a (id int)");
        FlywayProject project = project().with(s -> s.baseline("1"));
        assertThat(project.migrate(test).applied()).containsExactly("V2__b.sql", "R__v.sql");
        assertThat(project.states(test)).containsExactly("V1__a.sql baseline", "V2__b.sql applied", "R__v.sql applied");
    }

    @Test
    void a_renamed_script_keeps_its_place_and_is_told() throws Exception {
        TestDatabase test = fresh();
        project().migrate(test);
        java.nio.file.Files.move(folder.resolve("V2__b.sql"), folder.resolve("V2__other name.sql"));
        assertThat(FlywayProject.in(folder).states(test))
                .containsExactly("V1__a.sql applied", "V2__other name.sql modified", "R__v.sql applied");
    }

    @Test
    void a_history_of_a_paid_edition_is_shown_but_not_worked_on() {
        TestDatabase test = fresh();
        project().migrate(test);
        test.execute(
                "insert into flyway_schema_history values (4, '2', 'b', 'UNDO_SQL', 'U2__b.sql', null, 'x', now(), 1, true)");
        assertThat(project().states(test))
                .containsExactlyInAnyOrder("V1__a.sql applied", "V2__b.sql rolled-back", "R__v.sql applied");
        assertThatThrownBy(() -> project().plan(test, Optional.empty()))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("paid edition");
    }

    @Test
    void columns_that_nobody_knows_are_shown_and_do_no_harm() {
        TestDatabase test = fresh();
        project().migrate(test);
        test.execute("alter table flyway_schema_history add column reviewed_by text default 'ops'");
        var status = project().status(test, "V1__a.sql");
        assertThat(status.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(status.history().getFirst().columns())
                .containsEntry("reviewed_by", "ops")
                .containsEntry("version", "1");
    }

    @Test
    void the_rows_of_a_usual_history_are_those_of_the_table() {
        TestDatabase test = fresh();
        project().migrate(test);
        project()
                .script("R__v.sql", "create or replace view v as select id from a where id > 1;")
                .migrate(test);
        FlywayProject project =
                project().script("R__v.sql", "create or replace view v as select id from a where id > 1;");
        assertThat(project.status(test).migrations().stream()
                        .flatMap(m -> m.history().stream())
                        .map(row -> String.join("|", row.columns().values()).replace("||", "|null|")))
                .containsExactlyInAnyOrderElementsOf(test.rows("select * from flyway_schema_history"));
        assertThat(project.status(test, "R__v.sql").history()).hasSize(2);
    }

    @Test
    void while_a_session_holds_the_lock_the_first_pending_one_is_running() throws Exception {
        TestDatabase test = fresh();
        try (Connection connection = test.connect();
                Statement statement = connection.createStatement()) {
            // The key that INTEROP.md gives for "public"."flyway_schema_history".
            statement.execute("set application_name = 'release-bot'; select pg_advisory_lock(77433833903597)");
            var status = project().status(test, "V1__a.sql");
            assertThat(status.state()).isEqualTo(MigrationState.RUNNING);
            assertThat(status.note())
                    .hasValueSatisfying(note -> assertThat(note).contains("release-bot"));
            assertThat(project().states(test)).contains("V2__b.sql pending");
        }
    }

    @Test
    void another_table_and_schema_are_used_and_created() {
        TestDatabase test = fresh();
        FlywayProject project = project().with(s -> s.history("Ref data", "schema_version"));
        assertThat(project.migrate(test).failed()).isEmpty();
        assertThat(test.rows("select script from \"Ref data\".schema_version order by installed_rank"))
                .containsExactly("\"Ref data\"", "V1__a.sql", "V2__b.sql", "R__v.sql");
        assertThat(project.states(test)).containsExactly("V1__a.sql applied", "V2__b.sql applied", "R__v.sql applied");
    }
}
