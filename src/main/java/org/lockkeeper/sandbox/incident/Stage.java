package org.lockkeeper.sandbox.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.sandbox.incident.Actor.Seen;
import org.lockkeeper.sandbox.incident.Performance.Phase;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;

/** Plays one incident: from its first session to the moment when everything is decided, and a little longer. */
final class Stage {
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Who is not in place by then will not come. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final Incident incident;
    private final CancelToken curtain;
    private final Duration linger;
    private final List<Actor> actors = new ArrayList<>();
    private final AtomicInteger act = new AtomicInteger(1);
    private volatile Phase phase = Phase.PREPARING;
    private volatile String message = "";

    /**
     * @param curtain falls when it is over; whoever wants it to end earlier lets it fall
     * @param linger how long it stays as it is after everything was decided
     */
    Stage(Incident incident, CancelToken curtain, Duration linger) {
        this.incident = incident;
        this.curtain = curtain;
        this.linger = linger;
        for (Part part : incident.parts()) {
            List<String> statements = Scripts.of(incident, part);
            for (int i = 0; i < part.count(); i++) {
                actors.add(new Actor(part, statements, curtain));
            }
        }
    }

    /**
     * Returns when everybody has left.
     *
     * @param house where the sessions can be seen
     * @param companies the sessions' makers, for the one database and the other
     * @param told hears how it stands, at every look
     */
    void play(Database house, Companies companies, Consumer<Stage> told) {
        List<Runnable> everybody = new ArrayList<>();
        everybody.add(() -> guarded(() -> watch(house, told)));
        for (Actor actor : actors) {
            everybody.add(() -> guarded(() -> {
                if (awaitAct(actor.part().act())) {
                    companies.enter(actor);
                }
            }));
        }
        Parallel.map(everybody, body -> {
            body.run();
            return true;
        });
        told.accept(this);
    }

    /** What fails here ends the performance, and nobody is left waiting for it. */
    private void guarded(Runnable body) {
        try {
            body.run();
        } catch (LockkeeperException e) {
            fail(e.sentence());
        } catch (RuntimeException | Error e) {
            fail(e.toString());
            throw e;
        }
    }

    private void fail(String why) {
        if (!curtain.isRequested()) {
            message = why;
            phase = Phase.FAILED;
            curtain.cancel();
        }
    }

    private boolean awaitAct(int wanted) {
        while (act.get() < wanted) {
            if (curtain.await(LOOK)) {
                return false;
            }
        }
        return !curtain.isRequested();
    }

    private void watch(Database house, Consumer<Stage> told) {
        long since = System.nanoTime();
        do {
            Map<Long, Seen> sessions = look(house);
            actors.forEach(actor -> actor.look(sessions));
            Phase before = phase;
            advance(System.nanoTime() - since);
            if (phase != before) {
                since = System.nanoTime();
            }
            told.accept(this);
        } while (!curtain.await(LOOK));
    }

    private static Map<Long, Seen> look(Database house) {
        Map<Long, Seen> sessions = new HashMap<>();
        try (ReadSession session = house.read()) {
            session.query(ReadQuery.PRACTICE_SESSIONS, row -> {
                boolean waits = row.text("wait_event_type").equals("Lock");
                boolean active = row.text("state").equals("active");
                sessions.put(row.number("pid"), new Seen(row.instant("backend_start"), active, waits));
                return true;
            });
        }
        return sessions;
    }

    private void advance(long nanos) {
        switch (phase) {
            case PREPARING -> {
                if (actors.stream().filter(a -> a.part().act() <= act.get()).allMatch(Actor::isInPlace)) {
                    act.incrementAndGet();
                }
                if (actors.stream().allMatch(Actor::isInPlace)) {
                    phase = Phase.OPEN;
                } else if (nanos > PATIENCE.toNanos() || anyFailed()) {
                    fail(whyNotReady());
                }
            }
            case OPEN -> {
                if (Performance.isDecided(incident, players())) {
                    phase = Phase.OVER;
                }
            }
            case OVER -> {
                if (nanos > linger.toNanos()) {
                    curtain.cancel();
                }
            }
            case FAILED -> {}
        }
    }

    private boolean anyFailed() {
        return actors.stream().anyMatch(actor -> actor.fate() == Fate.FAILED);
    }

    private String whyNotReady() {
        return players().stream()
                .filter(player -> player.fate().isLost() || !player.inPlace())
                .findFirst()
                .map(player -> "The session %s did not come into its place: %s"
                        .formatted(
                                player.name(),
                                player.detail().isEmpty() ? player.fate().label() : player.detail()))
                .orElse("");
    }

    Phase phase() {
        return phase;
    }

    String message() {
        return message;
    }

    List<Player> players() {
        return actors.stream().map(Actor::player).toList();
    }
}
