package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.testing.Untouched;
import org.lockkeeper.workspace.WorkspaceServices;

/** Between the review and the action something changes: each time it is refused, and nothing is changed. */
@ParameterizedClass
@EnumSource
class GuardedActionTest {
    private final ProjectKind kind;

    @TempDir
    private Path folder;

    private GuardedProject project;
    private TestDatabase production;

    GuardedActionTest(ProjectKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void two_pending_migrations_on_production() {
        project = new GuardedProject(folder, kind);
        production = project.production;
        project.write(1, "create table product (id int primary key);\n");
        project.write(2, "alter table product add price int;\n");
    }

    @Test
    void a_script_that_changed_after_the_review_is_refused() {
        try (WorkspaceServices open = project.open()) {
            MigrationService service = open.migrations();
            MigrationPlan reviewed = service.preview("prod", Optional.empty());
            project.write(2, "drop table product;\n");
            assertRefused(
                    "LK-MIG-PLAN-CHANGED",
                    () -> service.migrate(
                            reviewed, Said.reviewed(production.name()), RunListener.NONE, new CancelToken()));
            assertRefused(
                    "LK-GUARD-PLAN",
                    () -> service.migrate(
                            "prod",
                            Optional.empty(),
                            new Said(reviewed.digest(), production.name(), ""),
                            RunListener.NONE,
                            new CancelToken()));
        }
    }

    /** Prisma's folder is read again; Flyway's engine has kept what was reviewed, and runs that. */
    @Test
    void a_script_that_changed_after_the_permission_does_not_run() {
        try (Database database = project.database()) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = project.clear(database, plan);
            project.write(2, "drop table product;\n");
            switch (kind) {
                case PRISMA -> assertRefused("LK-MIG-PLAN-CHANGED", () -> apply(scripts, database, plan, clearance));
                case FLYWAY -> {
                    apply(scripts, database, plan, clearance);
                    assertThat(production.rows("select price from product")).isEmpty();
                }
            }
        }
    }

    @Test
    void a_plan_that_was_edited_after_the_permission_is_refused() {
        try (Database database = project.database()) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = project.clear(database, plan);
            MigrationPlan edited = new MigrationPlan(
                    plan.profile(),
                    plan.target(),
                    plan.digest(),
                    plan.transactionRule(),
                    plan.before(),
                    plan.migrations().subList(0, 1),
                    plan.after());
            assertRefused("LK-GUARD-PLAN", () -> apply(scripts, database, edited, clearance));
        }
    }

    @Test
    void a_second_redemption_is_refused() {
        try (Database database = project.database()) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = project.clear(database, plan);
            database.write(clearance).close();
            assertRefused("LK-GUARD-USED", () -> apply(scripts, database, plan, clearance));
        }
    }

    @Test
    void an_expired_permission_is_refused() {
        try (Database database = project.database()) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = project.clear(database, plan);
            project.clock.pass(Clearance.LIFETIME.plusMillis(1));
            assertRefused("LK-GUARD-EXPIRED", () -> apply(scripts, database, plan, clearance));
        }
    }

    @Test
    void a_database_that_was_made_anew_behind_the_same_name_is_refused() {
        try (Database database = project.database()) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = project.clear(database, plan);
            TestDatabase maintenance = new TestDatabase(production.port(), "postgres");
            maintenance.execute("drop database " + production.name() + " with (force)");
            maintenance.execute("create database " + production.name());
            assertRefused("LK-GUARD-TARGET", () -> apply(scripts, database, plan, clearance));
        }
    }

    @Test
    void a_failover_between_review_and_action_is_refused_on_both_servers() throws IOException {
        TestPostgres other = TestPostgres.major(16);
        new TestDatabase(other.port(), "postgres").execute("create database " + production.name());
        TestDatabase standIn = new TestDatabase(other.port(), production.name());
        Untouched elsewhere = Untouched.now(standIn);
        try (Forwarder address = new Forwarder(production.port());
                Database database = project.database(address.port())) {
            MigrationEngine.Scripts scripts = project.engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = project.clear(database, plan);
            address.turnTo(other.port());
            assertRefused("LK-GUARD-TARGET", () -> apply(scripts, database, plan, clearance));
        }
        elsewhere.assertStill();
    }

    @Test
    void three_wrong_names_are_three_refusals_and_none_is_recorded_as_an_action() {
        try (WorkspaceServices open = project.open()) {
            MigrationService service = open.migrations();
            MigrationPlan plan = service.preview("prod", Optional.empty());
            for (String wrong :
                    List.of("shop", production.name() + " ", production.name().toUpperCase(java.util.Locale.ROOT))) {
                assertRefused(
                        "LK-GUARD-CONFIRM",
                        () -> service.migrate(
                                plan, new Said(plan.digest(), wrong, ""), RunListener.NONE, new CancelToken()));
            }
        }
        assertThat(project.actions()).isEmpty();
    }

    @Test
    void with_both_confirmations_it_runs_and_the_record_says_so() {
        try (WorkspaceServices open = project.open()) {
            MigrationService service = open.migrations();
            MigrationPlan plan = service.preview("prod", Optional.empty());
            MigrationRun run = service.migrate(
                    plan, new Said(plan.digest(), production.name(), "agreed"), RunListener.NONE, new CancelToken());
            assertThat(run.applied()).hasSize(2);
            assertThat(project.actions()).singleElement().satisfies(action -> {
                assertThat(action.digest()).isEqualTo(plan.digest());
                assertThat(action.subjects()).isEqualTo(plan.names());
                assertThat(action.typedName()).isEqualTo(production.name());
                assertThat(action.reason()).isEqualTo("agreed");
                assertThat(action.system()).isEqualTo(plan.target().system());
                assertThat(action.result()).isEqualTo("done");
            });
        }
    }

    @Test
    void what_fails_is_recorded_with_what_it_left_behind() {
        project.write(3, "create table late (id int);\nselect * from nowhere;\n");
        try (WorkspaceServices open = project.open()) {
            MigrationService service = open.migrations();
            service.migrate(
                    "prod", Optional.empty(), Said.reviewed(production.name()), RunListener.NONE, new CancelToken());
        }
        assertThat(project.actions())
                .extracting(AuditedAction::ending)
                .singleElement()
                .satisfies(ending -> assertThat(ending)
                        .hasValueSatisfying(e -> assertThat(e.detail()).contains(project.name(3) + " failed")));
    }

    private void assertRefused(String code, ThrowingCallable action) {
        project.assertRefused(code, action);
    }

    private static void apply(
            MigrationEngine.Scripts scripts,
            Database database,
            MigrationPlan plan,
            Clearance<ApplyMigrations> clearance) {
        scripts.apply(database, plan, clearance, RunListener.NONE, new CancelToken());
    }
}
