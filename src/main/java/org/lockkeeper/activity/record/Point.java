package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;

/**
 * One reading in numbers, as a strip shows it.
 *
 * @param at by the server's clock
 * @param sessions of clients
 * @param active that run a statement and do not wait for a lock
 * @param waiting for a lock
 * @param idleInTransaction with a transaction open and nothing to do, aborted ones included
 * @param longestWait for a lock, of those that wait now
 */
public record Point(Instant at, int sessions, int active, int waiting, int idleInTransaction, Duration longestWait) {
    /** The numbers of a reading. */
    public static Point of(Reading reading) {
        int sessions = 0;
        int active = 0;
        int waiting = 0;
        int idle = 0;
        for (Session session : reading.sessions()) {
            if (!session.isClient()) {
                continue;
            }
            sessions++;
            switch (session.kind()) {
                case ACTIVE -> active++;
                case WAITING -> waiting++;
                case IDLE_IN_TRANSACTION, ABORTED -> idle++;
                case IDLE, STARTING, BACKGROUND, HIDDEN -> {}
            }
        }
        return new Point(
                reading.at(), sessions, active, waiting, idle, waiting == 0 ? Duration.ZERO : longest(reading));
    }

    /** Where the server has not noted since when, it waits since its statement began, or a little less. */
    private static Duration longest(Reading reading) {
        return reading.waits().waits().stream()
                .flatMap(wait ->
                        wait.since().or(() -> reading.session(wait.pid()).flatMap(Session::queryStart)).stream())
                .map(reading::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
