package org.lockkeeper.activity;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What somebody holds, in words. */
final class HeldWords {
    private static final int MOST = 8;

    private final BlockingGraph graph;
    private final Set<LockedObject> wanted = new HashSet<>();

    HeldWords(Reading reading, BlockingGraph graph) {
        this.graph = graph;
        reading.waits().waits().forEach(wait -> wait.object().ifPresent(wanted::add));
    }

    /** What somebody waits for first; the last line counts what is left out. */
    List<String> of(Party party) {
        List<String> held = graph.heldBy(party).stream()
                .filter(lock -> !lock.object().type().equals("tuple"))
                .sorted(Comparator.comparing((HeldLock lock) -> !wanted.contains(lock.object())))
                .map(HeldLock::words)
                .distinct()
                .toList();
        return held.size() <= MOST
                ? held
                : Stream.concat(
                                held.stream().limit(MOST),
                                Stream.of("%d more of this kind".formatted(held.size() - MOST)))
                        .toList();
    }
}
