package org.lockkeeper.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.lockkeeper.bench.frames.ActivityFrames;
import org.lockkeeper.testing.TestDatabase;

/**
 * The activity of a server with 1,000 sessions and 50,000 locks: what a reading costs the server, what recording costs the client, and
 * both beside {@code pg_activity}, where that is installed.
 */
final class ActivityBench implements Bench {
    private static final int RUNS = 60;

    /** Of what the server's own function takes, which is all that a reading can be quick by: 25 ms where that takes 20 (ADR 0033). */
    private static final double LOCK_TABLE = 1.25;

    @Override
    public String name() {
        return "activity";
    }

    @Override
    public Report run(Path folder) throws Exception {
        List<Figure> figures = new ArrayList<>();
        RecordingCost cost = RecordingCost.measure(folder.resolve("hour.lkrec"));
        figures.add(Figure.absolute("an hour of 1,000 sessions at 1 s, file", cost.megabytes(), "MB", 60));
        figures.add(Figure.absolute("writing one of its seconds, of one core", cost.percentOfCore(), "%", 2));
        figures.add(Figure.absolute("reading its last moment back", cost.seekMillis(), "ms", 200));
        try (BusyServer server = BusyServer.start(folder.resolve("server"), BusyServer.SESSIONS)) {
            tiers(server.database(), figures);
            RecordingProcess.measure(server, folder, figures);
        }
        frames(folder, figures);
        return Report.of(name(), figures);
    }

    /** The product's window in front of twice as many sessions, for two minutes: an update that takes long delays a frame. */
    static void frames(Path folder, List<Figure> figures) throws Exception {
        int sessions = 2 * BusyServer.SESSIONS;
        try (BusyServer server = BusyServer.start(folder.resolve("crowded"), sessions)) {
            Path home = folder.resolve("window-home");
            BenchSandbox.remember(new Dist(folder, home), RecordingProcess.workspace(server.database(), folder));
            FrameProcess.run(folder, home, ActivityFrames.class.getName(), Integer.toString(sessions), "120")
                    .ifPresent(seen -> figures.add(Figure.absolute(
                            "longest gap between two frames of a second, 99th percentile; beside it the median",
                            seen.longest99(),
                            "ms",
                            seen.longest50(),
                            33)));
        }
    }

    /** Tier 1 by the server's own clock, tier 2 there and back. */
    private static void tiers(TestDatabase database, List<Figure> figures) throws Exception {
        try (Connection connection = database.connect()) {
            withoutLog(connection);
            String ours = statement("activity_sessions");
            double[] tier1 = new double[RUNS];
            double[] bare = new double[RUNS];
            for (int i = -5; i < RUNS; i++) {
                double first = executionMillis(connection, ours);
                double second = executionMillis(connection, "select * from pg_stat_activity");
                if (i >= 0) {
                    tier1[i] = first;
                    bare[i] = second;
                }
            }
            figures.add(Figure.relative(
                    "tier 1 in the server, against a bare select * from pg_stat_activity",
                    Timing.median(tier1),
                    "ms",
                    Timing.median(bare),
                    1.3));
            Array waiting = pids(connection, "wait_event_type = 'Lock'");
            Array blocking = pids(connection, "state = 'idle in transaction'");
            double[] times = Timing.medians(
                    10,
                    RUNS,
                    () -> rows(connection, "select count(*) from (select pg_lock_status() offset 0) l"),
                    () -> rows(connection, statement("activity_blockers"), waiting),
                    () -> rows(connection, statement("activity_locks"), waiting, blocking),
                    () -> rows(connection, statement("activity_engines")));
            double table = times[0];
            figures.add(Figure.absolute("tier 2, who blocks 100 that wait", times[1], "ms", 25));
            figures.add(Figure.relative(
                    "tier 2 with the lock table of 50,000, read when a wait is new, against pg_lock_status() alone",
                    times[1] + times[2],
                    "ms",
                    table,
                    LOCK_TABLE));
            figures.add(Figure.relative(
                    "the locks of migration engines among 50,000, read every third second, against the same",
                    times[3],
                    "ms",
                    table,
                    LOCK_TABLE));
        }
    }

    /** The server logs every statement for what comes afterwards; a long one would be measured with its writing. */
    private static void withoutLog(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set log_min_duration_statement = -1");
        }
    }

    private static String statement(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ActivityBench.class.getResourceAsStream("/sql/read/" + name + ".sql"), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double executionMillis(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet plan = statement.executeQuery("explain (analyze, timing off) " + sql)) {
            while (plan.next()) {
                String line = plan.getString(1);
                if (line.startsWith("Execution Time:")) {
                    return Double.parseDouble(line.replaceAll("[^0-9.]", ""));
                }
            }
            throw new SQLException("no execution time in the plan");
        }
    }

    private static Array pids(Connection connection, String condition) throws SQLException {
        List<Integer> pids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pid from pg_stat_activity where " + condition)) {
            while (rows.next()) {
                pids.add(rows.getInt(1));
            }
        }
        return connection.createArrayOf("int4", pids.toArray());
    }

    private static int rows(Connection connection, String sql, Array... arrays) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arrays.length; i++) {
                statement.setArray(i + 1, arrays[i]);
            }
            int count = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    count++;
                }
            }
            return count;
        }
    }
}
