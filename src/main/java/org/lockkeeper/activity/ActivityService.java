package org.lockkeeper.activity;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.MigrationEngine;

/** What a person can see of and do to the activity on one workspace's servers; the window and the command line both stand on it. */
public final class ActivityService implements AutoCloseable {
    private final Workspace workspace;
    private final Databases databases;
    private final ProductionGuard guard;
    private final MigrationEngine engine;
    private final MigrationNames names;
    private final Map<String, SharedPoller> pollers = new ConcurrentHashMap<>();

    /**
     * @param engine tells which migration runs
     * @param databases of the workspace; not closed here
     */
    public ActivityService(Workspace workspace, MigrationEngine engine, Databases databases, ProductionGuard guard) {
        this.workspace = workspace;
        this.databases = databases;
        this.guard = guard;
        this.engine = engine;
        this.names = new MigrationNames(engine, workspace.project().kind());
    }

    /**
     * One reading, over a connection of its own.
     *
     * @param environment a profile's name
     * @throws org.lockkeeper.error.LockkeeperException if there is no such environment, or it cannot be read
     */
    public Reading read(String environment) {
        try (ActivityReader reader = new ActivityReader(databases.of(environment))) {
            return reader.read();
        }
    }

    /** Reads an environment again and again for those who listen. */
    public Poller poller(String environment) {
        return shared(environment);
    }

    /** As {@link #poller}, with the names of the migrations at work in each reading as far as they are known: for recordings. */
    public Poller namingPoller(String environment) {
        Function<Session, Optional<MigrationName>> soFar = names.soFar(databases.of(environment));
        SharedPoller poller = shared(environment);
        return (interval, listener) -> poller.subscribe(interval, new ActivityListener() {
            @Override
            public void reading(Reading reading, Pace pace) {
                listener.reading(MigrationsAtWork.named(reading, soFar), pace);
            }

            @Override
            public void failed(LockkeeperException why, Pace pace) {
                listener.failed(why, pace);
            }
        });
    }

    /** The whole statement of one backend, over the connection of those who listen where somebody does; empty where it has ended. */
    public Optional<String> query(String environment, int pid, Instant backendStart) {
        return shared(environment).query(pid, backendStart);
    }

    private SharedPoller shared(String environment) {
        Database database = databases.of(environment);
        return pollers.computeIfAbsent(environment, _ -> new SharedPoller(database));
    }

    /**
     * The migrations that run at the moment of a reading, by name where the history tells it. Reads the history where a migration is seen
     * for the first time.
     */
    public List<MigrationAtWork> migrations(Reading reading) {
        return MigrationsAtWork.of(reading, names.in(databases.of(reading.environment())));
    }

    /** As {@link #migrations}, without waiting for the history: a name that is not known yet comes with a later reading. */
    public List<MigrationAtWork> migrationsSoFar(Reading reading) {
        return MigrationsAtWork.of(reading, names.soFar(databases.of(reading.environment())));
    }

    /** As {@link #migrations}, for a reading of the past without a project: named as far as the recording knows. */
    public static List<MigrationAtWork> migrationsOf(Reading past) {
        return MigrationsAtWork.ofPast(past);
    }

    /**
     * What names migrations of the past by the project's scripts. Reads them.
     *
     * @throws org.lockkeeper.error.LockkeeperException if they cannot be read
     */
    public ScriptNames scriptNames() {
        return ScriptNames.of(engine, workspace);
    }

    /**
     * Asks backends to give up the statements that they run.
     *
     * @return what is true of each after it was looked at again
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public List<Ended> cancel(String environment, List<Target> targets, Confirmer confirmer) {
        return actions(environment).cancel(targets, confirmer);
    }

    /**
     * Ends backends, with their transactions and locks.
     *
     * @return what is true of each after it was looked at again
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public List<Ended> terminate(String environment, List<Target> targets, Confirmer confirmer) {
        return actions(environment).terminate(targets, confirmer);
    }

    private ActivityActions actions(String environment) {
        return new ActivityActions(databases.of(environment), guard, workspace.window(), BackendSignals.PATIENCE);
    }

    /** Ends every reading; whoever listened hears no more. */
    @Override
    public void close() {
        pollers.values().forEach(SharedPoller::close);
    }
}
