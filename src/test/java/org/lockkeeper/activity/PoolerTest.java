package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.Ended.Result;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.activity.record.RecordingWriter;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.ChangeWindow;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;

/** A session that a pooler lends to one client after the other: each statement comes from another application. */
class PoolerTest {
    private static final String PRISMA = "select pg_advisory_lock(72707369)";
    private static final String FLYWAY = "select pg_try_advisory_lock(77433833903597)";

    @TempDir
    private Path folder;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("pooler");
    private final Cast cast = new Cast(test);
    private final Actor pooled = cast.enter("web");
    private final Database database = test.open(Environment.STAGING);

    @AfterEach
    void everybody_leaves() {
        cast.close();
        database.close();
    }

    @Test
    void it_stays_the_same_session_whatever_it_is_called() {
        Path file = folder.resolve("pooler.lkrec");
        List<Reading> readings;
        try (ActivityReader reader = new ActivityReader(database);
                RecordingWriter writer = RecordingWriter.create(file, QueryTexts.FULL)) {
            pooled.run("select 'of the web'");
            Reading first = reader.read();
            pooled.run("set application_name = 'lockkeeper'", "select 'of another'");
            readings = List.of(first, reader.read());
            writer.write(readings);
        }
        try (RecordingReader past = RecordingReader.open(file)) {
            assertThat(List.of(past.reading(0), past.reading(1)))
                    .allSatisfy(reading -> assertThat(reading.sessions())
                            .filteredOn(s -> s.pid() == pooled.pid())
                            .hasSize(1));
            assertThat(List.of(session(past.reading(0)), session(past.reading(1))))
                    .isEqualTo(List.of(session(readings.get(0)), session(readings.get(1))));
        }
        assertThat(session(readings.get(0)).key())
                .isEqualTo(session(readings.get(1)).key());
        assertThat(readings)
                .extracting(reading -> session(reading).application())
                .containsExactly("web", "lockkeeper");
    }

    @Test
    void no_name_makes_a_migration_of_it_and_none_hides_one() {
        pooled.run("set application_name = 'prisma'", "select 1");
        assertThat(migrations()).isEmpty();

        pooled.run(PRISMA, "set application_name = 'web'", "select 2");
        assertThat(migrations()).extracting(m -> m.session().pid()).containsExactly(pooled.pid());
    }

    /** Flyway works in a second connection, which was the first one's neighbour under its former name. */
    @Test
    void the_lock_of_flyway_is_not_left_while_its_second_session_works_under_another_name() {
        pooled.run(FLYWAY);
        Actor second = cast.enter("web").run("create table orders (id int)", "set application_name = 'worker'");
        cast.enter("reads").run("begin", "select * from orders");
        second.waitFor("alter table orders add column note text");

        assertThat(migrations())
                .singleElement()
                .satisfies(m -> assertThat(m.session().pid()).isEqualTo(pooled.pid()))
                .satisfies(m -> assertThat(m.idle()).isEmpty());
    }

    @Test
    void a_cancel_is_for_the_statement_that_was_seen_and_not_for_the_next_clients() {
        Going seen = work("web", "select pg_sleep(600)");
        Target target = target();
        next(seen);
        Going others = work("billing", "select pg_sleep(601)");

        assertThat(actions().cancel(List.of(target), Said.reviewed("")))
                .singleElement()
                .satisfies(ended -> assertThat(ended.result()).isEqualTo(Result.NOT_FOUND))
                .satisfies(ended -> assertThat(ended.detail()).contains("another statement"));
        assertThat(others.isDone()).isFalse();
    }

    @Test
    void nor_where_the_next_client_comes_while_it_is_being_confirmed() {
        Going seen = work("web", "select pg_sleep(600)");
        Going[] others = new Going[1];

        assertThat(actions().cancel(List.of(target()), Said.reviewed("", _ -> {
                    next(seen);
                    others[0] = work("billing", "select pg_sleep(601)");
                })))
                .singleElement()
                .satisfies(ended -> assertThat(ended.result()).isEqualTo(Result.NOT_FOUND))
                .satisfies(ended -> assertThat(ended.detail()).contains("does not run that statement any more"));
        assertThat(others[0].isDone()).isFalse();
    }

    private Going work(String application, String sql) {
        pooled.run("set application_name = '" + application + "'");
        return pooled.work(sql);
    }

    /** The client's statement ends, and the session is free for another one. */
    private void next(Going running) {
        test.execute("select pg_cancel_backend(" + pooled.pid() + ")");
        assertThat(running.await()).contains("canceling");
    }

    private ActivityActions actions() {
        return new ActivityActions(database, TestGuard.create(), ChangeWindow.ALWAYS, BackendSignals.PATIENCE);
    }

    private Target target() {
        return Target.of(session(read())).orElseThrow();
    }

    private Session session(Reading reading) {
        return reading.session(pooled.pid()).orElseThrow();
    }

    private List<MigrationAtWork> migrations() {
        return MigrationsAtWork.of(read(), _ -> Optional.empty());
    }

    private Reading read() {
        try (ActivityReader reader = new ActivityReader(database)) {
            return reader.read();
        }
    }
}
