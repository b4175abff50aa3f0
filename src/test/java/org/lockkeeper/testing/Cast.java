package org.lockkeeper.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.lockkeeper.sandbox.Cluster;

/** Sessions that play a part on a server: each does what it is told, in its own time, and all are ended in the end. */
public final class Cast implements AutoCloseable {
    private final TestDatabase database;
    private final List<Actor> actors = new CopyOnWriteArrayList<>();

    public Cast(TestDatabase database) {
        this.database = database;
    }

    /** A session in which every statement is a transaction unless it says otherwise. */
    public Actor enter(String application) {
        return enter(database, application);
    }

    /** As {@link #enter(String)}, on another database of the same server. */
    public Actor enter(TestDatabase where, String application) {
        try {
            Actor actor = new Actor(where.connect(), where);
            actors.add(actor);
            actor.run("set application_name = '" + application + "'");
            return actor;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A session of another role, which has to be there. */
    public Actor enterAs(String role, String application) {
        return enter(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(database.port(), database.name()), role, application);
    }

    /** A replication sender, as a standby or a logical subscriber has one. */
    public Actor enterAsReplica(String application) {
        return enter(
                "jdbc:postgresql://127.0.0.1:%d/%s?replication=database&assumeMinServerVersion=14&preferQueryMode=simple&ApplicationName=%s"
                        .formatted(database.port(), database.name(), application),
                Cluster.USER,
                application);
    }

    private Actor enter(String url, String role, String application) {
        try {
            Actor actor = new Actor(DriverManager.getConnection(url, role, ""), database);
            actors.add(actor);
            return actor.run("set application_name = '" + application + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends every session, whatever it does. */
    @Override
    public void close() {
        database.execute(actors.stream()
                .map(actor -> Integer.toString(actor.pid))
                .collect(Collectors.joining(",", "select pg_terminate_backend(pid) from unnest('{", "}'::int[]) pid")));
        actors.forEach(Actor::leave);
    }

    /** One session. */
    public static final class Actor {
        private final Connection connection;
        private final TestDatabase where;
        private final int pid;

        private Actor(Connection connection, TestDatabase where) throws SQLException {
            this.connection = connection;
            this.where = where;
            try (Statement statement = connection.createStatement();
                    ResultSet results = statement.executeQuery("select pg_backend_pid()")) {
                results.next();
                this.pid = results.getInt(1);
            }
        }

        public int pid() {
            return pid;
        }

        public String backendStart() {
            String start = where.rows(
                            "select to_json(backend_start at time zone 'UTC') #>> '{}' || 'Z' from pg_stat_activity where pid = "
                                    + pid)
                    .getFirst();
            return Instant.parse(start).toString();
        }

        /** Runs to the end. */
        public Actor run(String... statements) {
            for (String sql : statements) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            return this;
        }

        /** Starts it and goes on. */
        public Going start(String sql) {
            CompletableFuture<String> end = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                    end.complete("done");
                } catch (SQLException e) {
                    end.complete(String.valueOf(e.getMessage()));
                }
            });
            return new Going(end);
        }

        /** Starts it and returns when it waits for a lock. */
        public Going waitFor(String sql) {
            Going going = start(sql);
            awaitWaiting();
            return going;
        }

        /** Starts it and returns when the server works on it. */
        public Going work(String sql) {
            Going going = start(sql);
            Await.row(
                    where,
                    "select 1 from pg_stat_activity where state = 'active' and query <> '' and query not like 'set %' and pid = "
                            + pid);
            return going;
        }

        /** Whether its session is still there. */
        public boolean isThere() {
            return !where.rows("select 1 from pg_stat_activity where pid = " + pid)
                    .isEmpty();
        }

        public void awaitWaiting() {
            Await.row(
                    where,
                    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and " + pid
                            + " in (pid, leader_pid)");
        }

        void leave() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A statement under way. */
    public record Going(CompletableFuture<String> end) {
        /** Waits until it has ended: {@code done}, or what the server said. */
        public String await() {
            return end.orTimeout(60, TimeUnit.SECONDS).join();
        }

        public boolean isDone() {
            return end.isDone();
        }
    }
}
