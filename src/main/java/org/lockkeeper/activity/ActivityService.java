package org.lockkeeper.activity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;

/** What a person can see of the activity on one workspace's servers; the window and the command line both stand on it. */
public final class ActivityService implements AutoCloseable {
    private final Databases databases;
    private final Map<String, SharedPoller> pollers = new ConcurrentHashMap<>();

    /** @param databases of the workspace; not closed here */
    public ActivityService(Databases databases) {
        this.databases = databases;
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
        Database database = databases.of(environment);
        return pollers.computeIfAbsent(environment, _ -> new SharedPoller(database));
    }

    /** Ends every reading; whoever listened hears no more. */
    @Override
    public void close() {
        pollers.values().forEach(SharedPoller::close);
    }
}
