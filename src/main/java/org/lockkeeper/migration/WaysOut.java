package org.lockkeeper.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.migration.WayOut.Act;

/** Finds out what a failed run left and what leads out of it, by the rules of one engine. */
@FunctionalInterface
public interface WaysOut {
    /** For an engine that knows none. */
    WaysOut NONE = database -> new Recovery(
            database.profile().name(),
            0,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            List.of());

    /**
     * Looks at one environment; changes nothing.
     *
     * @throws org.lockkeeper.db.DbException if it cannot be read
     */
    Recovery look(Database database);

    /**
     * What comes first with every engine: while a session holds the lock nothing else can run, and a script that builds an index fails
     * again on an invalid one of that name.
     */
    static List<WayOut> first(List<LockSession> holders, List<InvalidIndex> indexes) {
        List<WayOut> ways = new ArrayList<>();
        holders.forEach(holder -> ways.add(WayOut.beside(
                new Act.EndSession(holder),
                "If the engine that opened this session is gone; while it is at work, wait for it.",
                "Ends %s: what it runs stops, its open transaction rolls back and the lock is free. Look again afterwards."
                        .formatted(holder.words()))));
        indexes.forEach(index -> ways.add(WayOut.beside(
                new Act.DropIndex(index),
                "Before the script that builds it runs again.",
                "Runs \"%s\": the index is of no use to any query and costs every write to %s."
                        .formatted(index.dropStatement(), index.table()))));
        return ways;
    }
}
