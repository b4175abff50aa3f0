package org.lockkeeper.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;

/** What the rows of tier 2 mean. */
final class WaitRows {
    private final List<LockWait> waits = new ArrayList<>();
    private final List<HeldLock> held = new ArrayList<>();
    private final List<LockCount> counts = new ArrayList<>();

    private WaitRows() {}

    /** @param waiting pids that wait; more than pg_blocking_pids() should be asked for at once are left out, the last ones first */
    static Waits read(ReadSession session, Instant at, Collection<Integer> waiting) {
        if (waiting.isEmpty()) {
            return Waits.none(at);
        }
        String pids = waiting.stream().limit(Waits.MOST).map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        WaitRows rows = new WaitRows();
        session.query(ReadQuery.ACTIVITY_WAITS, rows::add, pids);
        boolean prepared = rows.waits.stream().anyMatch(wait -> wait.blockers().contains(0));
        return new Waits(at, rows.waits, rows.held, rows.counts, prepared ? prepared(session) : List.of());
    }

    /** Those that wait, for a role that does not see the waits of others in pg_stat_activity. */
    static List<Integer> waiting(ReadSession session) {
        return session.query(ReadQuery.ACTIVITY_WAITING, row -> (int) row.number("pid"));
    }

    private boolean add(Row row) {
        int pid = (int) row.number("pid");
        return switch (row.text("part")) {
            case "wait" ->
                waits.add(new LockWait(
                        pid,
                        pids(row.text("blockers")),
                        row.optionalInstant("waitstart"),
                        Optional.of(object(row)),
                        row.text("mode")));
            case "asked" -> waits.add(new LockWait(pid, pids(row.text("blockers")), Optional.empty(), Optional.empty(), ""));
            case "held" ->
                held.add(new HeldLock(
                        pid, row.text("virtualtransaction"), object(row), row.text("mode"), row.flag("waited_for")));
            case "count" -> counts.add(new LockCount(pid, row.number("locks")));
            default -> throw new IllegalStateException("part " + row.text("part"));
        };
    }

    private static List<Integer> pids(String list) {
        return list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",")).map(Integer::valueOf).toList();
    }

    private static LockedObject object(Row row) {
        return new LockedObject(
                row.text("locktype"),
                row.text("database"),
                row.text("relation_name"),
                row.number("relation"),
                (int) row.number("page"),
                (int) row.number("tuple"),
                row.text("virtualxid"),
                row.text("transaction"),
                row.number("classid"),
                row.number("objid"),
                (int) row.number("objsubid"));
    }

    private static List<PreparedTransaction> prepared(ReadSession session) {
        return session.query(
                ReadQuery.ACTIVITY_PREPARED,
                row -> new PreparedTransaction(
                        row.text("transaction"),
                        row.text("gid"),
                        row.instant("prepared"),
                        row.text("role"),
                        row.text("database")));
    }
}
