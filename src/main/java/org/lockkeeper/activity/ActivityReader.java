package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;

/**
 * Reads one environment over one connection, which it keeps open: so it goes on where the server has no connection left for others.
 * Used by one thread at a time.
 */
public final class ActivityReader implements AutoCloseable {
    private static final Duration SERVER_EVERY = Duration.ofSeconds(30);
    private static final Duration WORK_EVERY = Duration.ofMillis(1800);

    private final Database database;
    private final LongSupplier nanos;
    private @Nullable ReadSession session;
    private @Nullable ServerState server;
    private long serverReadAt;
    private boolean fresh;
    private final WhereItCan whereItCan = new WhereItCan();
    private WaitReader waits;
    private List<WorkProgress> work = List.of();
    private long workDue;
    private @Nullable Instant last;
    private boolean broken;

    /** What is not told yet, since the reading that would have told it failed. */
    private Optional<Gap> untold = Optional.empty();

    public ActivityReader(Database database) {
        this(database, System::nanoTime);
    }

    /** @param nanos the time that passes, as {@link System#nanoTime} has it */
    ActivityReader(Database database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
        this.workDue = nanos.getAsLong();
        this.waits = new WaitReader(nanos, whereItCan);
    }

    /**
     * One reading of tiers 1 and 2.
     *
     * @throws DbException if the server cannot be reached or refuses; the next call connects anew
     * @throws org.lockkeeper.error.LockkeeperException if the password cannot be had
     */
    public Reading read() {
        long start = nanos.getAsLong();
        try {
            ReadSession connected = connected();
            refresh(connected, start);
            ActivityRows.Sessions sessions = ActivityRows.sessions(connected);
            Waits current = waits.read(connected, sessions, state().access().seesOthers());
            Reading reading = new Reading(
                    database.profile().name(),
                    sessions.at(),
                    Duration.ofNanos(nanos.getAsLong() - start),
                    state(),
                    sessions.others(),
                    current,
                    progress(connected, start),
                    Map.of(),
                    untold);
            untold = Optional.empty();
            last = sessions.at();
            return reading;
        } catch (DbException e) {
            if (e.kind() == DbException.Kind.UNREACHABLE || e.kind() == DbException.Kind.LOGIN) {
                broken = true;
                disconnect();
            }
            throw e;
        }
    }

    /** The whole statement of one backend; empty where it has ended. */
    public Optional<String> query(int pid, Instant backendStart) {
        return connected()
                .query(ReadQuery.ACTIVITY_QUERY, row -> row.text("query"), pid, backendStart.toString())
                .stream()
                .findFirst();
    }

    /** What is to be known of some backends before anything is done to them. */
    List<TargetFacts> targets(List<Integer> pids) {
        return TargetFacts.read(connected(), pids);
    }

    /** A reading with the strong locks of some backends, whether anybody waits for them or not. */
    Reading withHeld(Reading reading, List<Integer> pids) {
        return reading.withHeld(WaitRows.locks(connected(), List.of(), pids).held());
    }

    private ReadSession connected() {
        ReadSession open = session;
        if (open == null) {
            open = database.watch();
            session = open;
            fresh = true;
        }
        return open;
    }

    /** Reads the server's own facts where it is time to. */
    private void refresh(ReadSession connected, long now) {
        ServerState before = server;
        if (before != null && !fresh && now - serverReadAt < SERVER_EVERY.toNanos()) {
            return;
        }
        ServerState current = ActivityRows.server(connected);
        Instant until = last;
        if (before != null && until != null) {
            untold = Gaps.between(before, current, until, broken).or(() -> untold);
        }
        server = current;
        serverReadAt = now;
        fresh = false;
        broken = false;
    }

    private List<WorkProgress> progress(ReadSession connected, long now) {
        if (now >= workDue) {
            work = whereItCan.read("progress", () -> ActivityRows.work(connected), List.of());
            workDue = now + WORK_EVERY.toNanos();
        }
        return work;
    }

    private ServerState state() {
        ServerState known = server;
        if (known == null) {
            throw new IllegalStateException("the server was not read");
        }
        return known;
    }

    private void disconnect() {
        ReadSession open = session;
        session = null;
        workDue = nanos.getAsLong();
        waits = new WaitReader(nanos, whereItCan);
        if (open != null) {
            try {
                open.close();
            } catch (DbException e) {
                org.slf4j.LoggerFactory.getLogger(ActivityReader.class).debug("closing a broken connection", e);
            }
        }
    }

    @Override
    public void close() {
        disconnect();
    }
}
