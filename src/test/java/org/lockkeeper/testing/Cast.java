package org.lockkeeper.testing;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

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

    /** Ends every session, whatever it does. */
    @Override
    public void close() {
        for (Actor actor : actors) {
            database.execute("select pg_terminate_backend(" + actor.pid + ")");
            actor.leave();
        }
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
            return where.rows("select to_json(backend_start at time zone 'UTC') #>> '{}' || 'Z' from pg_stat_activity where pid = "
                            + pid)
                    .getFirst();
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

        /** Starts it and goes on; what comes of it is told later, an exception's message or {@code done}. */
        public CompletableFuture<String> start(String sql) {
            CompletableFuture<String> end = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                    end.complete("done");
                } catch (SQLException e) {
                    end.complete(String.valueOf(e.getMessage()));
                }
            });
            return end;
        }

        /** Starts it and returns when it waits for a lock. */
        public CompletableFuture<String> waitFor(String sql) {
            CompletableFuture<String> end = start(sql);
            awaitWaiting();
            return end;
        }

        public void awaitWaiting() {
            Await.row(
                    where,
                    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and " + pid
                            + " in (pid, leader_pid)");
        }

        /** Does something with the connection itself. */
        public void with(Consumer<Connection> action) {
            action.accept(connection);
        }

        void leave() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
