package org.lockkeeper.migration.flyway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.resource.ResourceName;
import org.flywaydb.core.internal.resource.ResourceNameParser;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.Migration;

/** The project's files, named and ordered as Flyway names and orders them. */
final class ScriptCatalog {
    /** What Flyway hands to a shell. Lockkeeper starts no shell, so that it refuses to run them. */
    static final List<String> SHELL_SUFFIXES = List.of(".sh", ".bash", ".bat", ".cmd", ".ps1", ".py");

    private static final String METADATA = ".conf";

    private final Map<String, ScriptFile> metadata = new HashMap<>();
    private final Map<String, ScriptFile> byRelativePath = new HashMap<>();
    private final List<ScriptFile> ordered;
    private final List<Entry> migrations = new ArrayList<>();
    private final Map<MigrationVersion, Entry> byVersion = new HashMap<>();
    private final Map<String, Entry> byDescription = new HashMap<>();
    private final Map<String, Entry> byName = new HashMap<>();
    private final Map<String, List<ScriptFile>> callbacks = new HashMap<>();
    private final String versionedPrefix;

    private ScriptCatalog(List<ScriptFile> files, Configuration configuration) {
        this.ordered = files;
        this.versionedPrefix = configuration.getSqlMigrationPrefix();
        files.forEach(file -> {
            if (file.getFilename().endsWith(METADATA)) {
                metadata.put(file.getAbsolutePath(), file);
            }
            byRelativePath.putIfAbsent(file.name(), file);
        });
        ResourceNameParser names = new ResourceNameParser(configuration);
        List<String> suffixes = List.of(configuration.getSqlMigrationSuffixes());
        String repeatable = configuration.getRepeatableSqlMigrationPrefix();
        for (ScriptFile file : files) {
            if (suffixes.stream().anyMatch(file.getFilename()::endsWith)) {
                add(file, names.parse(file.getFilename()), repeatable);
            }
        }
        migrations.sort(Comparator.comparing(Entry::isRepeatable)
                .thenComparing(Entry::version, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Entry::description));
        migrations.forEach(entry -> byName.put(entry.file().name(), entry));
    }

    /**
     * Reads and orders the project's files.
     *
     * @throws LockkeeperException if there is nothing to read, or two scripts claim one place
     */
    static ScriptCatalog read(List<Path> locations, Configuration configuration) {
        ScriptCatalog catalog = new ScriptCatalog(ScriptFolders.read(locations, configuration), configuration);
        if (catalog.migrations.isEmpty()) {
            throw catalog.nothingIn(locations, configuration);
        }
        return catalog;
    }

    private void add(ScriptFile file, ResourceName name, String repeatablePrefix) {
        if (!name.isValid()) {
            return;
        }
        MigrationVersion version = name.getVersion();
        boolean baseline = version != null && !name.getPrefix().equals(versionedPrefix);
        if (version == null && !name.getPrefix().equals(repeatablePrefix)) {
            callbacks.computeIfAbsent(name.getPrefix(), k -> new ArrayList<>()).add(file);
            return;
        }
        Entry entry = new Entry(file, version, name.getDescription(), baseline);
        migrations.add(entry);
        Entry other = baseline
                ? null
                : version != null ? byVersion.put(version, entry) : byDescription.put(entry.description(), entry);
        if (other != null) {
            String what = version != null ? "version " + version : "the name \"" + entry.description() + "\"";
            throw new LockkeeperException(
                    "LK-FLYWAY-DUPLICATE",
                    ExitCode.USAGE,
                    "Two scripts have %s: %s and %s. Rename one of them."
                            .formatted(what, other.file().path(), file.path()));
        }
    }

    private LockkeeperException nothingIn(List<Path> locations, Configuration configuration) {
        boolean prisma = locations.stream()
                .anyMatch(folder -> Files.exists(folder.resolve("migration_lock.toml"))
                        || ordered.stream().anyMatch(f -> f.getFilename().equals("migration.sql")));
        String folders = locations.stream()
                .map(Path::toString)
                .reduce((a, b) -> a + ", " + b)
                .orElse("");
        return new LockkeeperException(
                "LK-FLYWAY-EMPTY",
                ExitCode.USAGE,
                prisma
                        ? "%s holds Prisma migrations, not Flyway's; write \"kind\": \"prisma\" in the workspace file."
                                .formatted(folders)
                        : "There is no migration in %s; Flyway takes names such as %s1%sdescription%s."
                                .formatted(
                                        folders,
                                        configuration.getSqlMigrationPrefix(),
                                        configuration.getSqlMigrationSeparator(),
                                        configuration.getSqlMigrationSuffixes()[0]));
    }

    /** In the order in which Flyway runs them: versions ascending, then repeatables by description. */
    List<Entry> migrations() {
        return migrations;
    }

    /** The script of a migration that Flyway names by script, version or description; a renamed script keeps its version. */
    Optional<Entry> find(String script, @Nullable MigrationVersion version, String description) {
        Entry named = byName.get(script);
        if (named != null) {
            return Optional.of(named);
        }
        return Optional.ofNullable(version == null ? byDescription.get(description) : byVersion.get(version));
    }

    /** SQL callbacks of an event, such as {@code beforeMigrate}, in the order in which Flyway runs them. */
    List<ScriptFile> callbacks(String event) {
        return callbacks.getOrDefault(event, List.of()).stream().sorted().toList();
    }

    /** All SQL callbacks' files, in the order of their paths. */
    List<ScriptFile> callbacks() {
        return callbacks.values().stream().flatMap(List::stream).sorted().toList();
    }

    /** The file of settings beside a script. */
    Optional<ScriptFile> metadata(ScriptFile script) {
        return metadata.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(metadata.get(script.getAbsolutePath() + METADATA));
    }

    /** Whether its state and checksum depend on nothing but its name and bytes: versioned, SQL and without settings. */
    boolean isPlain(Entry entry) {
        return entry.version() != null
                && !entry.baseline()
                && metadata(entry.file()).isEmpty();
    }

    /** Files that Flyway would hand to a shell. */
    List<ScriptFile> shellScripts() {
        return ordered.stream()
                .filter(f -> SHELL_SUFFIXES.stream().anyMatch(f.getFilename()::endsWith))
                .toList();
    }

    /** What Flyway sees: the files without those that are hidden from it. */
    ResourceProvider provider(Predicate<ScriptFile> hidden) {
        List<ScriptFile> visible = ordered.stream().filter(hidden.negate()).toList();
        return new ResourceProvider() {
            @Override
            public @Nullable LoadableResource getResource(String name) {
                return byRelativePath.get(name);
            }

            @Override
            public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
                List<LoadableResource> found = new ArrayList<>();
                for (ScriptFile file : visible) {
                    String name = file.getFilename();
                    if (name.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(name::endsWith)) {
                        found.add(file);
                    }
                }
                return found;
            }
        };
    }

    /**
     * One migration.
     *
     * @param version null for a repeatable one
     * @param baseline whether it is a baseline script, which stands for all versions up to its own
     */
    record Entry(ScriptFile file, @Nullable MigrationVersion version, String description, boolean baseline) {
        boolean isRepeatable() {
            return version == null;
        }

        String name() {
            return file.name();
        }

        Migration migration() {
            return new Migration(file.name(), file.path());
        }
    }
}
