package org.lockkeeper.migration;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ApplyMigrations;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.task.CancelToken;

/** What differs between Prisma Migrate and Flyway. An engine is bound to one project. */
public interface MigrationEngine {
    /**
     * Reads the project's scripts once; several environments are then held against the same reading.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the folder is not a project of this kind or a script cannot be read
     */
    Scripts load();

    /** The project's migrations at one moment. */
    interface Scripts {
        /** In the order in which the engine runs them. */
        List<Migration> migrations();

        /**
         * Where one environment stands.
         *
         * @throws org.lockkeeper.db.DbException if it cannot be read
         */
        EnvironmentStatus status(Database database);

        /**
         * What a migrate would execute.
         *
         * @param to the last migration to run; everything pending where empty
         * @throws org.lockkeeper.error.LockkeeperException if the engine would refuse to run, with the way out
         */
        MigrationPlan plan(Database database, Optional<String> to);

        /**
         * Runs a plan.
         *
         * @return what was done, a failure of a script included
         * @throws org.lockkeeper.error.LockkeeperException if it did not begin: lock held, plan outdated, nothing reachable
         */
        MigrationRun apply(
                Database database,
                MigrationPlan plan,
                Clearance<ApplyMigrations> clearance,
                RunListener listener,
                CancelToken cancel);

        /** Prisma's two repairs; other engines refuse with a sentence. Returns what was changed, in words. */
        String resolve(Database database, Clearance<ResolveMigration> clearance);

        /** Flyway's repair; other engines refuse with a sentence. Returns what was changed, in words. */
        String repair(Database database, Clearance<RepairHistory> clearance);
    }
}
