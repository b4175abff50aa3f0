package org.lockkeeper.logs.finding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that the server told of, once or often.
 *
 * @param count how many entries tell of it
 * @param sentence what is the matter, and what can be done
 * @param occurrences the weightiest, or where there is nothing to weigh the first, in that order; not all of them
 * @param deadlocks both sides of each of the first deadlocks; empty for other kinds
 */
public record Finding(
        FindingKind kind,
        long count,
        Optional<Instant> first,
        Optional<Instant> last,
        String sentence,
        List<Occurrence> occurrences,
        List<Deadlock> deadlocks) {
    public Finding {
        occurrences = List.copyOf(occurrences);
        deadlocks = List.copyOf(deadlocks);
    }
}
