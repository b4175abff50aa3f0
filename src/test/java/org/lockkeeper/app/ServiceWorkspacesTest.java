package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.workspace.WorkspaceServices;

class ServiceWorkspacesTest {
    @TempDir
    private Path folder;

    private final RecordingDialogs dialogs = new RecordingDialogs().confirming(true);

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux's")
    void an_outcome_that_the_trail_could_not_take_is_told_in_a_dialog_and_the_result_stays() throws Exception {
        UserFolders folders = new UserFolders(folder.resolve("data"), folder.resolve("config"), folder.resolve("logs"));
        TestDatabase database = TestPostgres.usual().freshDatabase("unrecorded");
        ServiceWorkspaces workspaces = ServiceWorkspaces.of(folders, Clock.systemUTC(), dialogs);
        Path trail = folders.data().resolve("audit/trail.jsonl");
        Path file = workspace(
                database,
                "copy (select 1) to program 'mv %s %s.kept && ln -s /dev/full %s';".formatted(trail, trail, trail));
        try (WorkspaceServices services = workspaces.open(file)) {
            MigrationRun run = services.migrations()
                    .migrate(
                            "staging",
                            Optional.empty(),
                            dialogs.confirmer(Optional.empty()),
                            RunListener.NONE,
                            new CancelToken());
            assertThat(run.applied()).containsExactly("20250101000000_fills_the_disk");
        }
        assertThat(dialogs.shown())
                .filteredOn(shown -> shown.startsWith("error"))
                .singleElement()
                .asString()
                .startsWith("error LK-AUDIT-OUTCOME: The outcome of entry 1 could not be written");
    }

    private Path workspace(TestDatabase database, String script) throws Exception {
        Path migrations = folder.resolve("prisma/migrations");
        Path migration = Files.createDirectories(migrations.resolve("20250101000000_fills_the_disk"));
        Files.writeString(migration.resolve("migration.sql"), script);
        Files.writeString(migrations.resolve("migration_lock.toml"), "provider = \"postgresql\"\n");
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(migrations), "public", Optional.empty(), FlywaySettings.defaults());
        Workspace made = new Workspace(
                folder.resolve("lockkeeper.json"), project, List.of(database.profile(Environment.STAGING)));
        WorkspaceFile.write(made);
        return made.file();
    }
}
