package org.lockkeeper.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;
import org.lockkeeper.db.ServerFacts;

/** What the rows of tier 1 mean. */
final class ActivityRows {
    private ActivityRows() {}

    static ServerState server(ReadSession session) {
        ServerFacts facts = session.facts();
        return session.query(
                        ReadQuery.ACTIVITY_SERVER,
                        row -> new ServerState(
                                facts,
                                row.instant("started_at"),
                                (int) row.number("max_connections"),
                                (int) row.number("reserved_connections"),
                                row.number("transaction_id_age"),
                                row.number("freeze_max_age"),
                                new Access(
                                        facts.user(),
                                        row.flag("sees_others"),
                                        row.flag("signals_others"),
                                        row.flag("superuser"))))
                .getFirst();
    }

    static Sessions sessions(ReadSession session) {
        List<Session> others = new ArrayList<>();
        List<Instant> at = session.query(ReadQuery.ACTIVITY_SESSIONS, row -> {
            if (!row.flag("own")) {
                others.add(one(row));
            }
            return row.instant("at");
        });
        return new Sessions(at.getFirst(), others);
    }

    static List<WorkProgress> work(ReadSession session) {
        return session.query(
                ReadQuery.ACTIVITY_PROGRESS,
                row -> new WorkProgress(
                        (int) row.number("pid"),
                        row.text("command"),
                        row.text("phase"),
                        row.text("relation"),
                        row.text("unit"),
                        row.number("done"),
                        row.number("total")));
    }

    private static Session one(Row row) {
        return new Session(
                (int) row.number("pid"),
                row.optionalInstant("backend_start"),
                row.optionalNumber("leader_pid").map(Long::intValue),
                text(row, "backend_type"),
                text(row, "role"),
                text(row, "database"),
                text(row, "application"),
                text(row, "client"),
                text(row, "state"),
                row.optionalText("wait_event_type").map(type -> new WaitEvent(type, text(row, "wait_event"))),
                row.optionalInstant("xact_start"),
                row.optionalInstant("query_start"),
                row.optionalInstant("state_change"),
                row.optionalNumber("xmin_age"),
                row.optionalNumber("query_id"),
                text(row, "query"),
                (int) row.number("query_bytes"));
    }

    private static String text(Row row, String column) {
        return row.optionalText(column).orElse("");
    }

    /**
     * One scan.
     *
     * @param at by the server's clock
     * @param others every backend but the own
     */
    record Sessions(Instant at, List<Session> others) {}
}
