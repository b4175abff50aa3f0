package org.lockkeeper.ui.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.MigrationAtWork;
import org.lockkeeper.activity.Reading;

/**
 * A reading with all that is worked out of it, so that the window's thread only has to show it.
 *
 * @param shown whether it is of now, or one of before, which nothing can be done to but to what is still there
 */
record Snapshot(
        Reading reading, Forest forest, List<SessionFacts> sessions, List<MigrationAtWork> migrations, Shown shown) {
    /** Whether it is of now no more. */
    boolean past() {
        return shown != Shown.NOW;
    }

    /** The same at another time, with other migrations. */
    Snapshot as(List<MigrationAtWork> others, Shown when) {
        return new Snapshot(reading, forest, sessions, others, when);
    }

    static Snapshot of(Reading reading, List<MigrationAtWork> migrations, Thresholds thresholds, Shown shown) {
        Forest forest = Forest.of(reading);
        Map<Integer, Integer> workers = new HashMap<>();
        reading.sessions().forEach(s -> s.leader().ifPresent(leader -> workers.merge(leader, 1, Integer::sum)));
        return new Snapshot(
                reading,
                forest,
                reading.sessions().stream()
                        .map(s -> SessionFacts.of(s, reading, forest, workers.getOrDefault(s.pid(), 0), thresholds))
                        .toList(),
                migrations,
                shown);
    }
}
