package org.lockkeeper.workspace;

import java.time.Clock;
import org.lockkeeper.activity.ActivityService;
import org.lockkeeper.activity.record.ActivityRecordings;
import org.lockkeeper.activity.record.RecordingFolder;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.checks.CheckService;
import org.lockkeeper.checks.SnapshotShelf;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.deploy.CheckVerifier;
import org.lockkeeper.deploy.DeployService;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.server.ServerLogService;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunLogs;
import org.lockkeeper.runbook.CheckCriteria;
import org.lockkeeper.runbook.RunbookService;
import org.lockkeeper.sandbox.SandboxLogs;

/**
 * The services over one open workspace, which share its databases and their connections. The window keeps it as long as the workspace is
 * open, a command as long as it runs.
 */
public final class WorkspaceServices implements AutoCloseable {
    private final Workspace workspace;
    private final Databases databases;
    private final ProductionGuard guard;
    private final BackupCatalogue backupCatalogue;
    private final RunbookService runbooks;
    private final MigrationService migrations;
    private final CheckService checks;
    private final ActivityService activity;
    private final ActivityRecordings recordings;
    private final BackupService backups;
    private final DeployService deploys;
    private final ServerLogService serverLogs;

    /**
     * @param databases closed with this
     * @param folders where run logs, recordings and the lists of backups are kept
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
        RunLogs runLogs = new RunLogs(folders.logs().resolve("runs"), clock);
        this.migrations = new MigrationService(workspace, engine, databases, guard, runLogs);
        this.checks = new CheckService(workspace, databases, migrations, runLogs, clock);
        SnapshotShelf snapshots = new SnapshotShelf(folders.data().resolve("snapshots"));
        this.activity = new ActivityService(workspace, engine, databases, guard);
        this.recordings = new ActivityRecordings(
                activity::namingPoller,
                new RecordingFolder(folders.data().resolve("recordings"), workspace.file()),
                clock);
        this.backups = new BackupService(workspace, databases, guard, migrations::recovery, folders, clock);
        this.backupCatalogue = new BackupCatalogue(workspace, backups, databases.secrets());
        this.runbooks = new RunbookService(
                workspace, databases, migrations, backupCatalogue, new CheckCriteria(checks, snapshots), clock);
        this.serverLogs = new ServerLogService(
                databases, new LogService(clock), profile -> SandboxLogs.of(workspace.file(), profile));
        this.deploys = new DeployService(
                workspace, migrations, databases, guard, backupCatalogue, new CheckVerifier(checks, snapshots), clock);
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

    public ActivityService activity() {
        return activity;
    }

    /** What the window records of the activity; nothing before it is told to. */
    public ActivityRecordings recordings() {
        return recordings;
    }

    /** All backups of the workspace, in folders and buckets. */
    public BackupCatalogue backupCatalogue() {
        return backupCatalogue;
    }

    /** What to do when it went wrong. */
    public RunbookService runbooks() {
        return runbooks;
    }

    public DeployService deploys() {
        return deploys;
    }

    /** What the servers log of themselves. */
    public ServerLogService serverLogs() {
        return serverLogs;
    }

    public MigrationService migrations() {
        return migrations;
    }

    public BackupService backups() {
        return backups;
    }

    /** What is looked at before and after a migration. */
    public CheckService checks() {
        return checks;
    }

    /** Closes the connections. */
    @Override
    public void close() {
        recordings.close();
        activity.close();
        databases.close();
    }
}
