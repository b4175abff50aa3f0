package org.lockkeeper.migration.flyway;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.migration.Patience;
import org.lockkeeper.migration.PlannedMigration;
import org.lockkeeper.migration.Recovery;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;

/** A Flyway project in a folder of its own, and what a person does with it. */
final class FlywayProject {
    private final List<Path> locations;
    private final FlywaySettings settings;

    private FlywayProject(List<Path> locations, FlywaySettings settings) {
        this.locations = locations;
        this.settings = settings;
    }

    static FlywayProject in(Path... locations) {
        return new FlywayProject(List.of(locations), FlywaySettings.defaults());
    }

    /** A project of the corpora; skips the test where they are not there. */
    static FlywayProject corpus(String name, List<String> folders, UnaryOperator<SettingsBuilder> settings) {
        Path root = Path.of(System.getProperty("lockkeeper.corpora", "../shared/corpora"), name);
        assumeTrue(Files.isDirectory(root), () -> "skipped: the corpora are not at " + root.toAbsolutePath());
        return new FlywayProject(
                folders.stream().map(root::resolve).toList(),
                settings.apply(new SettingsBuilder()).build());
    }

    FlywayProject with(UnaryOperator<SettingsBuilder> change) {
        return new FlywayProject(locations, change.apply(new SettingsBuilder()).build());
    }

    FlywayProject script(String name, String text) {
        return script(name, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    FlywayProject script(String name, byte[] bytes) {
        try {
            Path file = locations.getFirst().resolve(name);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project project() {
        return new Project("shop", ProjectKind.FLYWAY, locations, "public", Optional.empty(), settings);
    }

    MigrationEngine.Scripts load() {
        return new FlywayEngine(project()).load();
    }

    EnvironmentStatus status(TestDatabase test) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            return load().status(database);
        }
    }

    /** Names and states, such as {@code V1__a.sql applied}. */
    List<String> states(TestDatabase test) {
        return status(test).migrations().stream()
                .map(m -> m.name() + " " + m.state().label())
                .toList();
    }

    MigrationStatus status(TestDatabase test, String name) {
        return status(test).migrations().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    long count(TestDatabase test, MigrationState state) {
        return status(test).migrations().stream()
                .filter(m -> m.state() == state)
                .count();
    }

    MigrationPlan plan(TestDatabase test, Optional<String> to) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            return load().plan(database, to);
        }
    }

    MigrationRun migrate(TestDatabase test) {
        return migrate(test, Optional.empty(), RunListener.NONE, new CancelToken());
    }

    MigrationRun migrate(TestDatabase test, Optional<String> to, RunListener listener, CancelToken cancel) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            MigrationEngine.Scripts scripts = load();
            return apply(scripts, database, scripts.plan(database, to), listener, cancel);
        }
    }

    MigrationRun migrate(TestDatabase test, RunOptions options, RunListener listener, CancelToken cancel) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            MigrationEngine.Scripts scripts = load();
            MigrationPlan plan = scripts.plan(database, Optional.empty());
            List<String> names =
                    plan.migrations().stream().map(PlannedMigration::name).toList();
            var clearance = TestGuard.clear(new ApplyMigrations(plan.digest(), names), plan.target());
            return scripts.apply(database, plan, clearance, options, listener, cancel);
        }
    }

    Recovery recovery(TestDatabase test) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            return load().waysOut().look(database);
        }
    }

    static MigrationRun apply(
            MigrationEngine.Scripts scripts,
            Database database,
            MigrationPlan plan,
            RunListener listener,
            CancelToken cancel) {
        List<String> names =
                plan.migrations().stream().map(PlannedMigration::name).toList();
        var clearance = TestGuard.clear(new ApplyMigrations(plan.digest(), names), plan.target());
        return scripts.apply(database, plan, clearance, listener, cancel);
    }

    String repair(TestDatabase test) {
        try (Database database = test.open(Environment.DEVELOPMENT)) {
            MigrationEngine.Scripts scripts = load();
            EnvironmentStatus status = scripts.status(database);
            RepairHistory operation = scripts.reparation(database, status);
            var clearance =
                    TestGuard.clear(operation, status.facts().orElseThrow().identity());
            return scripts.repair(database, clearance, Patience.endless()).words();
        }
    }

    /** A listener that keeps what it hears, one line each. */
    static final class Heard implements RunListener {
        final List<String> lines = new ArrayList<>();
        final List<Long> backends = new ArrayList<>();

        @Override
        public void backend(long pid, Instant at) {
            backends.add(pid);
        }

        @Override
        public void migrationStarted(String name, int index, int total) {
            lines.add("start %s %d/%d".formatted(name, index + 1, total));
        }

        @Override
        public void statementStarted(String migration, int line, String sql, int number, int total) {
            lines.add("line %d, %d of %d".formatted(line, number, total));
        }

        @Override
        public void migrationFinished(String name) {
            lines.add("done " + name);
        }

        @Override
        public void notice(String text) {
            lines.add("notice " + text);
        }
    }

    /** Settings that differ from Flyway's defaults. */
    static final class SettingsBuilder {
        private Optional<Path> configFile = Optional.empty();
        private Optional<String> table = Optional.empty();
        private Optional<String> defaultSchema = Optional.empty();
        private Optional<String> prefix = Optional.empty();
        private Optional<Boolean> outOfOrder = Optional.empty();
        private Optional<Boolean> placeholderReplacement = Optional.empty();
        private Optional<Boolean> baselineOnMigrate = Optional.empty();
        private Optional<String> baselineVersion = Optional.empty();
        private Optional<String> encoding = Optional.empty();
        private Map<String, String> placeholders = Map.of();

        SettingsBuilder configFile(Path file) {
            configFile = Optional.of(file);
            return this;
        }

        SettingsBuilder history(String schema, String name) {
            defaultSchema = Optional.of(schema);
            table = Optional.of(name);
            return this;
        }

        SettingsBuilder prefix(String value) {
            prefix = Optional.of(value);
            return this;
        }

        SettingsBuilder outOfOrder() {
            outOfOrder = Optional.of(true);
            return this;
        }

        SettingsBuilder placeholderReplacement(boolean value) {
            placeholderReplacement = Optional.of(value);
            return this;
        }

        SettingsBuilder placeholder(String key, String value) {
            placeholders = Map.of(key, value);
            return this;
        }

        SettingsBuilder baseline(String version) {
            baselineOnMigrate = Optional.of(true);
            baselineVersion = Optional.of(version);
            return this;
        }

        SettingsBuilder encoding(String name) {
            encoding = Optional.of(name);
            return this;
        }

        FlywaySettings build() {
            return new FlywaySettings(
                    configFile,
                    table,
                    defaultSchema,
                    List.of(),
                    prefix,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    outOfOrder,
                    placeholders,
                    placeholderReplacement,
                    baselineVersion,
                    baselineOnMigrate,
                    Optional.empty(),
                    encoding);
        }
    }
}
