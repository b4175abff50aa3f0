package org.lockkeeper.ui;

import java.nio.file.Path;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.workspace.WorkspaceServices;

/** Where the window gets its workspaces from. Every method takes its time: for a job's thread, never the toolkit's. */
public interface Workspaces {
    /**
     * Reads a workspace file and prepares its connections; none is made yet.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the file or the project is not what it should be
     */
    WorkspaceServices open(Path file);

    /**
     * Connects to a profile, saved or not, and says what it found or exactly what failed.
     */
    Tested test(ConnectionProfile profile);

    /**
     * Writes a workspace to its own file.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it cannot be written; the old file is then untouched
     */
    void write(Workspace workspace);

    /**
     * Starts the sandbox, or finds it running.
     *
     * @return its workspace file
     * @throws org.lockkeeper.error.LockkeeperException if a cluster does not start
     */
    Path startSandbox(Progress progress, CancelToken cancel);

    /** Whether a workspace file is the sandbox's, so that its clusters have to run before it is opened. */
    boolean isSandbox(Path file);

    /** Stops the sandbox if this process started it. */
    void stopSandbox();

    /**
     * What a test of a connection found.
     *
     * @param passed whether it connected
     * @param sentence what was found, or what failed and what to do
     */
    record Tested(boolean passed, String sentence) {}
}
