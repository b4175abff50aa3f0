package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.activity.SessionState.Kind;

/**
 * One backend of {@code pg_stat_activity}. What the role may not see is empty.
 *
 * @param backendStart when it was started, to the microsecond, which tells it from a later one with the same pid
 * @param leader the pid of the leader that a parallel worker works for
 * @param type {@code backend_type}, such as {@code client backend}; empty where it may not be seen
 * @param client the client's address, or {@code local} for a socket of the server's own machine
 * @param state {@code state} as the server words it, parentheses included
 * @param transactionStart since when its transaction is open; empty where none is
 * @param queryStart when its statement, or the last one, began
 * @param stateChange since when it is in its state
 * @param xminAge how many transactions its snapshot lies behind, which vacuum has to keep rows for
 * @param query the beginning of its statement, or of the last one
 * @param queryBytes how long the whole statement is
 */
public record Session(
        int pid,
        Optional<Instant> backendStart,
        Optional<Integer> leader,
        String type,
        String user,
        String database,
        String application,
        String client,
        String state,
        Optional<WaitEvent> waitEvent,
        Optional<Instant> transactionStart,
        Optional<Instant> queryStart,
        Optional<Instant> stateChange,
        Optional<Long> xminAge,
        Optional<Long> queryId,
        String query,
        int queryBytes) {
    /** What stands where the role may not see the statement (pg_stat_get_activity in PostgreSQL's pgstatfuncs.c). */
    private static final String HIDDEN = "<insufficient privilege>";

    private static final String LOCKKEEPER = "lockkeeper";

    /** Tells this backend from every other, also from a later one with its pid. */
    public SessionKey key() {
        return new SessionKey(pid, backendStart);
    }

    /** Whether the role may not see what it does. */
    public boolean isHidden() {
        return query.equals(HIDDEN);
    }

    /** What it does, in a word. */
    public Kind kind() {
        return SessionState.of(this);
    }

    public boolean isClient() {
        return leader.isEmpty() && (type.equals("client backend") || (type.isEmpty() && !database.isEmpty()));
    }

    /** Whether it belongs to the server's own work: checkpointer, autovacuum, replication and the like. */
    public boolean isBackground() {
        return leader.isEmpty() && !isClient();
    }

    /** Whether it is one of Lockkeeper's own. */
    public boolean isOwn() {
        return application.equals(LOCKKEEPER);
    }

    /** Whether it waits for a lock that another session holds or asked for before. */
    public boolean waitsForLock() {
        return waitEvent.filter(WaitEvent::isLock).isPresent();
    }

    /** Whether it runs a statement, or waits in one. */
    public boolean isRunning() {
        return state.equals("active") || state.equals("fastpath function call");
    }

    /** Whether it has a transaction open and does nothing. */
    public boolean isIdleInTransaction() {
        return state.startsWith("idle in transaction");
    }
}
