package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.ReadSession;

/**
 * Reads tier 2 as seldom as it can. Who blocks whom is asked every other second at most, and only where somebody waits. What they wait
 * for stays what it is as long as they wait: the lock table is read again only where somebody is new, for engines then and every few seconds, and
 * both the less often the longer that takes.
 */
final class WaitReader {
    /** Asking stops the lock manager for a moment. A little less than two seconds, so that every other tick does it. */
    private static final Duration EVERY = Duration.ofMillis(1800);

    private static final Duration ENGINES_EVERY = Duration.ofSeconds(3);

    private static final WaitRows.Locks NO_LOCKS = new WaitRows.Locks(Map.of(), List.of());

    /** Reading the lock table takes a twentieth of the time at most. */
    private static final int SHARE = 20;

    private final LongSupplier nanos;
    private final WhereItCan whereItCan;
    private @Nullable Waits waits;
    private long readAt;
    private WaitRows.Locks locks = NO_LOCKS;
    private List<HeldLock> engines = List.of();
    private Map<Integer, Optional<Instant>> known = Map.of();
    private Map<Integer, List<Integer>> knownBlockers = Map.of();
    private long locksDue;
    private long enginesDue;

    /** @param nanos the time that passes, as {@link System#nanoTime} has it */
    WaitReader(LongSupplier nanos, WhereItCan whereItCan) {
        this.nanos = nanos;
        this.whereItCan = whereItCan;
        this.locksDue = nanos.getAsLong();
        this.enginesDue = locksDue;
    }

    /** @param seesOthers whether the role sees in pg_stat_activity who waits */
    Waits read(ReadSession session, ActivityRows.Sessions sessions, boolean seesOthers) {
        Waits before = waits;
        long now = nanos.getAsLong();
        Waiting seen = Waiting.of(sessions.others(), Waits.MOST);
        if (seesOthers && seen.isEmpty()) {
            return quiet(session, sessions.at(), now);
        }
        if (before != null && now - readAt < EVERY.toNanos()) {
            return before;
        }
        Waiting waiting = seesOthers ? seen : WaitRows.waiting(session);
        Waits current = waiting.isEmpty() ? quiet(session, sessions.at(), now) : read(session, sessions, waiting);
        waits = current;
        readAt = now;
        return current;
    }

    /** Nobody waits: only whether an engine holds its lock is of interest, and that is not looked at every time. */
    private Waits quiet(ReadSession session, Instant at, long now) {
        waits = null;
        locks = NO_LOCKS;
        known = Map.of();
        knownBlockers = Map.of();
        if (now >= locksDue) {
            lookForEngines(session, now);
        }
        return new Waits(at, List.of(), engines, List.of());
    }

    private Waits read(ReadSession session, ActivityRows.Sessions sessions, Waiting waiting) {
        Map<Integer, List<Integer>> blockers = WaitRows.blockers(session, waiting.pids());
        Map<Integer, Optional<Instant>> statements = statements(sessions, blockers.keySet());
        Set<Integer> blocking = new LinkedHashSet<>();
        blockers.values().forEach(blocking::addAll);
        long now = nanos.getAsLong();
        if (now >= locksDue) {
            if (isNew(statements, blockers)) {
                locks = timed(() ->
                        whereItCan.read("locks", () -> WaitRows.locks(session, blockers.keySet(), blocking), NO_LOCKS));
                known = statements;
                knownBlockers = blockers;
                // Flyway's is held by a session that neither waits nor blocks; who waits now may be its other one.
                enginesDue = Math.min(enginesDue, now);
            }
            lookForEngines(session, now);
        }
        List<LockWait> all = new ArrayList<>();
        blockers.forEach((pid, by) -> {
            Optional<WaitRows.Asked> asked = Optional.ofNullable(locks.asked().get(pid))
                    .filter(_ -> known.get(pid) != null && known.get(pid).equals(statements.get(pid)));
            all.add(new LockWait(
                    pid,
                    by,
                    asked.flatMap(WaitRows.Asked::since),
                    asked.map(WaitRows.Asked::object),
                    asked.map(WaitRows.Asked::mode).orElse("")));
        });
        return new Waits(
                sessions.at(),
                all,
                held(),
                blocking.contains(0)
                        ? whereItCan.read(
                                "prepared transactions",
                                () -> WaitRows.prepared(session),
                                List.<PreparedTransaction>of())
                        : List.of(),
                waiting.more());
    }

    private void lookForEngines(ReadSession session, long now) {
        if (now >= enginesDue) {
            enginesDue = now + ENGINES_EVERY.toNanos();
            engines = timed(
                    () -> whereItCan.read("locks of engines", () -> WaitRows.engines(session), List.<HeldLock>of()));
        }
    }

    /** What those hold that are watched, and engines whether they are or not. */
    private List<HeldLock> held() {
        return Stream.concat(locks.held().stream(), engines.stream()).distinct().toList();
    }

    private <T> T timed(Supplier<T> reading) {
        long start = nanos.getAsLong();
        T read = reading.get();
        long end = nanos.getAsLong();
        locksDue = Math.max(locksDue, end) + (end - start) * SHARE;
        return read;
    }

    /** Whether there is somebody of whom it is not known what he waits for, or since when, or who is in his way. */
    private boolean isNew(Map<Integer, Optional<Instant>> statements, Map<Integer, List<Integer>> blockers) {
        return blockers.entrySet().stream()
                .anyMatch(e -> !e.getValue().equals(knownBlockers.get(e.getKey()))
                        || !Optional.ofNullable(statements.get(e.getKey()))
                                .equals(Optional.ofNullable(known.get(e.getKey())))
                        || Optional.ofNullable(locks.asked().get(e.getKey()))
                                .flatMap(WaitRows.Asked::since)
                                .isEmpty());
    }

    /** When each of those that wait began its statement: with another statement it waits for something else. */
    private static Map<Integer, Optional<Instant>> statements(
            ActivityRows.Sessions sessions, Collection<Integer> waiting) {
        Map<Integer, Optional<Instant>> all = new HashMap<>();
        waiting.forEach(pid -> all.put(pid, Optional.empty()));
        sessions.others().forEach(s -> all.computeIfPresent(s.pid(), (_, _) -> s.queryStart()));
        return all;
    }
}
