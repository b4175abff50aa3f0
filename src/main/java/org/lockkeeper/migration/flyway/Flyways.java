package org.lockkeeper.migration.flyway;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resolver.MigrationResolver;

/** Makes Flyway instances over one reading of the project's scripts. */
final class Flyways {
    private static final ClassProvider<JavaMigration> NO_CLASSES = List::of;

    private final FlywayOptions options;
    private final Configuration settings;
    private final ScriptCatalog catalog;
    private final SharedVersions shared;
    private final Set<ScriptFile> plain;
    private final Set<ScriptFile> shell;

    Flyways(FlywayOptions options, ScriptCatalog catalog) {
        this.options = options;
        this.settings = options.configure();
        this.catalog = catalog;
        this.shared = new SharedVersions(catalog);
        this.plain = Set.copyOf(catalog.migrations().stream()
                .filter(catalog::isPlain)
                .map(ScriptCatalog.Entry::file)
                .toList());
        this.shell = Set.copyOf(catalog.shellScripts());
    }

    /** The settings alone, without a database. */
    Configuration settings() {
        return settings;
    }

    /** For {@code info()} alone: fast, and it can execute nothing. */
    Flyway forStatus(DataSource source) {
        return base(source, plain::contains)
                .resolvers(shared)
                .skipDefaultCallbacks(true)
                .load();
    }

    /** For {@code info()} and {@code validate()} before a run; what is pending is no error then. */
    Flyway forPlan(DataSource source, MigrationResolver tap) {
        FluentConfiguration configuration = base(source, shell::contains).resolvers(tap);
        return configuration
                .ignoreMigrationPatterns(withPattern(configuration, "*:pending"))
                .skipDefaultCallbacks(true)
                .load();
    }

    /**
     * For {@code migrate()}.
     *
     * @param left scripts that are pending but not part of the plan: Flyway does not see them
     */
    Flyway forRun(DataSource source, Set<ScriptFile> left, boolean sessionLock, Callback callback) {
        FluentConfiguration configuration = base(source, file -> shell.contains(file) || left.contains(file))
                .callbacks(callback);
        if (sessionLock) {
            configuration.configuration(java.util.Map.of("flyway." + FlywayOptions.TRANSACTIONAL_LOCK, "false"));
        }
        return configuration
                .ignoreMigrationPatterns(
                        withPattern(configuration, left.isEmpty() ? "*:pending" : "repeatable:missing"))
                .load();
    }

    /** For {@code repair()}. */
    Flyway forRepair(DataSource source) {
        return base(source, shell::contains).skipDefaultCallbacks(true).load();
    }

    private FluentConfiguration base(DataSource source, Predicate<ScriptFile> hidden) {
        return options.configure()
                .dataSource(source)
                .locations("filesystem:" + options.locations().getFirst())
                .resourceProvider(catalog.provider(hidden))
                .javaMigrationClassProvider(NO_CLASSES);
    }

    private static String[] withPattern(FluentConfiguration configuration, String pattern) {
        List<String> patterns = new java.util.ArrayList<>();
        for (var existing : configuration.getIgnoreMigrationPatterns()) {
            patterns.add(existing.toString());
        }
        patterns.add(pattern);
        return patterns.toArray(String[]::new);
    }
}
