package org.lockkeeper.architecture.planted;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Speaks JDBC outside of {@code db}, and acts without a clearance. */
public final class StrayStatement {
    private StrayStatement() {}

    public static void act(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from everything");
        }
    }
}
