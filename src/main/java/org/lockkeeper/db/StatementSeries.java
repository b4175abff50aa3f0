package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/**
 * Several statements in one simple query. The server answers each as it ends, before it goes on to the next or reports an error; JDBC passes
 * these answers on only when all went well, so that the driver itself is asked.
 */
final class StatementSeries extends ResultHandlerBase {
    private static final int FLAGS =
            QueryExecutor.QUERY_ONESHOT | QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_SUPPRESS_BEGIN;

    private final BaseConnection connection;
    private final IntConsumer ended;
    private final List<String> warnings = new ArrayList<>();
    private int count;

    /** @param ended told, while the query runs, how many of its statements have ended */
    StatementSeries(Connection connection, IntConsumer ended) throws SQLException {
        this.connection = connection.unwrap(BaseConnection.class);
        this.ended = ended;
    }

    /** Runs them; gives the server's notices and warnings, in order. */
    List<String> run(String sql) throws SQLException {
        QueryExecutor executor = connection.getQueryExecutor();
        executor.execute(executor.createQuery(sql, false, false).query, null, this, 0, 0, FLAGS);
        return List.copyOf(warnings);
    }

    /** Asks the server, from another thread, to cancel what runs. */
    void cancel() throws SQLException {
        connection.cancelQuery();
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
        ended.accept(++count);
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        ended.accept(++count);
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        warnings.add(String.valueOf(warning.getMessage()));
    }
}
