package org.lockkeeper.migration;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.ForgetHistory;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.guard.Operation.Resolution;
import org.lockkeeper.guard.Operation.ResolveMigration;
import org.lockkeeper.guard.PlanOperation;
import org.lockkeeper.task.CancelToken;

/** What differs between Prisma Migrate and Flyway. An engine is bound to one project. */
public interface MigrationEngine {
    /**
     * Reads the project's scripts once; several environments are then held against the same reading.
     *
     * @throws org.lockkeeper.error.LockkeeperException if the folder is not a project of this kind or a script cannot be read
     */
    Scripts load();

    /**
     * What differs whenever an environment's history does ({@link HistoryMark}). Light: no script is read.
     *
     * @throws org.lockkeeper.db.DbException if it cannot be read
     */
    String historyMark(Database database);

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
         * @param options how patient it is; a lock timeout, tries and a valve that the engine's own command does not have
         * @return what was done, a failure of a script included
         * @throws org.lockkeeper.error.LockkeeperException if it did not begin: lock held, plan outdated, nothing reachable
         */
        MigrationRun apply(
                Database database,
                MigrationPlan plan,
                Clearance<? extends PlanOperation> clearance,
                RunOptions options,
                RunListener listener,
                CancelToken cancel);

        /** As the engine's own command would: {@link RunOptions#PLAIN}. */
        default MigrationRun apply(
                Database database,
                MigrationPlan plan,
                Clearance<? extends PlanOperation> clearance,
                RunListener listener,
                CancelToken cancel) {
            return apply(database, plan, clearance, RunOptions.PLAIN, listener, cancel);
        }

        /**
         * Passes where the server may take changes. The connection that acts looks again; but nobody should be asked to confirm what
         * cannot be.
         *
         * @throws org.lockkeeper.error.LockkeeperException if it is a standby
         */
        default void requirePrimary(Database database) {}

        /** Finds what leads out of a run that did not end well. */
        default WaysOut waysOut() {
            return WaysOut.NONE;
        }

        /**
         * What a resolve would be. The connection that acts makes it again and holds it against the clearance.
         *
         * @param status of the environment, just read
         */
        default ResolveMigration resolution(EnvironmentStatus status, String migration, Resolution resolution) {
            List<String> rows = status.migrations().stream()
                    .filter(m -> m.name().equals(migration))
                    .flatMap(m -> m.history().stream())
                    .map(HistoryRow::text)
                    .toList();
            return new ResolveMigration(migration, resolution, rows, "");
        }

        /**
         * What a repair would be; as {@link #resolution}.
         *
         * @param status of the environment, just read
         */
        default RepairHistory reparation(Database database, EnvironmentStatus status) {
            List<String> rows = status.migrations().stream()
                    .filter(m -> m.state().needsAttention())
                    .flatMap(m -> m.history().stream())
                    .map(HistoryRow::text)
                    .toList();
            return new RepairHistory("history", rows, List.of());
        }

        /**
         * Prisma's two repairs; other engines refuse with a sentence.
         *
         * @throws org.lockkeeper.guard.GuardRefusedException if the rows or the script are other ones than those that were reviewed
         */
        HistoryEdit resolve(Database database, Clearance<ResolveMigration> clearance, Patience patience);

        /**
         * Removes exactly the reviewed rows from the history.
         *
         * @throws org.lockkeeper.error.LockkeeperException if the rows newer than that moment are other ones by now
         */
        default HistoryEdit forget(Database database, Clearance<ForgetHistory> clearance) {
            throw new UnsupportedOperationException();
        }

        /**
         * Flyway's repair; other engines refuse with a sentence.
         *
         * @throws org.lockkeeper.guard.GuardRefusedException if the history or the scripts are other ones than those that were reviewed
         */
        HistoryEdit repair(Database database, Clearance<RepairHistory> clearance, Patience patience);
    }
}
