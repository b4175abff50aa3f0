package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Flyway's own settings, by Flyway's own names. What is empty is left to Flyway's default, or to {@code configFile} where one is
 * named.
 */
public record FlywaySettings(
        Optional<Path> configFile,
        Optional<String> table,
        Optional<String> defaultSchema,
        List<String> schemas,
        Optional<String> sqlMigrationPrefix,
        Optional<String> repeatableSqlMigrationPrefix,
        Optional<String> sqlMigrationSeparator,
        List<String> sqlMigrationSuffixes,
        Optional<Boolean> outOfOrder,
        Map<String, String> placeholders,
        Optional<Boolean> placeholderReplacement,
        Optional<String> baselineVersion,
        Optional<Boolean> baselineOnMigrate,
        Optional<Boolean> mixed,
        Optional<String> encoding) {

    public FlywaySettings {
        schemas = List.copyOf(schemas);
        sqlMigrationSuffixes = List.copyOf(sqlMigrationSuffixes);
        placeholders = Map.copyOf(placeholders);
    }

    /** Nothing set: Flyway's defaults. */
    public static FlywaySettings defaults() {
        return from(Optional.empty());
    }

    /** Whatever Flyway reads from its own file. */
    public static FlywaySettings of(Path configFile) {
        return from(Optional.of(configFile));
    }

    private static FlywaySettings from(Optional<Path> configFile) {
        return new FlywaySettings(
                configFile,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
