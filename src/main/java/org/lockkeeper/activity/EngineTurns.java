package org.lockkeeper.activity;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Who wants the lock of an engine: those that wait for it, and those that only ask again and again, as Flyway does every second. */
final class EngineTurns {
    /** Whoever asked longer ago has given up. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    private final Reading reading;

    EngineTurns(Reading reading) {
        this.reading = reading;
    }

    /** Those that want it, whoever waits longest first. */
    List<Session> of(HeldLock lock) {
        List<Integer> waiting = reading.waits().waits().stream()
                .filter(wait -> wait.object().filter(lock.object()::isSame).isPresent())
                .sorted(Forests.LONGEST_FIRST)
                .map(LockWait::pid)
                .toList();
        return Stream.concat(
                        waiting.stream().flatMap(pid -> reading.session(pid).stream()),
                        reading.clients().stream()
                                .filter(s -> !waiting.contains(s.pid()) && s.pid() != lock.pid() && asks(s, lock)))
                .toList();
    }

    private boolean asks(Session session, HeldLock lock) {
        return session.database().equals(lock.object().database())
                && session.query().contains("pg_try_advisory")
                && session.query().contains(Long.toString(lock.object().advisoryKey()))
                && session.queryStart()
                        .filter(start -> reading.age(start).compareTo(RECENT) < 0)
                        .isPresent();
    }
}
