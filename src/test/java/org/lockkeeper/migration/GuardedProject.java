package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.RunSettings;
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
import org.lockkeeper.guard.Strictness;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.SettableClock;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.testing.Untouched;
import org.lockkeeper.workspace.WorkspaceServices;

/** A project of either engine whose one environment is production, and what tells that nothing was changed there. */
final class GuardedProject {
    final SettableClock clock = new SettableClock();
    final TestDatabase production = TestPostgres.usual().freshDatabase("guarded");
    final ProductionGuard guard;

    private final Path folder;
    private final ProjectKind kind;
    private final AuditTrail audit;
    private RunSettings run = RunSettings.USUAL;

    GuardedProject(Path folder, ProjectKind kind) {
        this.folder = folder;
        this.kind = kind;
        this.audit = new AuditTrail(folder.resolve("audit"), clock);
        this.guard = new ProductionGuard(clock, audit);
    }

    /** From now on the profile says how long a lock is waited for. */
    void lockTimeout(Duration longest) {
        run = new RunSettings(Optional.of(longest), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A migration's name in this project. */
    String name(int number) {
        return switch (kind) {
            case PRISMA -> "2025010%d000000_step".formatted(number);
            case FLYWAY -> "V%d__step.sql".formatted(number);
        };
    }

    void write(int number, String sql) {
        Path migrations = folder.resolve("migrations");
        Path file = migrations.resolve(
                switch (kind) {
                    case PRISMA -> name(number) + "/migration.sql";
                    case FLYWAY -> name(number);
                });
        try {
            Files.createDirectories(file.getParent());
            if (kind == ProjectKind.PRISMA) {
                Files.writeString(migrations.resolve("migration_lock.toml"), "provider = \"postgresql\"\n");
            }
            Files.writeString(file, sql);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MigrationEngine engine() {
        return switch (kind) {
            case PRISMA -> new PrismaEngine(project());
            case FLYWAY -> new FlywayEngine(project());
        };
    }

    WorkspaceServices open() {
        Workspace workspace =
                new Workspace(folder.resolve("lockkeeper.json"), project(), List.of(profile(production.port())));
        return new WorkspaceServices(
                workspace,
                engine(),
                new Databases(workspace, _ -> Optional.empty()),
                guard,
                new UserFolders(folder, folder, folder),
                clock);
    }

    Database database() {
        return database(production.port());
    }

    Database database(int port) {
        return new Database(profile(port), _ -> Optional.empty());
    }

    Clearance<ApplyMigrations> clear(Database database, MigrationPlan plan) {
        return guard.clear(
                plan.operation(),
                database.profile().site(plan.target(), ChangeWindow.ALWAYS),
                List.of(),
                new Said(plan.digest(), production.name(), ""));
    }

    /** That an action is refused, and nothing is changed by it. */
    void assertRefused(String code, ThrowingCallable action) {
        List<String> before = state();
        assertThrown(code, action);
        assertThat(state()).isEqualTo(before);
    }

    void assertThrown(String code, ThrowingCallable action) {
        assertThatThrownBy(action).satisfies(e -> assertThat(code(e)).isEqualTo(code));
    }

    /** The tables, the history and the counters of writes. */
    private List<String> state() {
        return Stream.of(
                        production.rows("select tablename from pg_tables where schemaname = 'public' order by 1"),
                        Untouched.writes(production),
                        historyRows())
                .flatMap(List::stream)
                .toList();
    }

    /** Every row of it; none where there is no history. */
    List<String> historyRows() {
        return production.rows("select to_regclass('public." + history() + "')").contains("null")
                ? List.of()
                : production.rows("select * from " + history() + " order by 1");
    }

    /** What the record has. */
    List<AuditedAction> actions() {
        try {
            return audit.actions();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table in which the engine keeps what it did. */
    String history() {
        return switch (kind) {
            case PRISMA -> "_prisma_migrations";
            case FLYWAY -> "flyway_schema_history";
        };
    }

    private static String code(Throwable thrown) {
        return switch (thrown) {
            case GuardRefusedException e -> e.code();
            case LockkeeperException e -> e.code();
            default -> String.valueOf(thrown);
        };
    }

    private Project project() {
        return new Project(
                "shop",
                kind,
                List.of(folder.resolve("migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
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
                Optional.empty(),
                Optional.empty(),
                Strictness.USUAL,
                run);
    }
}
