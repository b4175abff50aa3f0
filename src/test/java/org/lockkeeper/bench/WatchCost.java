package org.lockkeeper.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadQuery;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** What watching the queue behind a migration costs the server: how often it is asked, and how long the answer takes it. */
final class WatchCost {
    private static final int WAITERS = 30;
    private static final int SECONDS = 8;
    private final Path migrations;

    WatchCost(Path folder) throws IOException {
        this.migrations = folder.resolve("migrations");
        Path script = migrations.resolve("20260101000000_slow").resolve("migration.sql");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "select pg_sleep(" + SECONDS + ");\nselect 1;\n");
    }

    List<Figure> figures() throws Exception {
        return List.of(
                Figure.absolute("looks at the queue behind a run, a second", looks(), "", 1),
                Figure.absolute("one look with " + WAITERS + " sessions waiting", look(), "ms", 20));
    }

    /** The server says when each of the watch's statements began; a reader that is far faster than they are sees all of them. */
    private double looks() throws Exception {
        BenchDatabases databases = BenchDatabases.empty(migrations);
        TestDatabase production = databases.databases().get(2);
        Set<Double> starts = new TreeSet<>();
        try (BenchProject project = new BenchProject(databases)) {
            MigrationService service = project.audited(PrismaEngine::new);
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> service.migrate(
                    "production", Optional.empty(), new Answering(), RunListener.NONE, new CancelToken()));
            String question = """
                    select extract(epoch from query_start)::text from pg_stat_activity
                    where application_name = 'lockkeeper' and query like '%%recursive own as%%' and datname = '%s'
                    """.formatted(production.name());
            while (!run.isDone()) {
                production.rows(question).forEach(row -> starts.add(Double.valueOf(row)));
            }
            run.join();
        }
        // One look is several messages to the server, each of which it takes for a beginning.
        List<Double> sorted = new ArrayList<>();
        for (double at : starts) {
            if (sorted.isEmpty() || at - sorted.getLast() > 0.5) {
                sorted.add(at);
            }
        }
        if (sorted.size() < SECONDS / 2) {
            throw new IllegalStateException("the watch was seen " + sorted.size() + " times in " + SECONDS + " s");
        }
        return (sorted.size() - 1) / (sorted.getLast() - sorted.getFirst());
    }

    /** The whole round trip of the statement, in the median: more than what it costs the server. */
    private static double look() throws Exception {
        TestDatabase database = TestPostgres.usual().freshDatabase("watch");
        database.execute("create table busy (id int)");
        List<Connection> waiting = new ArrayList<>();
        List<CompletableFuture<Void>> selects = new ArrayList<>();
        try (Database read = database.open(Environment.PRODUCTION);
                OpenTransaction _ = OpenTransaction.of(database, "lock table busy in access exclusive mode");
                ReadSession session = read.read()) {
            for (int i = 0; i < WAITERS; i++) {
                Connection connection = database.connect();
                waiting.add(connection);
                selects.add(CompletableFuture.runAsync(() -> select(connection), Thread::startVirtualThread));
            }
            Await.row(
                    database,
                    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() having count(*) = "
                            + WAITERS);
            String holder = database.rows(
                            "select pid from pg_stat_activity where application_name = 'forgotten' and datname = current_database()")
                    .getFirst();
            return Timing.median(
                    20, 100, () -> session.query(ReadQuery.RUN_PULSE, row -> row.text("part"), "{" + holder + "}"));
        } finally {
            // The holder is gone by now, and so nobody waits any more.
            CompletableFuture.allOf(selects.toArray(CompletableFuture[]::new)).join();
            for (Connection connection : waiting) {
                connection.close();
            }
        }
    }

    private static void select(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select count(*) from busy");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
