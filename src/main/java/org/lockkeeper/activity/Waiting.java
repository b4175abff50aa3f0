package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Who waits for a lock, before it is asked for what.
 *
 * @param pids those that are looked at, the longest wait first
 * @param more how many others wait
 */
record Waiting(List<Integer> pids, int more) {
    /** A wait has begun after its statement: that is the closest that one scan of the sessions comes to it. */
    private static final Comparator<Session> LONGEST_FIRST = Comparator.comparing((Session session) ->
                    session.stateChange().or(session::queryStart).orElse(Instant.MAX))
            .thenComparingInt(Session::pid);

    Waiting {
        pids = List.copyOf(pids);
    }

    /** Of those that the role sees waiting. */
    static Waiting of(List<Session> sessions, int most) {
        List<Integer> all = sessions.stream()
                .filter(Session::waitsForLock)
                .sorted(LONGEST_FIRST)
                .map(Session::pid)
                .toList();
        return of(all, all.size(), most);
    }

    /** @param longest the longest wait first; all that is known of them */
    static Waiting of(List<Integer> longest, int all, int most) {
        List<Integer> pids = longest.subList(0, Math.min(longest.size(), most));
        return new Waiting(pids, all - pids.size());
    }

    boolean isEmpty() {
        return pids.isEmpty();
    }
}
