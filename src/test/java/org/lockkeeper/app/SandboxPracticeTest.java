package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.PasswordPrompt;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.ui.RecordingDialogs;

class SandboxPracticeTest {
    @TempDir
    Path folder;

    private boolean isOffered(Path workspace) {
        return ServiceWorkspaces.of(new UserFolders(folder, folder, folder), Clock.systemUTC(), new RecordingDialogs())
                .practice(workspace)
                .isPresent();
    }

    @Test
    void nothing_is_practised_in_a_workspace_that_is_not_this_sandboxs() {
        Path own = sandbox().workspace(ProjectKind.PRISMA);
        assertThat(isOffered(folder.resolve(own.getFileName()))).isFalse();
        assertThat(isOffered(own.resolveSibling("other.json"))).isFalse();
        assertThat(isOffered(folder.resolve("elsewhere").resolve(folder.relativize(own))))
                .isFalse();
    }

    @Test
    void both_workspaces_of_the_sandbox_can_practise_however_their_path_is_written() {
        for (ProjectKind kind : ProjectKind.values()) {
            Path own = sandbox().workspace(kind);
            assertThat(isOffered(own)).isTrue();
            assertThat(isOffered(own.resolveSibling("x").resolve("..").resolve(own.getFileName())))
                    .isTrue();
        }
    }

    private Sandbox sandbox() {
        return new CompositionRoot(
                        new UserFolders(folder, folder, folder), Clock.systemUTC(), PasswordPrompt.NOBODY, _ -> {})
                .sandbox();
    }
}
