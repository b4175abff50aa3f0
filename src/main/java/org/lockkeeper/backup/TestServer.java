package org.lockkeeper.backup;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.backup.ServerRoom.Facts;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.TestRestore;

/**
 * A database that is made for one test restore, on an embedded server or on one that the workspace names. It is dropped when this is
 * closed; an embedded server with it.
 */
final class TestServer implements AutoCloseable {
    /** Encodings that programs may speak and databases cannot have. */
    private static final Set<String> OF_CLIENTS =
            Set.of("BIG5", "GB18030", "GBK", "JOHAB", "SHIFT_JIS_2004", "SJIS", "UHC");

    private final Database first;
    private final String database;
    private final String where;
    private final boolean embedded;
    private final Clearance<TestRestore> clearance;
    private final WriteSession session;
    private final Runnable afterwards;

    /**
     * @param first what is connected to for making the other
     * @param embedded whether it is ours alone, so that roles may be made there
     * @param clearance for the first
     * @param afterwards when all is dropped
     */
    TestServer(
            Database first,
            String database,
            String where,
            boolean embedded,
            Clearance<TestRestore> clearance,
            Runnable afterwards) {
        this.first = first;
        this.database = database;
        this.where = where;
        this.embedded = embedded;
        this.clearance = clearance;
        this.afterwards = afterwards;
        this.session = first.write(clearance);
    }

    String where() {
        return where;
    }

    boolean embedded() {
        return embedded;
    }

    String database() {
        return database;
    }

    Database first() {
        return first;
    }

    int major() {
        return session.reading(clearance).facts().version().major();
    }

    /** The extensions of these that it does not have. */
    Set<String> missingExtensions(Collection<String> wanted) {
        return ServerRoom.missingExtensions(session.reading(clearance), wanted);
    }

    /**
     * Makes the empty database.
     *
     * @param encoding of the dump; the server's own where it is empty, or one that no database has
     */
    void create(Optional<String> encoding) {
        Facts own = ServerRoom.own(first, session.reading(clearance));
        Facts like =
                encoding.filter(name -> !OF_CLIENTS.contains(name)).map(own::in).orElse(own);
        ServerRoom.create(session, clearance, database, like);
    }

    /** Makes the roles of these that are not there; on a server of somebody else's none. */
    void createRoles(Collection<String> roles) {
        if (embedded) {
            ServerRoom.missingRoles(session.reading(clearance), roles)
                    .forEach(role -> session.update(clearance, WriteStatement.CREATE_ROLE, Map.of("role", role)));
        }
    }

    @Override
    public void close() {
        try (session) {
            ServerRoom.drop(session, clearance, database);
            clearance.conclude(new org.lockkeeper.guard.Outcome(
                    org.lockkeeper.guard.Outcome.Result.DONE, "the database was dropped again"));
        } finally {
            afterwards.run();
        }
    }
}
