package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** More sessions wait than the query asks about: the run's own are among those that it does. */
class PulseOrderTest {
    private static final int OTHERS = 8;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("pulse_order");

    @Test
    void the_runs_own_blockers_are_found_however_many_wait() throws Exception {
        test.execute("create table t (id int)");
        List<Connection> all = new ArrayList<>();
        try (OpenTransaction _ = OpenTransaction.of(test, "lock table t")) {
            long own = waiter(all);
            for (int i = 0; i < OTHERS; i++) {
                waiter(all);
            }
            assertThat(parts(own)).contains("own", "blocker");
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
    }

    /** Begins to wait for the table, and is known to. */
    private long waiter(List<Connection> all) throws SQLException {
        Connection connection = test.connect();
        all.add(connection);
        long pid;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_backend_pid()")) {
            row.next();
            pid = row.getLong(1);
        }
        Thread.startVirtualThread(() -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute("select count(*) from t");
            } catch (SQLException e) {
                // The test is over.
            }
        });
        Await.row(test, "select 1 from pg_stat_activity where wait_event_type = 'Lock' and pid = " + pid);
        return pid;
    }

    private List<String> parts(long own) throws Exception {
        String sql;
        try (InputStream file = PulseReader.class.getResourceAsStream("/sql/read/run_pulse.sql")) {
            sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(sql).contains("limit 500");
        List<String> parts = new ArrayList<>();
        try (Connection connection = test.connect();
                PreparedStatement statement = connection.prepareStatement(sql.replace("limit 500", "limit 1"))) {
            statement.setString(1, "{" + own + "}");
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    parts.add(rows.getString("part"));
                }
            }
        }
        return parts;
    }
}
