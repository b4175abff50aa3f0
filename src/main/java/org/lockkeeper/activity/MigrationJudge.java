package org.lockkeeper.activity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of one migration how it stands with it: who is in its way, and who waits for it. */
final class MigrationJudge {
    /**
     * An engine sends its next statement within milliseconds. It is also longer than locks of engines are remembered, so that one given back
     * meanwhile is not taken for a left one.
     */
    static final Duration DEAD = Duration.ofSeconds(5);

    private final Reading reading;
    private final Forest forest;

    MigrationJudge(Reading reading, Forest forest) {
        this.reading = reading;
        this.forest = forest;
    }

    /**
     * One that has its engine's lock, or goes without.
     *
     * @param holder whether the session that works holds the lock
     * @param idle since when nothing was done for it
     * @param turns who wants the lock
     */
    MigrationAtWork atWork(
            Session worker,
            String engine,
            Optional<String> name,
            boolean holder,
            Optional<Duration> idle,
            List<Session> turns) {
        Optional<ForestNode> node = forest.find(worker.pid());
        Set<Integer> behind = forest.blockersOf(worker.pid());
        long others = turns.stream()
                .filter(s -> !holder || forest.blockersOf(s.pid()).isEmpty())
                .count();
        int queued = forest.blocks(worker.pid()) + (int) others;
        return new MigrationAtWork(
                worker,
                engine,
                name,
                standing(!behind.isEmpty(), idle, queued),
                behind.isEmpty() ? Optional.empty() : node.flatMap(ForestNode::waiting),
                node.flatMap(ForestNode::waitsFor),
                List.copyOf(behind),
                forest.rootsAbove(worker.pid()),
                idle,
                turns,
                queued,
                node.map(ForestNode::longestWait).orElse(Duration.ZERO),
                reading.work().stream().filter(w -> w.pid() == worker.pid()).findFirst());
    }

    private static Standing standing(boolean waits, Optional<Duration> idle, int queued) {
        if (waits) {
            return Standing.WAITS;
        }
        if (queued == 0) {
            return Standing.WORKS;
        }
        return idle.filter(age -> age.compareTo(DEAD) >= 0).isPresent() ? Standing.LEFT : Standing.HOLDS_UP;
    }

    /** One that has yet to get the lock of its engine: it says of itself which migration it will run only then. */
    MigrationAtWork turn(Session session, String engine, HeldLock lock) {
        Optional<ForestNode> node = forest.find(session.pid());
        Set<Integer> behind = forest.blockersOf(session.pid());
        return new MigrationAtWork(
                session,
                engine,
                Optional.empty(),
                Standing.WAITS_FOR_TURN,
                node.flatMap(ForestNode::waiting),
                node.flatMap(ForestNode::waitsFor).or(() -> Optional.of(lock.words())),
                behind.isEmpty() ? List.of(lock.pid()) : List.copyOf(behind),
                forest.rootsAbove(session.pid()),
                Optional.empty(),
                List.of(),
                forest.blocks(session.pid()),
                node.map(ForestNode::longestWait).orElse(Duration.ZERO),
                Optional.empty());
    }
}
