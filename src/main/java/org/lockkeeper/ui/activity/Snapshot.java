package org.lockkeeper.ui.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.SessionState.Kind;

/**
 * A reading with all that is worked out of it, so that the window's thread only has to show it.
 *
 * @param shown whether it is of now, or one of before, which nothing can be done to but to what is still there
 */
record Snapshot(
        Reading reading,
        Forest forest,
        List<SessionFacts> sessions,
        Headline headline,
        List<MigrationAtWork> migrations,
        Shown shown) {
    /**
     * All of them in numbers.
     *
     * @param clients sessions of clients
     * @param active those of them that run a statement and do not wait for a lock
     * @param blocked those that wait for one, of all that were looked at
     * @param idle those that are idle in a transaction
     */
    record Headline(int clients, long active, int blocked, long idle) {
        private static Headline of(Reading reading, Forest forest) {
            List<Session> clients = reading.clients();
            return new Headline(
                    clients.size(),
                    clients.stream().filter(each -> each.kind() == Kind.ACTIVE).count(),
                    forest.blocked(),
                    reading.sessions().stream()
                            .filter(Session::isIdleInTransaction)
                            .count());
        }
    }

    /** Whether it is of now no more. */
    boolean past() {
        return shown != Shown.NOW;
    }

    /** The same at another time, with other migrations. */
    Snapshot as(List<MigrationAtWork> others, Shown when) {
        return new Snapshot(reading, forest, sessions, headline, others, when);
    }

    static Snapshot of(Reading reading, List<MigrationAtWork> migrations, Thresholds thresholds, Shown shown) {
        Forest forest = Forest.of(reading);
        Map<Integer, Integer> workers = new HashMap<>();
        reading.sessions().forEach(s -> s.leader().ifPresent(leader -> workers.merge(leader, 1, Integer::sum)));
        Set<Integer> waitingLong = Mark.waitingLong(reading, thresholds);
        return new Snapshot(
                reading,
                forest,
                reading.sessions().stream()
                        .map(s -> SessionFacts.of(
                                s, reading, forest, workers.getOrDefault(s.pid(), 0), thresholds, waitingLong))
                        .toList(),
                Headline.of(reading, forest),
                migrations,
                shown);
    }
}
