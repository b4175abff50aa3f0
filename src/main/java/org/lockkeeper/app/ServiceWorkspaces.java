package org.lockkeeper.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.SandboxStatus;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.Workspaces;
import org.lockkeeper.ui.dialog.DialogService;
import org.lockkeeper.ui.practice.Practice;
import org.lockkeeper.workspace.WorkspaceServices;

/** Gives the window its workspaces from the real services. */
final class ServiceWorkspaces implements Workspaces {
    private final CompositionRoot root;
    private final Sandbox sandbox;

    private ServiceWorkspaces(CompositionRoot root) {
        this.root = root;
        this.sandbox = root.sandbox();
    }

    /** @param dialogs ask for passwords, and tell of an outcome that the audit trail could not take */
    static ServiceWorkspaces of(UserFolders folders, Clock clock, DialogService dialogs) {
        return new ServiceWorkspaces(new CompositionRoot(folders, clock, dialogs::password, dialogs::error));
    }

    /** The incidents of the sandbox where the workspace file is the sandbox's; nothing is practised anywhere else. */
    Optional<Practice> practice(Path file) {
        return isSandbox(file) ? Optional.of(new SandboxPractice(root.incidents())) : Optional.empty();
    }

    @Override
    public WorkspaceServices open(Path file) {
        return root.open(WorkspaceFile.read(file));
    }

    @Override
    public Tested test(ConnectionProfile profile) {
        return ConnectionVerdict.of(profile, root.secrets());
    }

    @Override
    public void write(Workspace workspace) {
        WorkspaceFile.write(workspace);
    }

    @Override
    public Path startSandbox(Progress progress, CancelToken cancel) {
        SandboxStatus now = sandbox.status();
        // One that runs until it is told to stop needs nothing from this process, not even a look at its servers.
        if (!now.isRunning() || !now.kept()) {
            sandbox.start(Sandbox.Lifetime.WITH_THIS_PROCESS, progress, cancel);
        }
        return sandbox.workspace(ProjectKind.PRISMA);
    }

    @Override
    public boolean isSandbox(Path file) {
        return sandbox.isWorkspace(file);
    }

    @Override
    public void stopSandbox() {
        sandbox.stopIfOwned();
    }
}
