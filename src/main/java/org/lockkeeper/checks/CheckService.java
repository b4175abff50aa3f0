package org.lockkeeper.checks;

import java.time.Clock;
import java.util.Optional;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunLogs;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Looks at an environment before and after a migration. It changes nothing. */
public final class CheckService {
    private final Workspace workspace;
    private final Databases databases;
    private final MigrationService migrations;
    private final RunLogs logs;
    private final Clock clock;

    public CheckService(
            Workspace workspace, Databases databases, MigrationService migrations, RunLogs logs, Clock clock) {
        this.workspace = workspace;
        this.databases = databases;
        this.migrations = migrations;
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * What the environment looks like now, to be compared with afterwards.
     *
     * @param environment a profile's name
     * @param plan what is about to run; its tables are counted
     * @throws org.lockkeeper.db.DbException if the environment cannot be reached
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    public Snapshot before(
            String environment, Optional<MigrationPlan> plan, Progress progress, CancelToken cancel) {
        throw new UnsupportedOperationException(workspace + "" + databases + migrations + logs + clock);
    }

    /**
     * Runs every check. One that fails is a result, not a failure.
     *
     * @param environment a profile's name
     * @param before what to compare with
     * @throws org.lockkeeper.db.DbException if the environment cannot be reached
     * @throws org.lockkeeper.error.LockkeeperException if the snapshot is of another database
     * @throws java.util.concurrent.CancellationException if that was asked for
     */
    public Verification verify(
            String environment, Optional<Snapshot> before, Progress progress, CancelToken cancel) {
        throw new UnsupportedOperationException(workspace + "" + databases + migrations + logs + clock);
    }
}
