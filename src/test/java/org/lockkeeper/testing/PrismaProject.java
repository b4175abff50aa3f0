package org.lockkeeper.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.workspace.WorkspaceServices;

/** A project of Prisma Migrate in a folder, which is the user's folder too. */
public final class PrismaProject {
    private final Path folder;
    private Map<String, AlertRules> alerts = Map.of();

    public PrismaProject(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve("prisma/migrations"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a migration. */
    public PrismaProject migration(String name, String sql) {
        return file("prisma/migrations/" + name + "/migration.sql", sql);
    }

    /** Adds a file, by its path below the folder. */
    public PrismaProject file(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Where its workspace's file would be. */
    public Path workspaceFile() {
        return folder.resolve("lockkeeper.json");
    }

    /** From where on the activity of the environments that are named is worth an alert. */
    public PrismaProject alerts(Map<String, AlertRules> rules) {
        alerts = rules;
        return this;
    }

    public WorkspaceServices open(ConnectionProfile... environments) {
        Project project = new Project(
                "shop",
                ProjectKind.PRISMA,
                List.of(folder.resolve("prisma/migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        Workspace workspace = new Workspace(workspaceFile(), project, List.of(environments)).withAlerts(alerts);
        return new WorkspaceServices(
                workspace,
                new PrismaEngine(project),
                new Databases(workspace, _ -> Optional.empty()),
                TestGuard.create(),
                new UserFolders(folder, folder, folder),
                Clock.systemUTC());
    }
}
