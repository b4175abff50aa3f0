package org.lockkeeper.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;

/** What the rows of tier 2 mean. */
final class WaitRows {
    private WaitRows() {}

    /** Those that wait, for a role that does not see the waits of others in pg_stat_activity. */
    static Waiting waiting(ReadSession session) {
        List<Integer> counts = new ArrayList<>();
        List<Integer> longest = session.query(ReadQuery.ACTIVITY_WAITING, row -> {
            counts.add((int) row.number("waiting"));
            return (int) row.number("pid");
        });
        return Waiting.of(longest, counts.isEmpty() ? 0 : counts.getFirst(), Waits.MOST);
    }

    /** Who blocks each of those that wait, in their order; those whom nobody blocks any more are left out. */
    static Map<Integer, List<Integer>> blockers(ReadSession session, Collection<Integer> waiting) {
        Map<Integer, List<Integer>> blockers = new LinkedHashMap<>();
        session.query(
                ReadQuery.ACTIVITY_BLOCKERS,
                row -> {
                    List<Integer> pids = pids(row.text("blockers"));
                    return pids.isEmpty() ? pids : blockers.put((int) row.number("pid"), pids);
                },
                array(waiting));
        return blockers;
    }

    /** What both wait for and hold. */
    static Locks locks(ReadSession session, Collection<Integer> waiting, Collection<Integer> blocking) {
        Map<Integer, Asked> asked = new HashMap<>();
        List<HeldLock> held = new ArrayList<>();
        session.query(
                ReadQuery.ACTIVITY_LOCKS,
                row -> {
                    int pid = (int) row.number("pid");
                    return row.text("part").equals("wait")
                            ? asked.put(pid, new Asked(object(row), row.text("mode"), row.optionalInstant("waitstart")))
                            : held.add(held(row));
                },
                array(waiting),
                array(blocking));
        return new Locks(asked, held);
    }

    /** The locks of migration engines, whoever holds them. */
    static List<HeldLock> engines(ReadSession session) {
        return session.query(ReadQuery.ACTIVITY_ENGINES, WaitRows::held);
    }

    static List<PreparedTransaction> prepared(ReadSession session) {
        return session.query(
                ReadQuery.ACTIVITY_PREPARED,
                row -> new PreparedTransaction(
                        row.text("transaction"),
                        row.text("gid"),
                        row.instant("prepared"),
                        row.text("role"),
                        row.text("database")));
    }

    private static String array(Collection<Integer> pids) {
        return pids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static List<Integer> pids(String list) {
        return list.isEmpty()
                ? List.of()
                : Arrays.stream(list.split(",", -1)).map(Integer::valueOf).toList();
    }

    private static HeldLock held(Row row) {
        return new HeldLock((int) row.number("pid"), row.text("virtualtransaction"), object(row), row.text("mode"));
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

    /** What a backend asks for. */
    record Asked(LockedObject object, String mode, Optional<Instant> since) {}

    /** One look at pg_locks. */
    record Locks(Map<Integer, Asked> asked, List<HeldLock> held) {}
}
