package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.GuardRefusedException;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.SettableClock;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.testing.Untouched;
import org.lockkeeper.workspace.WorkspaceServices;

/** Between the review and the action something changes: each time it is refused, and nothing is changed. */
class GuardedActionTest {
    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private TestDatabase production;
    private AuditTrail audit;
    private ProductionGuard guard;
    private Project project;

    @BeforeEach
    void two_pending_migrations_on_production() throws IOException {
        production = TestPostgres.usual().freshDatabase("guarded");
        audit = new AuditTrail(folder.resolve("audit"), clock);
        guard = new ProductionGuard(clock, audit);
        write("20250101000000_init", "create table product (id int primary key);\n");
        write("20250102000000_add_price", "alter table product add price int;\n");
        project = new Project(
                "shop",
                ProjectKind.PRISMA,
                List.of(folder.resolve("migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
    }

    @Test
    void a_script_that_changed_after_the_review_is_refused() throws IOException {
        try (WorkspaceServices open = service(production.port())) {
            MigrationService service = open.migrations();
            MigrationPlan reviewed = service.preview("prod", Optional.empty());
            write("20250102000000_add_price", "drop table product;\n");
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

    @Test
    void a_script_that_changed_after_the_permission_is_refused() throws IOException {
        try (Database database = database(production.port())) {
            MigrationEngine.Scripts scripts = engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = clear(database, plan);
            write("20250102000000_add_price", "drop table product;\n");
            assertRefused("LK-MIG-PLAN-CHANGED", () -> apply(scripts, database, plan, clearance));
        }
    }

    @Test
    void a_plan_that_was_edited_after_the_permission_is_refused() {
        try (Database database = database(production.port())) {
            MigrationEngine.Scripts scripts = engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = clear(database, plan);
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
        try (Database database = database(production.port())) {
            MigrationEngine.Scripts scripts = engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = clear(database, plan);
            database.write(clearance).close();
            assertRefused("LK-GUARD-USED", () -> apply(scripts, database, plan, clearance));
        }
    }

    @Test
    void an_expired_permission_is_refused() {
        try (Database database = database(production.port())) {
            MigrationEngine.Scripts scripts = engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = clear(database, plan);
            clock.pass(Clearance.LIFETIME.plusMillis(1));
            assertRefused("LK-GUARD-EXPIRED", () -> apply(scripts, database, plan, clearance));
        }
    }

    @Test
    void a_database_that_was_made_anew_behind_the_same_name_is_refused() {
        try (Database database = database(production.port())) {
            MigrationEngine.Scripts scripts = engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = clear(database, plan);
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
                Database database = database(address.port())) {
            MigrationEngine.Scripts scripts = engine().load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            Clearance<ApplyMigrations> clearance = clear(database, plan);
            address.turnTo(other.port());
            assertRefused("LK-GUARD-TARGET", () -> apply(scripts, database, plan, clearance));
        }
        elsewhere.assertStill();
    }

    @Test
    void three_wrong_names_are_three_refusals_and_none_is_recorded_as_an_action() throws IOException {
        try (WorkspaceServices open = service(production.port())) {
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
        assertThat(audit.actions()).isEmpty();
    }

    @Test
    void with_both_confirmations_it_runs_and_the_record_says_so() throws IOException {
        try (WorkspaceServices open = service(production.port())) {
            MigrationService service = open.migrations();
            MigrationPlan plan = service.preview("prod", Optional.empty());
            MigrationRun run = service.migrate(
                    plan, new Said(plan.digest(), production.name(), "agreed"), RunListener.NONE, new CancelToken());
            assertThat(run.applied()).hasSize(2);
            assertThat(audit.actions()).singleElement().satisfies(action -> {
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
    void what_fails_is_recorded_with_what_it_left_behind() throws IOException {
        write("20250103000000_bad", "create table late (id int);\nselect * from nowhere;\n");
        try (WorkspaceServices open = service(production.port())) {
            MigrationService service = open.migrations();
            service.migrate(
                    "prod", Optional.empty(), Said.reviewed(production.name()), RunListener.NONE, new CancelToken());
        }
        assertThat(audit.actions())
                .extracting(AuditedAction::ending)
                .singleElement()
                .satisfies(ending -> assertThat(ending)
                        .hasValueSatisfying(e -> assertThat(e.detail()).contains("20250103000000_bad failed")));
    }

    private void assertRefused(String code, ThrowingCallable action) {
        List<String> history = production.rows("select to_regclass('public._prisma_migrations')");
        List<String> tables = tables();
        List<String> written = counters();
        assertThatThrownBy(action).satisfies(e -> assertThat(code(e)).isEqualTo(code));
        assertThat(production.rows("select to_regclass('public._prisma_migrations')"))
                .isEqualTo(history);
        assertThat(tables()).isEqualTo(tables);
        assertThat(counters()).isEqualTo(written);
    }

    private List<String> tables() {
        return production.rows("select tablename from pg_tables where schemaname = 'public'");
    }

    private List<String> counters() {
        return production.rows(
                "select tup_inserted, tup_updated, tup_deleted from pg_stat_database where datname = current_database()");
    }

    private static String code(Throwable thrown) {
        return switch (thrown) {
            case GuardRefusedException e -> e.code();
            case LockkeeperException e -> e.code();
            default -> String.valueOf(thrown);
        };
    }

    private static void apply(
            MigrationEngine.Scripts scripts,
            Database database,
            MigrationPlan plan,
            Clearance<ApplyMigrations> clearance) {
        scripts.apply(database, plan, clearance, RunListener.NONE, new CancelToken());
    }

    private Clearance<ApplyMigrations> clear(Database database, MigrationPlan plan) {
        return guard.clear(
                plan.operation(),
                database.profile().site(plan.target(), ChangeWindow.ALWAYS),
                List.of(),
                new Said(plan.digest(), production.name(), ""));
    }

    private PrismaEngine engine() {
        return new PrismaEngine(project);
    }

    private WorkspaceServices service(int port) {
        ConnectionProfile profile = profile(port);
        Workspace workspace = new Workspace(folder.resolve("lockkeeper.json"), project, List.of(profile));
        return new WorkspaceServices(
                workspace,
                engine(),
                new Databases(workspace, _ -> Optional.empty()),
                guard,
                new UserFolders(folder, folder, folder),
                clock);
    }

    private Database database(int port) {
        return new Database(profile(port), _ -> Optional.empty());
    }

    private ConnectionProfile profile(int port) {
        return new ConnectionProfile(
                "prod",
                Environment.PRODUCTION,
                "127.0.0.1",
                port,
                production.name(),
                "postgres",
                SslMode.DISABLE,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }

    private void write(String migration, String sql) throws IOException {
        Path file = folder.resolve("migrations").resolve(migration).resolve("migration.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(folder.resolve("migrations/migration_lock.toml"), "provider = \"postgresql\"\n");
        Files.writeString(file, sql);
    }
}
