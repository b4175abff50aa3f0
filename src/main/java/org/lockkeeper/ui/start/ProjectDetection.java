package org.lockkeeper.ui.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Recognises whose migrations a project's folder holds, by the places where Prisma and Flyway keep them. */
final class ProjectDetection {
    private static final List<String> PRISMA_FOLDERS = List.of("prisma/migrations", "migrations");
    private static final List<String> FLYWAY_FILES = List.of("flyway.toml", "flyway.conf");
    private static final List<String> FLYWAY_FOLDERS =
            List.of("src/main/resources/db/migration", "db/migration", "migrations", "sql", "");

    private ProjectDetection() {}

    /**
     * The project in a folder.
     *
     * @throws LockkeeperException if it holds neither kind's migrations
     */
    static Project detect(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        return prisma(root)
                .or(() -> flywayFile(root))
                .or(() -> flywayFolder(root))
                .orElseThrow(() -> new LockkeeperException(
                        "LK-WS-DETECT",
                        ExitCode.USAGE,
                        "There are no migrations to be seen in %s: neither prisma/migrations, nor flyway.toml or flyway.conf, nor a folder with V1__name.sql scripts. Choose the project's root folder."
                                .formatted(root)));
    }

    /** The locations as they are told, relative to the folder; the settings file where there are none. */
    static List<String> shown(Project project, Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        Stream<Path> places =
                project.locations().isEmpty() ? project.flyway().configFile().stream() : project.locations().stream();
        return places.map(
                        path -> root.equals(path) ? "." : root.relativize(path).toString())
                .toList();
    }

    private static Optional<Project> prisma(Path root) {
        for (String candidate : PRISMA_FOLDERS) {
            Path migrations = root.resolve(candidate);
            if (Files.exists(migrations.resolve("migration_lock.toml")) || anyChildHas(migrations, "migration.sql")) {
                return Optional.of(project(root, ProjectKind.PRISMA, List.of(migrations), FlywaySettings.defaults()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Project> flywayFile(Path root) {
        for (String name : FLYWAY_FILES) {
            Path file = root.resolve(name);
            if (Files.isRegularFile(file)) {
                return Optional.of(project(root, ProjectKind.FLYWAY, List.of(), FlywaySettings.of(file)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Project> flywayFolder(Path root) {
        for (String candidate : FLYWAY_FOLDERS) {
            Path folder = candidate.isEmpty() ? root : root.resolve(candidate);
            if (holdsVersionedScripts(folder)) {
                return Optional.of(project(root, ProjectKind.FLYWAY, List.of(folder), FlywaySettings.defaults()));
            }
        }
        return Optional.empty();
    }

    private static Project project(Path root, ProjectKind kind, List<Path> locations, FlywaySettings flyway) {
        Path name = root.getFileName();
        return new Project(
                name == null ? kind.label() : name.toString(), kind, locations, "public", Optional.empty(), flyway);
    }

    private static boolean anyChildHas(Path folder, String file) {
        return Files.isDirectory(folder) && anyChild(folder, child -> Files.exists(child.resolve(file)));
    }

    private static boolean holdsVersionedScripts(Path folder) {
        return Files.isDirectory(folder)
                && anyChild(folder, child -> String.valueOf(child.getFileName()).matches("V[0-9][0-9._]*__.+\\.sql"));
    }

    private static boolean anyChild(Path folder, java.util.function.Predicate<Path> test) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.anyMatch(test);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
