package org.lockkeeper.logs.server;

import java.util.List;
import java.util.Optional;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** Asks one server for its log. What the role may not is told with the GRANT that is missing. */
final class ServerLogReader {
    private final Database database;

    ServerLogReader(Database database) {
        this.database = database;
    }

    /**
     * Where the server writes its log.
     *
     * @param current the file that it writes now, relative to the data folder or absolute; empty where it writes none
     * @param folder what its paths begin with
     * @param prefix log_line_prefix as it is set now
     */
    record Place(Optional<String> current, String folder, String prefix) {
        String path(String name) {
            return folder.isEmpty() ? name : folder + "/" + name;
        }
    }

    /** @throws LockkeeperException if the role may not know, or the server keeps no log files */
    Place place() {
        return asking(session -> session.query(ReadQuery.SERVER_LOG_CURRENT, row -> {
                    if (!row.flag("collects")) {
                        throw new LockkeeperException(
                                "LK-LOG-COLLECTOR",
                                ExitCode.ATTENTION,
                                "%s keeps no log files of its own (logging_collector is off): its log goes where its standard error goes, such as the system's journal, a container's output, or a file that pg_ctl was given. Open that file instead."
                                        .formatted(database.profile().name()));
                    }
                    Optional<String> path = row.optionalText("path");
                    String folder = path.filter(p -> p.contains("/"))
                            .map(p -> p.substring(0, p.lastIndexOf('/')))
                            .or(() -> row.optionalText("folder"))
                            .orElse("");
                    return new Place(path, folder, row.text("prefix"));
                })
                .getFirst());
    }

    /** The files in the folder of the log, the one that was written to last at the end. */
    List<ServerLogFile> files() {
        return asking(session -> session.query(
                ReadQuery.SERVER_LOG_FILES,
                row -> new ServerLogFile(row.text("name"), row.number("size"), row.instant("modified_at"))));
    }

    /** Bytes of a file; fewer at its end, empty where it is gone. */
    Optional<byte[]> part(String path, long offset, int length) {
        return asking(session -> session.query(
                        ReadQuery.SERVER_LOG_PART, row -> row.optionalBytes("part"), path, offset, length)
                .getFirst());
    }

    private <T> T asking(Question<T> question) {
        try (ReadSession session = database.read()) {
            try {
                return question.ask(session);
            } catch (DbException e) {
                throw e.kind() == DbException.Kind.PERMISSION ? missing(session, e) : e;
            }
        }
    }

    /** Names all that is missing at once, as a statement to be run. */
    private LockkeeperException missing(ReadSession session, DbException e) {
        List<String> functions = session.query(ReadQuery.SERVER_LOG_MISSING, row -> row.text("signature"));
        if (functions.isEmpty()) {
            return e;
        }
        String role = '"' + database.profile().user().replace("\"", "\"\"") + '"';
        return new LockkeeperException(
                "LK-LOG-GRANT",
                ExitCode.ATTENTION,
                "Role %s may not read the log of %s. A superuser there can allow it: grant execute on function %s to %s;"
                        .formatted(
                                database.profile().user(),
                                database.profile().name(),
                                String.join(", ", functions),
                                role),
                e);
    }

    private interface Question<T> {
        T ask(ReadSession session);
    }
}
