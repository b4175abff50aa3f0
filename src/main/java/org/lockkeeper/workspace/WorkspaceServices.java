package org.lockkeeper.workspace;

import java.time.Clock;
import java.util.Optional;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunLogs;

/**
 * The services over one open workspace, which share its databases and their connections. The window keeps it as long as the workspace is
 * open, a command as long as it runs.
 */
public final class WorkspaceServices implements AutoCloseable {
    private final Workspace workspace;
    private final Databases databases;
    private final ProductionGuard guard;
    private final MigrationService migrations;
    private final DeployService deploys;

    /**
     * @param databases closed with this
     * @param folders where run logs are kept
     */
    public WorkspaceServices(
            Workspace workspace,
            MigrationEngine engine,
            Databases databases,
            ProductionGuard guard,
            UserFolders folders,
            Clock clock) {
        this.workspace = workspace;
        this.databases = databases;
        this.guard = guard;
        this.migrations = new MigrationService(
                workspace, engine, databases, guard, new RunLogs(folders.logs().resolve("runs"), clock));
        this.deploys = new DeployService(workspace, migrations, databases, guard, Optional.empty(), clock);
    }

    public Workspace workspace() {
        return workspace;
    }

    public Databases databases() {
        return databases;
    }

    /** The one door through which every change goes. */
    public ProductionGuard guard() {
        return guard;
    }

    public DeployService deploys() {
        return deploys;
    }

    public MigrationService migrations() {
        return migrations;
    }

    /** Closes the connections. */
    @Override
    public void close() {
        databases.close();
    }
}
