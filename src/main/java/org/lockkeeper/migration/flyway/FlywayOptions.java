package org.lockkeeper.migration.flyway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings that hold for a project: those of Flyway's own file, overridden by the workspace's. Relative locations in the file
 * are relative to the file's folder, which is Flyway's working directory when it is started beside its file.
 *
 * @param keys Flyway's keys without the leading {@code flyway.}
 * @param locations folders, absolute
 */
record FlywayOptions(Map<String, String> keys, List<Path> locations) {
    /** How often, and so about how many seconds, Flyway asks for its lock; its own default is 50. */
    static final int LOCK_RETRIES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(FlywayOptions.class);

    /** What a file may set. Connections, cleaning, class names and loggers are deliberately not among them. */
    private static final Set<String> TAKEN = Set.of(
            "table",
            "defaultSchema",
            "schemas",
            "createSchemas",
            "tablespace",
            "sqlMigrationPrefix",
            "repeatableSqlMigrationPrefix",
            "baselineMigrationPrefix",
            "sqlMigrationSeparator",
            "sqlMigrationSuffixes",
            "validateMigrationNaming",
            "encoding",
            "outOfOrder",
            "mixed",
            "executeInTransaction",
            "placeholderReplacement",
            "placeholderPrefix",
            "placeholderSuffix",
            "placeholderSeparator",
            "baselineVersion",
            "baselineDescription",
            "baselineOnMigrate",
            "validateOnMigrate",
            "ignoreMigrationPatterns",
            "installedBy",
            "initSql",
            "skipDefaultCallbacks",
            FlywayOptions.TRANSACTIONAL_LOCK);

    static final String TRANSACTIONAL_LOCK = "postgresql.transactional.lock";
    private static final String PLACEHOLDERS = "placeholders.";

    FlywayOptions {
        keys = Map.copyOf(keys);
        locations = List.copyOf(locations);
    }

    /**
     * Joins file and workspace.
     *
     * @throws LockkeeperException if a value or a location cannot be used
     */
    static FlywayOptions of(Project project) {
        FlywaySettings settings = project.flyway();
        Map<String, String> file = settings.configFile().map(ConfigFile::read).orElse(Map.of());
        Map<String, String> keys = new LinkedHashMap<>();
        List<String> unused = new ArrayList<>();
        new TreeMap<>(file).forEach((key, value) -> {
            if (TAKEN.contains(key) || key.startsWith(PLACEHOLDERS)) {
                keys.put(key, value);
            } else if (!key.equals("locations")) {
                unused.add(key);
            }
        });
        if (!unused.isEmpty()) {
            LOG.warn("{}: not used by Lockkeeper: {}", settings.configFile().orElseThrow(), unused);
        }
        keys.putAll(workspaceKeys(settings));
        FlywayOptions options = new FlywayOptions(keys, locations(project, file.get("locations")));
        options.check();
        return options;
    }

    /** A fresh configuration of Flyway with these settings; it can never clean. */
    FluentConfiguration configure() {
        Map<String, String> all = new LinkedHashMap<>();
        keys.forEach((key, value) -> all.put("flyway." + key, value));
        all.put("flyway.cleanDisabled", "true");
        return Flyway.configure(FlywayOptions.class.getClassLoader())
                .configuration(all)
                .loggers(QuietLogs.class.getName())
                .lockRetryCount(LOCK_RETRIES);
    }

    private void check() {
        try {
            configure().getEncoding();
        } catch (FlywayException | IllegalArgumentException e) {
            throw new LockkeeperException(
                    "LK-FLYWAY-SETTING",
                    ExitCode.USAGE,
                    "Flyway does not accept the project's settings: %s.".formatted(FlywayErrors.firstLine(e)),
                    e);
        }
    }

    private static Map<String, String> workspaceKeys(FlywaySettings settings) {
        Map<String, String> keys = new LinkedHashMap<>();
        settings.table().ifPresent(v -> keys.put("table", v));
        settings.defaultSchema().ifPresent(v -> keys.put("defaultSchema", v));
        putList(keys, "schemas", settings.schemas());
        settings.sqlMigrationPrefix().ifPresent(v -> keys.put("sqlMigrationPrefix", v));
        settings.repeatableSqlMigrationPrefix().ifPresent(v -> keys.put("repeatableSqlMigrationPrefix", v));
        settings.sqlMigrationSeparator().ifPresent(v -> keys.put("sqlMigrationSeparator", v));
        putList(keys, "sqlMigrationSuffixes", settings.sqlMigrationSuffixes());
        settings.outOfOrder().ifPresent(v -> keys.put("outOfOrder", v.toString()));
        settings.placeholders().forEach((key, value) -> keys.put(PLACEHOLDERS + key, value));
        settings.placeholderReplacement().ifPresent(v -> keys.put("placeholderReplacement", v.toString()));
        settings.baselineVersion().ifPresent(v -> keys.put("baselineVersion", v));
        settings.baselineOnMigrate().ifPresent(v -> keys.put("baselineOnMigrate", v.toString()));
        settings.mixed().ifPresent(v -> keys.put("mixed", v.toString()));
        settings.encoding().ifPresent(v -> keys.put("encoding", v));
        return keys;
    }

    private static void putList(Map<String, String> keys, String key, List<String> values) {
        if (!values.isEmpty()) {
            keys.put(key, String.join(",", values));
        }
    }

    private static List<Path> locations(Project project, @org.jspecify.annotations.Nullable String fromFile) {
        if (!project.locations().isEmpty()) {
            return project.locations();
        }
        if (fromFile == null || fromFile.isBlank()) {
            throw new LockkeeperException(
                    "LK-FLYWAY-LOCATIONS",
                    ExitCode.USAGE,
                    "Project \"%s\" names no folder with migrations; add \"locations\" to the workspace file."
                            .formatted(project.name()));
        }
        Path base = Optional.ofNullable(project.flyway()
                        .configFile()
                        .orElseThrow()
                        .toAbsolutePath()
                        .getParent())
                .orElseThrow();
        return List.of(fromFile.split(",")).stream()
                .map(location -> folder(base, location.strip()))
                .toList();
    }

    private static Path folder(Path base, String location) {
        String path = location.startsWith("filesystem:") ? location.substring("filesystem:".length()) : location;
        int colon = path.indexOf(':');
        if (colon > 1) {
            throw new LockkeeperException(
                    "LK-FLYWAY-CLASSPATH",
                    ExitCode.USAGE,
                    "Location %s is not a folder, and Lockkeeper reads migrations from folders alone; name the folder in \"locations\" of the workspace file, such as src/main/resources/%s."
                            .formatted(location, path.substring(colon + 1)));
        }
        return base.resolve(path).normalize();
    }
}
