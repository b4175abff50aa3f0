package org.lockkeeper.migration.prisma;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.TransactionMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationEngine.Scripts;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.Patience;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;

/** A Prisma project in a folder of a test, and what one does with it. */
final class PrismaProject {
    private final Path folder;
    private Map<String, String> environment = Map.of();
    private Optional<TransactionMode> mode = Optional.empty();
    private String schema = "public";

    PrismaProject(Path folder) {
        this.folder = folder;
    }

    PrismaProject with(String name, String script) {
        return with(name, script.getBytes(StandardCharsets.UTF_8));
    }

    PrismaProject with(String name, byte[] script) {
        try {
            Files.createDirectories(folder.resolve(name));
            Files.write(folder.resolve(name).resolve("migration.sql"), script);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PrismaProject mode(TransactionMode transactionMode) {
        mode = Optional.of(transactionMode);
        return this;
    }

    PrismaProject schema(String historySchema) {
        schema = historySchema;
        return this;
    }

    PrismaProject environment(Map<String, String> variables) {
        environment = variables;
        return this;
    }

    PrismaEngine engine() {
        return new PrismaEngine(
                new Project("test", ProjectKind.PRISMA, List.of(folder), schema, mode, FlywaySettings.defaults()),
                environment);
    }

    Scripts load() {
        return engine().load();
    }

    MigrationRun migrate(TestDatabase test) {
        return migrate(test, RunListener.NONE, new CancelToken());
    }

    MigrationRun migrate(TestDatabase test, RunListener listener, CancelToken cancel) {
        return migrate(test, Optional.empty(), listener, cancel);
    }

    MigrationRun migrate(TestDatabase test, Optional<String> to, RunListener listener, CancelToken cancel) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            Scripts scripts = load();
            return apply(scripts, database, scripts.plan(database, to), listener, cancel);
        }
    }

    MigrationRun migrate(TestDatabase test, RunOptions options, RunListener listener, CancelToken cancel) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            Scripts scripts = load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            var clearance = TestGuard.clear(new ApplyMigrations(plan.digest(), names(plan)), plan.target());
            return scripts.apply(database, plan, clearance, options, listener, cancel);
        }
    }

    Recovery recovery(TestDatabase test) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            return load().waysOut().look(database);
        }
    }

    private static List<String> names(MigrationPlan plan) {
        return plan.migrations().stream().map(PlannedMigration::name).toList();
    }

    static MigrationRun apply(
            Scripts scripts, Database database, MigrationPlan plan, RunListener listener, CancelToken cancel) {
        List<String> names =
                plan.migrations().stream().map(PlannedMigration::name).toList();
        var clearance = TestGuard.clear(new ApplyMigrations(plan.digest(), names), plan.target());
        return scripts.apply(database, plan, clearance, listener, cancel);
    }

    MigrationPlan plan(TestDatabase test) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            return load().plan(database, Optional.empty());
        }
    }

    String resolve(TestDatabase test, String migration, Resolution resolution) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            Scripts scripts = load();
            EnvironmentStatus status = scripts.status(database);
            ResolveMigration operation = scripts.resolution(status, migration, resolution);
            var clearance =
                    TestGuard.clear(operation, status.facts().orElseThrow().identity());
            return scripts.resolve(database, clearance, Patience.endless()).words();
        }
    }

    List<MigrationStatus> status(TestDatabase test) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            return new ArrayList<>(load().status(database).migrations());
        }
    }

    /** Each migration as {@code name state}. */
    List<String> states(TestDatabase test) {
        return status(test).stream()
                .map(status -> status.name() + " " + status.state().label())
                .toList();
    }
}
