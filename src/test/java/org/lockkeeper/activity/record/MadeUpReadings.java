package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lockkeeper.activity.Access;
import org.lockkeeper.activity.Gap;
import org.lockkeeper.activity.HeldLock;
import org.lockkeeper.activity.LockWait;
import org.lockkeeper.activity.LockedObject;
import org.lockkeeper.activity.PreparedTransaction;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.ServerState;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.WaitEvent;
import org.lockkeeper.activity.Waits;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerVersion;
import org.lockkeeper.guard.TargetIdentity;

/** A busy server that does not exist: sessions come and go, a tenth of them works, some wait. The same seed gives the same readings. */
public final class MadeUpReadings {
    public static final Instant START = Instant.parse("2026-11-25T03:00:00.123456Z");

    private final Random random;
    private final List<Session> sessions = new ArrayList<>();
    private Instant at = START;
    private Waits waits = new Waits(START, List.of(), List.of(), List.of());
    private int next = 1000;

    public MadeUpReadings(int seed, int count) {
        this.random = new Random(seed);
        for (int i = 0; i < count; i++) {
            sessions.add(born());
        }
    }

    /** The next one, a second later. */
    public Reading next() {
        return next(Optional.empty());
    }

    public Reading next(Optional<Gap.Reason> gap) {
        Instant before = at;
        at = at.plusSeconds(gap.isPresent() ? 40 : 1).plusNanos(random.nextInt(5_000) * 1_000L);
        if (sessions.size() > 3 && random.nextInt(3) == 0) {
            sessions.set(random.nextInt(sessions.size()), born());
        }
        int busy = Math.max(1, sessions.size() / 10);
        for (int i = 0; i < busy; i++) {
            int index = random.nextInt(sessions.size());
            sessions.set(index, changed(sessions.get(index)));
        }
        if (random.nextInt(2) == 0) {
            waits = waits();
        }
        return new Reading(
                "prod",
                at,
                Duration.ofNanos(random.nextInt(9_000) * 1_000L),
                server(),
                sessions.stream()
                        .sorted(java.util.Comparator.comparingInt(Session::pid))
                        .toList(),
                waits,
                gap.map(reason -> new Gap(before, reason, "The server was started anew.")));
    }

    private Session born() {
        next += 1 + random.nextInt(3);
        return session(next, "idle", Optional.empty(), Optional.empty(), "COMMIT");
    }

    private Session changed(Session old) {
        String sql = "select * from \"Order\" where \"userId\" = $1 and \"placedAt\" > $2 limit " + random.nextInt(40)
                + " -- page " + random.nextInt(200);
        return switch (random.nextInt(4)) {
            case 0 ->
                session(old.pid(), "active", Optional.of(new WaitEvent("Lock", "relation")), Optional.of(at), sql);
            case 1 ->
                session(
                        old.pid(),
                        "idle in transaction",
                        Optional.of(new WaitEvent("Client", "ClientRead")),
                        Optional.of(at),
                        sql);
            case 2 -> session(old.pid(), "active", Optional.empty(), Optional.of(at), sql);
            default -> session(old.pid(), "idle", Optional.empty(), Optional.empty(), sql);
        };
    }

    private Session session(
            int pid, String state, Optional<WaitEvent> wait, Optional<Instant> transaction, String query) {
        return new Session(
                pid,
                Optional.of(START.minusSeconds(pid)),
                pid % 50 == 0 ? Optional.of(pid - 1) : Optional.empty(),
                "client backend",
                "shop",
                "shop",
                "shop-web-" + pid % 7,
                "10.0.0." + pid % 250,
                state,
                wait,
                transaction,
                Optional.of(at.minusMillis(random.nextInt(100))),
                Optional.of(at),
                transaction.map(_ -> (long) random.nextInt(1000)),
                Optional.of(random.nextLong()),
                query,
                query.length());
    }

    private Waits waits() {
        List<LockWait> list = new ArrayList<>();
        List<HeldLock> held = new ArrayList<>();
        for (Session session : sessions) {
            if (session.waitsForLock()) {
                LockedObject object =
                        new LockedObject("relation", "shop", "public.\"Order\"", 16_400, 0, 0, "", "", 0, 0, 0);
                list.add(new LockWait(
                        session.pid(),
                        List.of(0, sessions.getFirst().pid()),
                        random.nextBoolean() ? session.queryStart() : Optional.empty(),
                        random.nextBoolean() ? Optional.of(object) : Optional.empty(),
                        "AccessShareLock"));
                held.add(new HeldLock(0, "-1/815", object, "AccessExclusiveLock"));
            }
        }
        return new Waits(
                at,
                list,
                held,
                List.of(new PreparedTransaction("815", "tx'1", at.minusSeconds(9), "shop", "shop")),
                list.size() / 3);
    }

    private ServerState server() {
        return new ServerState(
                new ServerFacts(
                        new TargetIdentity("7412", "shop", 16_384),
                        new ServerVersion(150_018, "15.18"),
                        Optional.of("7412"),
                        false,
                        "dba"),
                START.minusSeconds(86_400),
                500,
                3,
                at.getEpochSecond() / 30,
                200_000_000,
                new Access("dba", true, true, false));
    }
}
