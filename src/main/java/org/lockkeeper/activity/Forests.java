package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Comparator;

/** In which order those are shown that wait. */
final class Forests {
    /** The server notes the start of a wait a moment after it began: where it is missing, the wait is young. */
    static final Comparator<LockWait> LONGEST_FIRST = Comparator.comparing(
                    (LockWait wait) -> wait.since().orElse(Instant.MAX))
            .thenComparingInt(LockWait::pid);

    private Forests() {}

    /** The longest wait first, then those that do not wait. */
    static Comparator<Party> byWait(BlockingGraph graph) {
        return Comparator.comparing((Party party) ->
                        graph.waitOf(party).flatMap(LockWait::since).orElse(Instant.MAX))
                .thenComparingInt(Party::pid)
                .thenComparing(Party::gid);
    }
}
