package org.lockkeeper.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.settings.SettingsFile;
import org.lockkeeper.ui.settings.SettingsModel;
import org.lockkeeper.ui.shell.ShellViewModel;
import org.lockkeeper.ui.task.JobList;

class FirstStartViewModelTest {
    @TempDir
    private Path folder;

    private final RecordingDialogs dialogs = new RecordingDialogs();
    private final MadeUpWorkspaces workspaces = new MadeUpWorkspaces(new MadeUpEngine(List.of("1_init")));

    private FirstStartViewModel start() {
        ShellViewModel shell = new ShellViewModel(
                workspaces,
                _ -> List.of(),
                new DirectTaskRunner(Progress.NONE),
                Runnable::run,
                dialogs,
                new SettingsModel(new SettingsFile(folder.resolve("settings/settings.json"))));
        return new FirstStartViewModel(shell, new JobList(), dialogs, workspaces);
    }

    @Test
    void a_folder_without_migrations_is_told_and_nothing_is_written() {
        dialogs.choosing(folder);
        start().chooseProject();
        assertThat(dialogs.shown()).last().asString().startsWith("error LK-WS-DETECT");
        assertThat(workspaces.written()).isEmpty();
    }

    @Test
    void nothing_is_written_without_consent() throws IOException {
        Files.writeString(folder.resolve("V1__init.sql"), "select 1;");
        dialogs.choosing(folder).confirming(false);
        start().chooseProject();
        assertThat(dialogs.shown()).last().asString().contains("flyway").contains("Create the workspace");
        assertThat(workspaces.written()).isEmpty();
    }

    @Test
    void a_project_becomes_a_workspace_without_connections() throws IOException {
        Files.writeString(folder.resolve("V1__init.sql"), "select 1;");
        dialogs.choosing(folder).confirming(true);
        start().chooseProject();
        assertThat(workspaces.written()).singleElement().satisfies(workspace -> {
            assertThat(workspace.project().kind()).isEqualTo(ProjectKind.FLYWAY);
            assertThat(workspace.file()).isEqualTo(folder.toAbsolutePath().resolve("lockkeeper.json"));
            assertThat(workspace.profiles()).isEmpty();
        });
    }

    @Test
    void a_workspace_file_that_is_there_is_opened_and_not_written() throws IOException {
        Files.writeString(folder.resolve("lockkeeper.json"), "{}");
        dialogs.choosing(folder);
        start().chooseProject();
        assertThat(workspaces.written()).isEmpty();
        assertThat(dialogs.shown()).last().asString().startsWith("error LK-WS-FILE");
    }

    @Test
    void the_sandbox_is_started() {
        start().openSandbox();
        assertThat(workspaces.sandboxStarts()).isEqualTo(1);
        assertThat(start().recent()).containsExactly(MadeUpWorkspaces.SANDBOX);
    }
}
