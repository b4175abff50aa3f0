package org.lockkeeper.activity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;

/**
 * What a backend does at one moment.
 *
 * @param wrote whether its transaction has written, so that there is something to undo
 */
record BackendNow(
        int pid,
        Optional<Instant> backendStart,
        Optional<Instant> queryStart,
        String state,
        String waitEventType,
        boolean wrote) {
    /** Looks at some; cheap enough to be done again and again. */
    static List<BackendNow> read(ReadSession session, Collection<Integer> pids) {
        return session.query(ReadQuery.ACTIVITY_LOOK, BackendNow::of, array(pids));
    }

    static BackendNow of(Row row) {
        return new BackendNow(
                (int) row.number("pid"),
                row.optionalInstant("backend_start"),
                row.optionalInstant("query_start"),
                row.text("state"),
                row.text("wait_event_type"),
                row.flag("wrote"));
    }

    static String array(Collection<Integer> pids) {
        return pids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    boolean isOf(int pid, Instant start) {
        return this.pid == pid && backendStart.equals(Optional.of(start));
    }

    boolean isRunning() {
        return state.equals("active") || state.equals("fastpath function call");
    }
}
