package org.lockkeeper.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A workspace for the project that lies beside its file, recognised by what the engines themselves look for. */
final class NewWorkspace {
    private static final String PRISMA_MIGRATIONS = "prisma/migrations";

    private NewWorkspace() {}

    /** @throws LockkeeperException if there is no project of either kind */
    static Workspace in(Path file) {
        Path folder = file.resolveSibling("");
        Path named = folder.toAbsolutePath().normalize().getFileName();
        String name = named == null ? "project" : named.toString();
        if (Files.isDirectory(folder.resolve("prisma"))) {
            return workspace(
                    file, name, ProjectKind.PRISMA, folder.resolve(PRISMA_MIGRATIONS), FlywaySettings.defaults());
        }
        if (Files.isDirectory(folder.resolve("sql"))) {
            return workspace(file, name, ProjectKind.FLYWAY, folder.resolve("sql"), FlywaySettings.defaults());
        }
        throw new LockkeeperException(
                "LK-CLI-PROJECT",
                ExitCode.USAGE,
                "There is no workspace file %s, and beside it neither a folder prisma nor a folder sql from which one could be made: run this in the project's folder, or write the file first."
                        .formatted(file));
    }

    private static Workspace workspace(
            Path file, String name, ProjectKind kind, Path location, FlywaySettings settings) {
        return new Workspace(
                file, new Project(name, kind, List.of(location), "public", Optional.empty(), settings), List.of());
    }
}
