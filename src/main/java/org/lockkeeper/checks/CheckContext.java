package org.lockkeeper.checks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.connection.CheckSettings;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.CheckAnswer;
import org.lockkeeper.db.CheckSession;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.DbException;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.Row;
import org.lockkeeper.task.CancelToken;

/** What the checks of one environment share: the database, what to look at, and what it looked like before. */
final class CheckContext implements AutoCloseable {
    private static final int GROUP_TIMEOUTS = 4;
    private static final int ANSWER_ROWS = 200;

    private final Workspace workspace;
    private final Database database;
    private final List<TouchedTable> tables;
    private final Optional<Snapshot> before;
    private final CancelToken cancel;
    private Optional<CheckSession> composed = Optional.empty();

    CheckContext(
            Workspace workspace,
            Database database,
            List<TouchedTable> tables,
            Optional<Snapshot> before,
            CancelToken cancel) {
        this.workspace = workspace;
        this.database = database;
        this.tables = tables;
        this.before = before;
        this.cancel = cancel;
    }

    Workspace workspace() {
        return workspace;
    }

    Database database() {
        return database;
    }

    CheckSettings settings() {
        return workspace.checks();
    }

    /** The tables of the plan that is about to run, or that has run since {@link #before()}. */
    List<TouchedTable> tables() {
        return tables;
    }

    Optional<Snapshot> before() {
        return before;
    }

    CancelToken cancel() {
        return cancel;
    }

    /** Runs a statement of the catalogue. */
    <T> List<T> read(ReadQuery query, Row.Mapper<T> mapper, Object... parameters) {
        cancel.throwIfRequested();
        try (ReadSession session = database.read()) {
            return session.query(query, mapper, parameters);
        }
    }

    /** Runs a query that was composed for this schema. */
    CheckAnswer ask(String sql, int rows) {
        cancel.throwIfRequested();
        CheckSession session = composed.orElseGet(this::open);
        composed = Optional.of(session);
        try {
            return session.ask(sql, settings().timeout(), rows, cancel);
        } catch (DbException e) {
            if (e.kind() == DbException.Kind.UNREACHABLE) {
                composed = Optional.empty();
                session.close();
            }
            throw e;
        }
    }

    /** The number in the first row and column of such a query; 0 where there is none. */
    long number(String sql) {
        List<List<Optional<String>>> rows = ask(sql, 1).rows();
        return rows.isEmpty()
                ? 0
                : rows.getFirst().getFirst().map(Long::parseLong).orElse(0L);
    }

    /** A person's own query, on a connection that nobody used before. */
    CheckAnswer askOwn(String sql, Duration timeout) {
        cancel.throwIfRequested();
        try (CheckSession session = open()) {
            return session.ask(sql, timeout, ANSWER_ROWS, cancel);
        }
    }

    private CheckSession open() {
        return database.check(
                Optional.of(workspace.project().schema()), settings().role());
    }

    /** When a group of many queries has had its time. */
    Instant groupDeadline(Instant now) {
        return now.plus(settings().timeout().multipliedBy(GROUP_TIMEOUTS));
    }

    @Override
    public void close() {
        composed.ifPresent(CheckSession::close);
    }
}
