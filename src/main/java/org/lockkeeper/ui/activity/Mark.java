package org.lockkeeper.ui.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockkeeper.activity.Forest;
import org.lockkeeper.activity.LockWait;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Session;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Tone;

/** What is worth a look at a session: a word and a colour. */
enum Mark {
    BLOCKING("activity.mark.blocking", Tone.DANGER),
    WAITING("activity.mark.waiting", Tone.DANGER),
    IDLE_IN_TRANSACTION("activity.mark.idleInTransaction", Tone.WARNING),
    LONG_RUNNING("activity.mark.longRunning", Tone.WARNING),
    HOLDS_VACUUM("activity.mark.holdsVacuum", Tone.WARNING);

    private final String key;
    private final Tone tone;

    Mark(String key, Tone tone) {
        this.key = key;
        this.tone = tone;
    }

    String label() {
        return Texts.get(key);
    }

    Tone tone() {
        return tone;
    }

    /**
     * The gravest first.
     *
     * @param waitingLong as {@link #waitingLong} tells it of the whole reading
     */
    static List<Mark> of(
            Session session, Reading reading, Forest forest, Thresholds thresholds, Set<Integer> waitingLong) {
        List<Mark> marks = new ArrayList<>();
        if (forest.blocks(session.pid()) > 0) {
            marks.add(BLOCKING);
        }
        if (session.waitsForLock() && waitingLong.contains(session.pid())) {
            marks.add(WAITING);
        }
        if (session.isIdleInTransaction()
                && session.stateChange()
                        .filter(since -> reading.age(since).compareTo(thresholds.idleInTransaction()) >= 0)
                        .isPresent()) {
            marks.add(IDLE_IN_TRANSACTION);
        }
        if (session.isClient()
                && session.state().equals("active")
                && session.queryStart()
                        .filter(since -> reading.age(since).compareTo(thresholds.longRunning()) >= 0)
                        .isPresent()) {
            marks.add(LONG_RUNNING);
        }
        if (holdsSnapshots(session)
                && session.xminAge().filter(age -> age >= thresholds.xminAge()).isPresent()) {
            marks.add(HOLDS_VACUUM);
        }
        return marks;
    }

    /** A replication sender does so for its standby (hot_standby_feedback); what autovacuum holds hinders no vacuum. */
    private static boolean holdsSnapshots(Session session) {
        return session.isClient() || session.type().equals("walsender");
    }

    /** The pids of those that have waited long enough to be marked: found once for a reading, since thousands may wait. */
    static Set<Integer> waitingLong(Reading reading, Thresholds thresholds) {
        return reading.waits().waits().stream()
                .filter(wait -> wait.since()
                        .filter(since -> reading.age(since).compareTo(thresholds.waiting()) >= 0)
                        .isPresent())
                .map(LockWait::pid)
                .collect(Collectors.toSet());
    }
}
