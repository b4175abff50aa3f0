package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

class StatusTest {
    @TempDir
    Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("status");

    @Test
    void a_role_that_may_not_read_the_history_is_told_what_to_grant() {
        project().with("1", "select 1").migrate(test);
        test.execute("drop role if exists \"watch\"; create role \"watch\" login");
        ConnectionProfile profile = new ConnectionProfile(
                "stage",
                Environment.STAGING,
                "127.0.0.1",
                test.port(),
                test.name(),
                "watch",
                SslMode.PREFER,
                new PasswordSource.Pgpass(),
                Optional.empty());
        try (Database database = new Database(profile, _ -> Optional.empty())) {
            assertThatThrownBy(() -> project().load().status(database))
                    .isInstanceOfSatisfying(
                            LockkeeperException.class,
                            e -> assertThat(e.sentence())
                                    .contains("On stage the role watch may not read")
                                    .contains("grant select on \"public\".\"_prisma_migrations\" to \"watch\";"));
        }
    }

    @Test
    void a_table_that_lacks_prismas_columns_is_told() {
        test.execute(
                "create table _prisma_migrations (id int, started_at timestamptz, finished_at timestamptz); insert into _prisma_migrations values (1, now(), now())");
        assertThatThrownBy(() -> project().with("1", "select 1").status(test))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-MIG-HISTORY-SHAPE"));
    }

    @Test
    void a_history_of_prisma_8_is_recognised() {
        test.execute("create schema prisma_contract");
        assertThatThrownBy(() -> project().with("1", "select 1").status(test))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("Prisma 8");
    }

    @Test
    void without_a_history_everything_is_pending() {
        assertThat(project().with("1", "x").with("2", "y").states(test)).containsExactly("1 pending", "2 pending");
    }

    @Test
    void every_state_is_told_apart_where_prisma_would_say_up_to_date() {
        PrismaProject project = project();
        for (int i = 1; i <= 6; i++) {
            project.with("m" + i, "select " + i);
        }
        project.migrate(test);
        test.execute(
                "update _prisma_migrations set rolled_back_at = now(), finished_at = null where migration_name = 'm2'");
        test.execute(
                "update _prisma_migrations set finished_at = null, logs = 'ERROR: it broke' where migration_name = 'm3'");
        test.execute("update _prisma_migrations set migration_name = 'm0_gone' where migration_name = 'm4'");
        project.with("m5", "select 55");
        project.with("m7", "select 7");
        assertThat(project.states(test))
                .containsExactly(
                        "m0_gone missing",
                        "m1 applied",
                        "m2 rolled-back",
                        "m3 failed",
                        "m4 pending",
                        "m5 modified",
                        "m6 applied",
                        "m7 pending");
        MigrationStatus failed = status(project, "m3");
        assertThat(failed.note()).hasValueSatisfying(note -> assertThat(note).contains("ERROR: it broke"));
        assertThat(status(project, "m4").note())
                .hasValueSatisfying(note -> assertThat(note).contains("Later ones are applied"));
    }

    @Test
    void several_rows_for_a_name_are_normal_and_the_last_that_counts_decides() {
        PrismaProject project = project().with("1", "select 1/0");
        project.migrate(test);
        project.resolve(test, "1", Resolution.ROLLED_BACK);
        assertThat(project.states(test)).containsExactly("1 rolled-back");
        project.with("1", "select 1").migrate(test);
        MigrationStatus status = project.status(test).getFirst();
        assertThat(status.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(status.history()).hasSize(2);
    }

    @Test
    void a_rolled_back_row_without_a_folder_is_no_work_and_no_alarm() {
        PrismaProject project = project().with("1", "select 1");
        project.migrate(test);
        test.execute(
                "insert into _prisma_migrations (id, checksum, migration_name, rolled_back_at) values ('x', 'y', '0_tried', now())");
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            EnvironmentStatus status = project.load().status(database);
            assertThat(status.migrations().getFirst().state()).isEqualTo(MigrationState.IGNORED);
            assertThat(status.applied()).isEqualTo(1);
            assertThat(status.pending()).isZero();
            assertThat(status.attention()).isZero();
        }
    }

    @Test
    void an_open_row_is_running_while_a_session_holds_the_lock_and_failed_afterwards() throws SQLException {
        PrismaProject project = project().with("1", "select 1").with("2", "select 2");
        project.migrate(test);
        test.execute("update _prisma_migrations set finished_at = null where migration_name = '2'");
        try (Connection other = test.connect();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(72707369)");
            assertThat(project.states(test)).containsExactly("1 applied", "2 running");
            assertThatThrownBy(() -> project.plan(test))
                    .isInstanceOfSatisfying(
                            LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-MIG-RUNNING"));
        }
        assertThat(project.states(test)).containsExactly("1 applied", "2 failed");
    }

    @Test
    void the_same_lock_in_another_database_means_nothing_here() throws SQLException {
        PrismaProject project = project().with("1", "select 1");
        project.migrate(test);
        test.execute("update _prisma_migrations set finished_at = null");
        TestDatabase elsewhere = TestPostgres.usual().freshDatabase("elsewhere");
        try (Connection other = elsewhere.connect();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(72707369)");
            assertThat(project.states(test)).containsExactly("1 failed");
        }
    }

    @Test
    void one_that_was_applied_after_a_later_one_is_out_of_order() {
        project().with("1", "select 1").with("3", "select 3").migrate(test);
        project().with("2", "select 2").migrate(test);
        assertThat(project().states(test)).containsExactly("1 applied", "2 out-of-order", "3 applied");
    }

    @Test
    void columns_that_prisma_does_not_know_are_shown_and_do_no_harm() {
        PrismaProject project = project().with("1", "select 1");
        project.migrate(test);
        test.execute("alter table _prisma_migrations add approved_by text default 'me'");
        MigrationStatus status = project.status(test).getFirst();
        assertThat(status.state()).isEqualTo(MigrationState.APPLIED);
        assertThat(status.history().getFirst().columns()).containsEntry("approved_by", "me");
        assertThat(project.with("2", "select 2").migrate(test).applied()).containsExactly("2");
    }

    @Test
    void line_ends_that_git_changed_do_not_make_a_script_modified() {
        project().with("1", "select 1;\nselect 2;\n").migrate(test);
        assertThat(project().with("1", "select 1;\r\nselect 2;\r\n").states(test))
                .containsExactly("1 applied");
    }

    @Test
    void a_script_that_cannot_be_sent_is_told_and_keeps_the_plan_from_being_made() {
        PrismaProject project = project().with("1", "select 'é'".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(project.status(test).getFirst().note())
                .hasValueSatisfying(note -> assertThat(note).contains("offset 8"));
        assertThatThrownBy(() -> project.plan(test))
                .isInstanceOfSatisfying(
                        LockkeeperException.class,
                        e -> assertThat(e.sentence()).contains("migration 1").contains("offset 8"));
    }

    @Test
    void a_history_of_fifty_thousand_rows_is_read_whole() {
        project().with("00001", "select 1").migrate(test);
        test.execute(
                "insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at) select i, 'c', lpad(i::text, 5, '0') || '_m', now() + i * interval '1 second', now() + i * interval '1 second' from generate_series(2, 50000) i");
        List<MigrationStatus> all = project().status(test);
        assertThat(all).hasSize(50_000);
        assertThat(all.getLast().state()).isEqualTo(MigrationState.MISSING);
    }

    private MigrationStatus status(PrismaProject project, String name) {
        return project.status(test).stream()
                .filter(status -> status.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private PrismaProject project() {
        return new PrismaProject(folder);
    }
}
