package org.lockkeeper.migration;

import java.time.Instant;
import java.util.Map;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.WriteSession;
import org.lockkeeper.db.WriteStatement;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.DropInvalidIndex;
import org.lockkeeper.guard.Operation.TerminateBackend;

/** What a recovery does beside the history; each looks again on the connection that acts. */
final class RecoverySteps {
    private RecoverySteps() {}

    /** @throws LockkeeperException if there is no such index, or it has become valid */
    static String drop(Database database, Clearance<DropInvalidIndex> clearance) {
        DropInvalidIndex operation = clearance.operation();
        try (WriteSession session = database.write(clearance)) {
            InvalidIndex index = InvalidIndex.read(session.reading(clearance)).stream()
                    .filter(i ->
                            i.schema().equals(operation.schema()) && i.name().equals(operation.index()))
                    .findFirst()
                    .orElseThrow(() -> notInvalid(database, operation.schema() + "." + operation.index()));
            session.update(
                    clearance,
                    WriteStatement.DROP_INVALID_INDEX,
                    Map.of("schema", index.schema(), "index", index.name()));
            return "The invalid index %s on %s is dropped.".formatted(index.qualified(), index.table());
        }
    }

    static LockkeeperException notInvalid(Database database, String index) {
        return new LockkeeperException(
                "LK-MIG-INDEX",
                ExitCode.ATTENTION,
                "%s has no invalid index %s, or it is being built now. Nothing was changed; recover lists those that there are."
                        .formatted(database.profile().name(), index));
    }

    /** @throws LockkeeperException if the session is not there any more, or would not go */
    static String end(Database database, Clearance<TerminateBackend> clearance) {
        TerminateBackend operation = clearance.operation();
        String name = name(operation.pid(), operation.backendStart());
        try (WriteSession session = database.write(clearance)) {
            if (!isThere(session, clearance)) {
                throw noHolder(database, operation.pid(), operation.backendStart());
            }
            session.update(
                    clearance,
                    WriteStatement.END_SESSION,
                    Map.of(),
                    operation.pid(),
                    operation.backendStart().toString());
            if (isThere(session, clearance)) {
                throw new LockkeeperException(
                        "LK-MIG-SESSION-STAYS",
                        ExitCode.ATTENTION,
                        "The session %s on %s was told to end and is still there: its transaction may be rolling back. Look again with recover."
                                .formatted(name, database.profile().name()));
            }
            return "The session %s is gone; its transaction is rolled back and its locks are free.".formatted(name);
        }
    }

    static LockkeeperException noHolder(Database database, int pid, Instant backendStart) {
        return new LockkeeperException(
                "LK-MIG-SESSION-GONE",
                ExitCode.ATTENTION,
                "On %s no session %s holds the engine's lock: it has ended, or is another one. Nothing was done; look again with recover."
                        .formatted(database.profile().name(), name(pid, backendStart)));
    }

    private static String name(int pid, Instant backendStart) {
        return "pid %d of %s".formatted(pid, backendStart);
    }

    private static boolean isThere(WriteSession session, Clearance<TerminateBackend> clearance) {
        Instant start = clearance.operation().backendStart();
        return session.reading(clearance)
                .query(
                        ReadQuery.BACKEND_THERE,
                        row -> row.flag("there"),
                        clearance.operation().pid(),
                        start.toString())
                .getFirst();
    }
}
