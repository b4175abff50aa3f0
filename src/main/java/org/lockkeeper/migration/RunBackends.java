package org.lockkeeper.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Which of the server's processes worked for a run, and when, so that its lines can be found in the server's log.
 *
 * @param pids in the order in which they began; never empty
 * @param from when the first of them was asked for its pid, by the server's clock
 * @param until when the run ended: that moment and how long the run took by this machine's clock
 */
public record RunBackends(List<Long> pids, Instant from, Instant until) {
    public RunBackends {
        pids = List.copyOf(pids);
    }

    /** How long they worked, as far as is known. */
    public Duration length() {
        return Duration.between(from, until);
    }

    /** Such as {@code pid 4711, from 2026-11-20T10:11:12Z to 2026-11-20T10:11:14Z by the server's clock}. */
    public String words() {
        return "pid %s, from %s to %s by the server's clock"
                .formatted(String.join(", ", pids.stream().map(String::valueOf).toList()), from, until);
    }
}
