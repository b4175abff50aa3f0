package org.lockkeeper.backup;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a restore was confirmed for, as a program that opens a connection of its own can be held to it: the name that both were
 * given may lead elsewhere meanwhile.
 */
final class ConfirmedServer {
    private static final Logger LOG = LoggerFactory.getLogger(ConfirmedServer.class);

    private final WriteSession session;
    private final Clearance<?> clearance;
    private final ReadSession reading;
    private final long startedAt;
    private volatile Optional<HeldTable> held = Optional.empty();
    private volatile Optional<String> watchedSince = Optional.empty();

    /** What is found of a program's work. */
    enum Trace {
        /** What it was to make was made. */
        WORK,
        /** It cannot have been here. */
        NONE,
        /** Nothing tells. */
        UNKNOWN
    }

    /** @param session is connected to it */
    ConfirmedServer(WriteSession session, Clearance<?> clearance) {
        this.session = session;
        this.clearance = clearance;
        this.reading = session.reading(clearance);
        this.startedAt = startOf(reading);
    }

    private static long startOf(ReadSession reading) {
        return reading.query(ReadQuery.POSTMASTER_START, row -> row.number("micros"))
                .getFirst();
    }

    /** Whether another session is connected to this very server. */
    boolean isOf(ReadSession other) {
        return startOf(other) == startedAt;
    }

    /** Holds a program up until it was seen here; empty where there is nothing that it would wait for. */
    Optional<HeldTable> hold(Database database, Awaited awaited) {
        held = HeldTable.of(database, clearance, this, awaited);
        if (held.isEmpty() && awaited.objects()) {
            watchedSince = reading.query(ReadQuery.NEXT_TRANSACTION, row -> row.text("id")).stream()
                    .findFirst();
        }
        return held;
    }

    /** What this server shows of a program that nobody has seen on it. */
    Trace trace() {
        if (held.map(HeldTable::isHeld).orElse(false)) {
            return Trace.NONE;
        }
        return watchedSince
                .map(since -> reading.query(ReadQuery.OBJECT_TRACES, row -> row.flag("there"), since)
                                .getFirst()
                        ? Trace.WORK
                        : Trace.NONE)
                .orElse(Trace.UNKNOWN);
    }

    /** Whether a program that was given that name is connected to this very server; it is held up no longer then. */
    boolean isConnected(String name) {
        boolean here = ServerRoom.isConnected(reading, name);
        if (here) {
            held.ifPresent(HeldTable::release);
        }
        return here;
    }

    /** Who holds a lock that a program of that name waits for, but for what holds it up here; none where it does not wait. */
    List<RestoreBlocker> blockers(String name) {
        return RestoreBlocker.of(reading, name).stream()
                .filter(blocker ->
                        held.map(table -> table.pid() != blocker.pid()).orElse(true))
                .toList();
    }

    /** Tells somebody's session to end, where there is one and the role may; it is seen whether it did. */
    void end(RestoreBlocker blocker) {
        if (!blocker.client() || blocker.start().isEmpty()) {
            return;
        }
        try {
            session.ask(
                    clearance,
                    WriteStatement.TERMINATE_BACKEND,
                    row -> row.flag("sent"),
                    blocker.pid(),
                    blocker.start().get().toString());
        } catch (LockkeeperException e) {
            LOG.info("{} cannot be ended", blocker.words(), e);
        }
    }

    /** Ends what a program of that name has left on the server, and waits for its rollback. */
    void endProgram(String name) {
        try {
            session.ask(clearance, WriteStatement.END_PROGRAM, row -> row.flag("ended"), name);
        } catch (LockkeeperException e) {
            // How the restore itself ended is what is told.
            LOG.warn("whether the session {} has ended is not known", name, e);
        }
    }

    /** What fails on every other server, with a division by zero; the server knows itself by when it was started. */
    String check() {
        return "select 1 / (count(*) filter (where (extract(epoch from pg_catalog.pg_postmaster_start_time()) * 1000000)::bigint = %d)) as here"
                .formatted(startedAt);
    }
}
