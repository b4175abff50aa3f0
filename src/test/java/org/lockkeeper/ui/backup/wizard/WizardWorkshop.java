package org.lockkeeper.ui.backup.wizard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.BackupSettings;
import org.lockkeeper.connection.BucketSettings;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.testing.S3Server;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.workspace.WorkspaceServices;

/** A workspace over one real database, for the wizards. */
final class WizardWorkshop implements AutoCloseable {
    final RecordingDialogs dialogs = new RecordingDialogs();
    final WorkspaceServices services;
    final Path out;

    /** @param named whether the workspace names the folder for backups */
    WizardWorkshop(Path folder, TestDatabase test, Environment environment, boolean named) {
        this(folder, test, environment, named, List.of());
    }

    /** @param buckets of an {@link S3Server} */
    WizardWorkshop(
            Path folder, TestDatabase test, Environment environment, boolean named, List<BucketSettings> buckets) {
        out = folder.resolve("out");
        Project project = new Project(
                "shop",
                ProjectKind.PRISMA,
                List.of(folder.resolve("migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        Workspace workspace = new Workspace(
                        folder.resolve("lockkeeper.json"), project, List.of(test.profile(environment)))
                .withBackups(new BackupSettings(
                        named ? List.of(out) : List.of(), buckets, Optional.empty(), Optional.empty(), List.of()));
        try {
            Files.createDirectories(folder.resolve("migrations"));
            // Unpacking servers anew for each test takes seconds.
            Files.createDirectories(folder.resolve("data"));
            Path unpacked =
                    Files.createDirectories(Path.of("target", "test-postgres")).toAbsolutePath();
            if (!Files.exists(folder.resolve("data/postgres"))) {
                Files.createSymbolicLink(folder.resolve("data/postgres"), unpacked);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        services = new WorkspaceServices(
                workspace,
                new PrismaEngine(project),
                new Databases(workspace, buckets.isEmpty() ? _ -> Optional.empty() : S3Server.secrets()),
                TestGuard.create(),
                new UserFolders(folder.resolve("data"), folder.resolve("config"), folder.resolve("logs")),
                Clock.systemUTC());
    }

    WizardContext context(TaskRunner tasks) {
        return new WizardContext(services, tasks, dialogs, Runnable::run, Clock.systemUTC());
    }

    @Override
    public void close() {
        services.close();
    }
}
