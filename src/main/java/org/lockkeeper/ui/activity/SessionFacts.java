package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;

/**
 * What the table shows of one session at one moment.
 *
 * @param transaction the age of its transaction; empty where none is open
 * @param statement the age of what it runs; empty while it runs nothing
 * @param state how long it is in its state
 * @param blockedBy the direct blockers; 0 for a prepared transaction
 * @param blocks how many wait for it
 * @param workers how many parallel workers it has
 */
record SessionFacts(
        Session session,
        Optional<Duration> transaction,
        Optional<Duration> statement,
        Optional<Duration> state,
        Set<Integer> blockedBy,
        int blocks,
        int workers,
        List<Mark> marks)
        implements LineFacts {
    /** @param waitingLong as {@link Mark#waitingLong} tells it of the whole reading */
    static SessionFacts of(
            Session session,
            Reading reading,
            Forest forest,
            int workers,
            Thresholds thresholds,
            Set<Integer> waitingLong) {
        return new SessionFacts(
                session,
                session.transactionStart().map(reading::age),
                session.queryStart()
                        .filter(_ -> session.state().equals("active"))
                        .map(reading::age),
                session.stateChange().map(reading::age),
                forest.blockersOf(session.pid()),
                forest.blocks(session.pid()),
                workers,
                Mark.of(session, reading, forest, thresholds, waitingLong));
    }
}
