package org.lockkeeper.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.task.CancelToken;

/**
 * The only way to change anything. It is opened by redeeming a clearance on its own connection, and every method wants that same
 * clearance.
 */
public final class WriteSession implements AutoCloseable {
    private final ConnectionProfile profile;
    private final Connection connection;
    private final Clearance<?> redeemed;
    private final int major;

    WriteSession(ConnectionProfile profile, Connection connection, Clearance<?> redeemed, int major) {
        this.profile = profile;
        this.connection = connection;
        this.redeemed = redeemed;
        this.major = major;
    }

    /**
     * Runs SQL text as it stands, in simple protocol: what the script says is what the server gets.
     *
     * @param cancel asks the server to cancel the statement
     * @return the server's notices and warnings, in order
     * @throws DbException as the server says; {@link DbException#position()} counts in {@code sql}
     */
    public List<String> run(Clearance<?> clearance, String sql, CancelToken cancel) {
        check(clearance);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            cancel.throwIfRequested();
            Canceller canceller = new Canceller(statement::cancel);
            try (canceller;
                    CancelToken.Registration _ = cancel.onCancel(canceller)) {
                statement.execute(sql);
            }
            return warnings(statement);
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }

    /**
     * As {@link #run}, of several statements in one query.
     *
     * @param ended told, while it runs, how many of them have ended
     */
    public List<String> runSeries(Clearance<?> clearance, String sql, CancelToken cancel, IntConsumer ended) {
        check(clearance);
        try {
            StatementSeries series = new StatementSeries(connection, ended);
            cancel.throwIfRequested();
            Canceller canceller = new Canceller(series::cancel);
            try (canceller;
                    CancelToken.Registration _ = cancel.onCancel(canceller)) {
                return series.run(sql);
            }
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }

    /**
     * Runs a statement of the catalogue that changes rows.
     *
     * @param identifiers what stands for {@code :"key"} in the statement
     * @param parameters bound in order
     * @return how many rows it changed
     */
    public int update(
            Clearance<?> clearance, WriteStatement write, Map<String, String> identifiers, Object... parameters) {
        check(clearance);
        String sql = SqlCatalog.withIdentifiers(SqlCatalog.text(write.resource(), major), identifiers);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }

    /**
     * Runs a statement of the catalogue that acts by what it selects.
     *
     * @param parameters bound in order
     */
    public <T> Answer<T> ask(Clearance<?> clearance, WriteStatement write, Row.Mapper<T> mapper, Object... parameters) {
        check(clearance);
        try (PreparedStatement statement = connection.prepareStatement(SqlCatalog.text(write.resource(), major))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                Row row = new Row(results);
                while (results.next()) {
                    rows.add(mapper.apply(row));
                }
            }
            return new Answer<>(rows, warnings(statement));
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }

    private static List<String> warnings(Statement statement) throws SQLException {
        return Stream.iterate(statement.getWarnings(), w -> w != null, SQLWarning::getNextWarning)
                .map(w -> String.valueOf(w.getMessage()))
                .toList();
    }

    /**
     * What a statement answered.
     *
     * @param warnings the server's, in order: what it refuses without an error stands here
     */
    public record Answer<T>(List<T> rows, List<String> warnings) {
        public Answer {
            rows = List.copyOf(rows);
            warnings = List.copyOf(warnings);
        }
    }

    /** Reads on the same connection, inside whatever transaction is open. */
    public ReadSession reading(Clearance<?> clearance) {
        check(clearance);
        return new ReadSession(profile, connection, major, false);
    }

    private void check(Clearance<?> clearance) {
        FxThread.refuse();
        if (clearance != redeemed) {
            throw new IllegalArgumentException("this session was opened with another clearance");
        }
    }

    /** Ends the connection: an open transaction rolls back and session locks are given up. It is not pooled again. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw ConnectFailure.whileConnected(profile, e);
        }
    }
}
