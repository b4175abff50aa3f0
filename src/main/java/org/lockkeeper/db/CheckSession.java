package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.script.SqlScript;
import org.lockkeeper.migration.script.SqlStatement;
import org.lockkeeper.task.CancelToken;

/**
 * The one door through which a query that is not of the catalogue reaches a server: a check that a person wrote, or one that was
 * composed for a schema. It is narrow by the server's own means, in this order: a connection of its own that is closed afterwards; a
 * transaction that is read-only and, since it has its snapshot before the query comes, cannot be made another; a cursor, for which the
 * grammar takes nothing but a query; and a look at which functions the query calls, since some act on a read-only connection too
 * (docs/decisions/0013). Statements have a timeout, and the transaction is always rolled back.
 */
public final class CheckSession implements AutoCloseable {
    /** How much of one value is kept, in characters. */
    private static final int LONGEST_VALUE = 500;

    /** How much later than the server's own timeout the driver asks for a cancel, and then gives the connection up. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ConnectionProfile profile;
    private final Connection connection;
    private final ReadSession reading;
    private final Set<Set<String>> harmless = new HashSet<>();

    private CheckSession(ConnectionProfile profile, Connection connection, int major) {
        this.profile = profile;
        this.connection = connection;
        this.reading = new ReadSession(profile, connection, major, false);
    }

    /** Takes over a connection that was opened for reading. */
    static CheckSession open(
            ConnectionProfile profile,
            Connection connection,
            int major,
            Optional<String> schema,
            Optional<String> role) {
        CheckSession session = new CheckSession(profile, connection, major);
        try {
            session.prepare(schema, role);
            return session;
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }

    private void prepare(Optional<String> schema, Optional<String> role) throws SQLException {
        // Strings as this program's lexer and the driver's read them; and an error where row security would hide rows.
        execute("set standard_conforming_strings = on");
        execute("set row_security = off");
        if (schema.isPresent()) {
            String path = "select pg_catalog.set_config('search_path',"
                    + " pg_catalog.concat_ws(', ', pg_catalog.quote_ident(?), nullif(pg_catalog.current_setting('search_path'), '')),"
                    + " false)";
            try (PreparedStatement statement = connection.prepareStatement(path)) {
                statement.setString(1, schema.get());
                statement.executeQuery().close();
            }
        }
        if (role.isPresent()) {
            execute("set role " + SqlCatalog.quote(role.get()));
        }
        connection.setAutoCommit(false);
    }

    /**
     * Runs one query.
     *
     * @param timeout how long it may take, more than zero
     * @param rows how many are wanted at most
     * @throws LockkeeperException if it is not one statement, or calls a function that may act
     * @throws DbException as the server says, also of a write
     * @throws CancellationException if that was asked for
     */
    public CheckAnswer ask(String sql, Duration timeout, int rows, CancelToken cancel) {
        FxThread.refuse();
        String query = single(sql);
        cancel.throwIfRequested();
        try {
            return run(query, timeout, rows, cancel);
        } catch (SQLException e) {
            cancel.throwIfRequested();
            throw ConnectFailure.whileConnected(profile, e);
        } finally {
            rollBack();
        }
    }

    private CheckAnswer run(String query, Duration timeout, int rows, CancelToken cancel) throws SQLException {
        connection.setNetworkTimeout(
                Runnable::run, (int) timeout.plus(GRACE).plus(GRACE).toMillis());
        execute("set local statement_timeout = " + timeout.toMillis());
        requireReadOnly();
        execute("declare lockkeeper_check no scroll cursor for " + query);
        refuseWhatActs(query);
        try (Statement statement = statement()) {
            statement.setQueryTimeout((int) timeout.plus(GRACE).toSeconds());
            Canceller canceller = new Canceller(statement::cancel);
            try (canceller;
                    CancelToken.Registration _ = cancel.onCancel(canceller);
                    ResultSet results =
                            statement.executeQuery("fetch forward %d from lockkeeper_check".formatted(rows + 1))) {
                return answer(results, rows);
            }
        }
    }

    /** After this query the transaction has its snapshot, and the server refuses to make it one that writes. */
    private void requireReadOnly() throws SQLException {
        try (Statement statement = statement();
                ResultSet results =
                        statement.executeQuery("select pg_catalog.current_setting('transaction_read_only')")) {
            if (!results.next() || !results.getString(1).equals("on")) {
                throw new IllegalStateException("a check's transaction is not read-only");
            }
        }
    }

    /** What the query's own text calls, and what the server's plan of it does, views looked through. */
    private void refuseWhatActs(String query) throws SQLException {
        Set<String> names = new HashSet<>(CalledFunctions.of(query));
        try (Statement statement = statement();
                ResultSet results = statement.executeQuery("explain (verbose, costs off) " + query)) {
            StringBuilder plan = new StringBuilder();
            while (results.next()) {
                plan.append(results.getString(1)).append('\n');
            }
            names.addAll(CalledFunctions.of(plan.toString()));
        }
        if (harmless.contains(names)) {
            return;
        }
        List<String> acting = reading.query(
                ReadQuery.CHECK_FUNCTIONS, row -> row.text("function"), (Object) names.toArray(String[]::new));
        if (!acting.isEmpty()) {
            throw new LockkeeperException(
                    "LK-CHECK-ACTS",
                    ExitCode.ATTENTION,
                    "It calls %s, which may act even where nothing can be written: the server marks it as volatile, or it runs a text as SQL. It was not run; leave the function out or, if it is your own and only reads, mark it stable."
                            .formatted(String.join(", ", acting)));
        }
        harmless.add(names);
    }

    private static CheckAnswer answer(ResultSet results, int rows) throws SQLException {
        int count = results.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            columns.add(results.getMetaData().getColumnLabel(i));
        }
        List<List<Optional<String>>> kept = new ArrayList<>();
        boolean more = false;
        while (results.next()) {
            if (kept.size() == rows) {
                more = true;
                break;
            }
            List<Optional<String>> row = new ArrayList<>(count);
            for (int i = 1; i <= count; i++) {
                row.add(Optional.ofNullable(results.getString(i)).map(CheckSession::cut));
            }
            kept.add(row);
        }
        return new CheckAnswer(columns, kept, more);
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private static String single(String sql) {
        SqlScript script = SqlScript.parse(sql);
        List<SqlStatement> statements = script.statements();
        if (statements.size() != 1 || !script.closed() || sql.indexOf('\0') >= 0) {
            throw new LockkeeperException(
                    "LK-CHECK-STATEMENT",
                    ExitCode.ATTENTION,
                    !script.closed()
                            ? "A quote or a comment in it has no end; it was not run."
                            : "It has %d statements; a check is exactly one query. It was not run."
                                    .formatted(statements.size()));
        }
        return statements.getFirst().sql();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = statement()) {
            statement.execute(sql);
        }
    }

    private Statement statement() throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    /** A connection that broke has nothing to roll back, and what broke it has been told. */
    private void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            org.slf4j.LoggerFactory.getLogger(CheckSession.class).debug("rolling a check back", e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }
}
