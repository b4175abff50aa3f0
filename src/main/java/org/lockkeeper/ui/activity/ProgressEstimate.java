package org.lockkeeper.ui.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.activity.WorkProgress;

/** How long a phase will take at the pace that was seen; of the phases after it nothing is known, and nothing is said. */
final class ProgressEstimate {
    /** Less than that tells no pace. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    private final Map<Phase, Seen> first = new HashMap<>();

    /**
     * A number that goes back tells no pace, and what was seen before it neither: while an index build reads the first block of a table,
     * PostgreSQL reports all of them as done (heapam_scan_get_blocks_done in heapam_handler.c).
     *
     * @param at by the server's clock
     */
    Optional<Duration> left(WorkProgress work, Instant at) {
        Phase phase = new Phase(work.pid(), work.command(), work.phase(), work.relation(), work.total());
        Seen start = first.compute(
                phase, (_, seen) -> seen == null || work.done() < seen.done ? new Seen(at, work.done()) : seen);
        Duration seen = Duration.between(start.at, at);
        long moved = work.done() - start.done;
        if (work.total() <= 0 || moved <= 0 || seen.compareTo(LEAST) < 0) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofMillis((long) ((double) seen.toMillis() / moved * Math.max(0, work.total() - work.done()))));
    }

    private record Phase(int pid, String command, String phase, String relation, long total) {}

    private record Seen(Instant at, long done) {}
}
