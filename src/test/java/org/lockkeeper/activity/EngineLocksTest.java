package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Locks of engines are read apart from those that somebody waits for. */
class EngineLocksTest {
    private static final long PRISMA = 72_707_369;
    private static final long FLYWAY = 77_431_708_279_161L - 1_234_567;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("engines");

    @ParameterizedTest
    @ValueSource(longs = {PRISMA, FLYWAY})
    void an_engine_that_neither_waits_nor_blocks_is_seen_while_others_wait(long key) {
        test.execute("create table t (a int)");
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            Actor engine = cast.enter("engine").run("select pg_advisory_lock(%d)".formatted(key));
            Actor other = cast.enter("other").run("select pg_advisory_lock(4711)");
            cast.enter("holder").run("begin", "lock table t");
            cast.enter("waiter").waitFor("select * from t");

            assertThat(holders(reader.read(), key)).containsExactly(engine.pid());
            assertThat(reader.read().waits().held()).noneMatch(lock -> lock.pid() == other.pid());
        }
    }

    @Test
    void an_engine_that_waits_is_told_with_its_lock_once() {
        test.execute("create table t (a int)");
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            cast.enter("holder").run("begin", "select * from t");
            Actor engine = cast.enter("engine").run("select pg_advisory_lock(%d)".formatted(PRISMA));
            engine.waitFor("alter table t add column b int");

            assertThat(holders(reader.read(), PRISMA)).containsExactly(engine.pid());
        }
    }

    private List<Integer> holders(Reading reading, long key) {
        return reading.waits().held().stream()
                .filter(lock -> lock.object().type().equals("advisory"))
                .filter(lock -> lock.object().advisoryKey() == key)
                .filter(lock -> lock.object().database().equals(test.name()))
                .map(HeldLock::pid)
                .toList();
    }
}
