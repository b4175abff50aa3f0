package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.db.ServerVersion;
import org.lockkeeper.guard.TargetIdentity;

/** Makes readings up. */
public final class Readings {
    public static final Instant AT = Instant.parse("2026-11-20T10:00:00.123456Z");

    private final Map<Integer, Session> sessions = new LinkedHashMap<>();
    private final List<LockWait> waits = new ArrayList<>();
    private final List<HeldLock> held = new ArrayList<>();
    private Instant waitsAt = AT;
    private int notLookedAt;

    public Readings active(int pid) {
        return session(pid, "active", Optional.empty(), Optional.empty());
    }

    /** The waits were read a second before the sessions. */
    public Readings waitsBefore() {
        waitsAt = AT.minusSeconds(1);
        return this;
    }

    /** So many more wait. */
    public Readings notLookedAt(int more) {
        notLookedAt = more;
        return this;
    }

    /** Waits for those. */
    public Readings waiting(int pid, int... blockers) {
        waits.add(new LockWait(pid, list(blockers), Optional.of(AT.minusSeconds(5)), Optional.empty(), ""));
        return session(pid, "active", Optional.of(new WaitEvent("Lock", "relation")), Optional.empty());
    }

    /** Waits, and the role may not see what it does. */
    public Readings hidden(int pid, int... blockers) {
        waiting(pid, blockers);
        return session(new Session(
                pid,
                Optional.empty(),
                Optional.empty(),
                "",
                "app",
                "shop",
                "web",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "<insufficient privilege>",
                0));
    }

    /** Waits for a table, since the longer the smaller its pid. */
    public Readings queued(String relation, int pid, int... blockers) {
        LockedObject object = new LockedObject("relation", "shop", relation, 4711, 0, 0, "", "", 0, 0, 0);
        waits.add(new LockWait(
                pid,
                list(blockers),
                Optional.of(AT.minusSeconds(5000L - pid)),
                Optional.of(object),
                "AccessExclusiveLock"));
        return session(pid, "active", Optional.of(new WaitEvent("Lock", "relation")), Optional.empty());
    }

    /** Holds a table for itself, as {@link #queued} wants it where its name is the same. */
    public Readings holding(String relation, int pid) {
        held.add(new HeldLock(
                pid,
                "",
                new LockedObject("relation", "shop", relation, 4711, 0, 0, "", "", 0, 0, 0),
                "AccessExclusiveLock"));
        return this;
    }

    /** A parallel worker that waits. */
    public Readings worker(int pid, int leader, int... blockers) {
        waiting(pid, blockers);
        return session(pid, "active", Optional.of(new WaitEvent("Lock", "relation")), Optional.of(leader));
    }

    /** As it is. */
    public Readings session(Session session) {
        sessions.put(session.pid(), session);
        return this;
    }

    public Readings session(int pid, String state, Optional<WaitEvent> wait, Optional<Integer> leader) {
        return session(new Session(
                pid,
                Optional.of(AT.minusSeconds(600)),
                leader,
                leader.isPresent() ? "parallel worker" : "client backend",
                "app",
                "shop",
                "web",
                "10.0.0.7",
                state,
                wait,
                state.equals("idle") ? Optional.empty() : Optional.of(AT.minusSeconds(60)),
                Optional.of(AT.minusSeconds(30)),
                Optional.of(AT.minusSeconds(10)),
                Optional.empty(),
                Optional.empty(),
                "select " + pid,
                10));
    }

    /** The same session under another application's name. */
    public static Session named(Session s, String application) {
        return changed(s, s.backendStart(), s.type(), application);
    }

    /** The same process as another kind of backend. */
    public static Session typed(Session s, String type) {
        return changed(s, s.backendStart(), type, s.application());
    }

    /** Another backend with the same pid. */
    public static Session startedLater(Session s) {
        return changed(s, s.backendStart().map(start -> start.plusSeconds(1)), s.type(), s.application());
    }

    private static Session changed(Session s, Optional<Instant> backendStart, String type, String application) {
        return new Session(
                s.pid(),
                backendStart,
                s.leader(),
                type,
                s.user(),
                s.database(),
                application,
                s.client(),
                s.state(),
                s.waitEvent(),
                s.transactionStart(),
                s.queryStart(),
                s.stateChange(),
                s.xminAge(),
                s.queryId(),
                s.query(),
                s.queryBytes());
    }

    public Reading reading() {
        return new Reading(
                "prod",
                AT,
                Duration.ofMillis(3),
                server(),
                List.copyOf(sessions.values()),
                new Waits(waitsAt, waits, held, List.of(), notLookedAt),
                Optional.empty());
    }

    public static ServerState server() {
        return new ServerState(
                new ServerFacts(
                        new TargetIdentity("7412", "shop", 16384),
                        new ServerVersion(150018, "15.18"),
                        Optional.of("7412"),
                        false,
                        "dba"),
                AT.minusSeconds(86_400),
                100,
                3,
                1_000_000,
                200_000_000,
                new Access("dba", true, true, true));
    }

    private static List<Integer> list(int[] pids) {
        return Arrays.stream(pids).boxed().toList();
    }
}
