package org.lockkeeper.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A session that has done something in a transaction and then does nothing: what migrations wait behind. */
public final class OpenTransaction implements AutoCloseable {
    private final Connection connection;

    private OpenTransaction(Connection connection) {
        this.connection = connection;
    }

    public static OpenTransaction of(TestDatabase test, String sql) {
        try {
            Connection connection = test.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set application_name = 'forgotten'");
                statement.execute(sql);
            }
            return new OpenTransaction(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the transaction and the session. */
    @Override
    public void close() {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
