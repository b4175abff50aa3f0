package org.lockkeeper.sandbox.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteSessions;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.sandbox.incident.Part.Conduct;
import org.lockkeeper.task.CancelToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session on stage. It plays in a thread of its own; others look at it meanwhile. */
final class Actor {
    private static final Logger LOG = LoggerFactory.getLogger(Actor.class);
    private static final String NO_LOCK_IN_TIME = "55P03";
    private static final String CANCELLED = "57014";
    private static final String TERMINATED = "57P01";

    private final Part part;
    private final List<String> statements;
    private final CancelToken curtain;
    private final int longest;

    private Fate fate = Fate.TO_COME;
    private String detail = "";
    private long pid;
    private Optional<Instant> backendStart = Optional.empty();
    private int step = -1;
    private boolean inPlace;

    /** @param curtain falls when it is time to leave */
    Actor(Part part, List<String> statements, CancelToken curtain) {
        this.part = part;
        this.statements = statements;
        this.curtain = curtain;
        this.longest = longest(statements);
    }

    /** The index is built in the statement that says so; elsewhere the first is as good as any. */
    private static int longest(List<String> statements) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).startsWith("CREATE INDEX")) {
                return i;
            }
        }
        return 0;
    }

    /** Plays to the end; what ends it early is its fate and no failure of the performance. */
    void play(WriteSessions sessions, Clearance<?> clearance) {
        try (WriteSession session = sessions.open()) {
            session.run(clearance, "set application_name = '" + part.application() + "'", curtain);
            enter(session.reading(clearance)
                    .query(ReadQuery.OWN_BACKEND, row -> row.number("pid"))
                    .getFirst());
            do {
                for (int i = 0; i < statements.size(); i++) {
                    begin(i);
                    send(session, clearance, statements.get(i));
                }
            } while (part.conduct() == Conduct.REPEATS && !curtain.isRequested());
            if (part.conduct() == Conduct.STAYS) {
                begin(statements.size());
                awaitCurtain();
            } else {
                leave(Fate.DONE, "");
            }
        } catch (DbException e) {
            ended(e);
        } catch (java.util.concurrent.CancellationException e) {
            LOG.debug("the curtain fell", e);
        }
    }

    private void send(WriteSession session, Clearance<?> clearance, String sql) {
        while (true) {
            try {
                session.run(clearance, sql, curtain);
                return;
            } catch (DbException e) {
                if (part.conduct() != Conduct.LEAVES_PATIENTLY || !e.sqlState().equals(Optional.of(NO_LOCK_IN_TIME))) {
                    throw e;
                }
            }
        }
    }

    /** Until somebody ends the session, which the stage notices, or the curtain falls. */
    private void awaitCurtain() {
        while (fate() == Fate.PRESENT && !curtain.await(java.time.Duration.ofSeconds(1))) {
            LOG.trace("{} stays", part.name());
        }
    }

    private void ended(DbException e) {
        if (curtain.isRequested()) {
            return;
        }
        String state = e.sqlState().orElse("");
        if (state.equals(CANCELLED)) {
            leave(Fate.CANCELLED, e.sentence());
        } else if (state.equals(TERMINATED) || (e.kind() == DbException.Kind.UNREACHABLE && pid() != 0)) {
            leave(Fate.ENDED, e.sentence());
        } else {
            leave(Fate.FAILED, e.sentence());
        }
    }

    private synchronized void enter(long ownPid) {
        pid = ownPid;
        fate = Fate.PRESENT;
    }

    private synchronized void begin(int statement) {
        step = statement;
    }

    private synchronized void leave(Fate how, String why) {
        if (fate == Fate.TO_COME || fate == Fate.PRESENT) {
            fate = how;
            detail = why;
        }
    }

    /** Hears what the server shows of the sessions, by their pids. */
    synchronized void look(Map<Long, Seen> sessions) {
        Seen seen = sessions.get(pid);
        if (fate != Fate.PRESENT) {
            return;
        }
        if (seen == null
                || backendStart
                        .filter(start -> !start.equals(seen.backendStart()))
                        .isPresent()) {
            // Only one that was seen before has gone: another's list may be older than this session.
            if (backendStart.isPresent() && part.conduct() == Conduct.STAYS) {
                leave(Fate.ENDED, "its session is gone");
            }
            return;
        }
        backendStart = Optional.of(seen.backendStart());
        inPlace |= switch (part.place()) {
            case WAITING -> seen.waitsForLock();
            case HOLDING -> step == statements.size() && !seen.active();
            case WORKING -> step >= longest && seen.active();
        };
    }

    synchronized Fate fate() {
        return fate;
    }

    private synchronized long pid() {
        return pid;
    }

    /** Whether it is, or was, where the incident wants it. */
    synchronized boolean isInPlace() {
        return inPlace;
    }

    Part part() {
        return part;
    }

    synchronized Player player() {
        return new Player(part.name(), part.role(), part.application(), pid, backendStart, fate, inPlace, detail);
    }

    /** What the server shows of a session. */
    record Seen(Instant backendStart, boolean active, boolean waitsForLock) {}
}
