package org.lockkeeper.activity;

import java.util.List;
import org.lockkeeper.db.Database;

/**
 * Who is hit when all sessions of a database are ended, as before a terminate.
 *
 * @param sessions how many are connected
 * @param lines what each is and does, what it holds and rolls back, and who is freed
 */
public record DatabaseHit(int sessions, List<String> lines) {
    /** How many sessions are described: those that have something to lose come first. */
    static final int MOST = 10;

    public DatabaseHit {
        lines = List.copyOf(lines);
    }

    /**
     * Looks, over a connection of its own.
     *
     * @param name of a database of that server
     * @param except the backend that asks and is not counted
     * @throws org.lockkeeper.db.DbException if the server cannot be read
     */
    public static DatabaseHit of(Database database, String name, long except) {
        try (ActivityReader reader = new ActivityReader(database)) {
            Reading first = reader.read();
            List<Session> hit = first.sessions().stream()
                    .filter(session ->
                            session.database().equals(name) && session.leader().isEmpty())
                    .filter(session -> session.pid() != except)
                    .toList();
            if (hit.isEmpty()) {
                return new DatabaseHit(0, List.of());
            }
            List<Integer> pids = hit.stream().map(Session::pid).toList();
            Reading reading = reader.withHeld(first, pids);
            BlastRadius radius = new BlastRadius(reading, true);
            List<TargetFacts> targets = radius.gravestFirst(reader.targets(pids));
            return new DatabaseHit(targets.size(), radius.lines(targets, MOST));
        }
    }
}
