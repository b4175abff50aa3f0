package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
            Map<Integer, TargetFacts> facts = new HashMap<>();
            reader.targets(pids).forEach(target -> facts.put(target.pid(), target));
            List<Session> ordered = hit.stream()
                    .filter(session -> facts.containsKey(session.pid()))
                    .sorted(Comparator.comparing((Session session) -> isQuiet(session, facts))
                            .thenComparing(session -> session.transactionStart().orElse(Instant.MAX)))
                    .toList();
            List<TargetFacts> targets = ordered.stream()
                    .flatMap(session -> Optional.ofNullable(facts.get(session.pid())).stream())
                    .toList();
            return new DatabaseHit(targets.size(), new BlastRadius(reading, true).lines(targets, MOST));
        }
    }

    /** Whether nothing is lost but the connection. */
    private static boolean isQuiet(Session session, Map<Integer, TargetFacts> facts) {
        TargetFacts target = facts.get(session.pid());
        return session.transactionStart().isEmpty()
                && session.isClient()
                && (target == null || target.engine().isEmpty());
    }
}
