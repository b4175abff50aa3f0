package org.lockkeeper.cli;

import java.nio.file.Path;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.migration.MigrationService;

/** What the commands stand on; whoever starts the command line wires it. Everything is made on first use. */
public interface CliServices {
    /**
     * Reads a workspace file.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it is wrong, with file, line and key
     */
    Workspace read(Path workspaceFile);

    /** The services over a workspace; the caller closes them. */
    MigrationService open(Workspace workspace);

    /** Where the details of failures are written to. */
    Path log();
}
