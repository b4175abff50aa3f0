package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Reading a large lock table takes long, and the server is spared: a twentieth of the time at most goes into it. */
class LockTableShareTest {
    private final AtomicLong now = new AtomicLong(Duration.ofDays(1).toNanos());
    /** What passes with each look at the clock. */
    private final AtomicLong step = new AtomicLong();

    @Test
    void after_a_long_reading_of_the_lock_table_the_next_one_waits_and_who_blocks_whom_does_not() {
        TestDatabase test = TestPostgres.usual().freshDatabase("share");
        test.execute("create table t (a int)");
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database, () -> now.getAndAdd(step.get()))) {
            Actor holder = cast.enter("holder").run("begin", "lock table t");
            Actor early = cast.enter("early");
            early.waitFor("select * from t");
            step.set(Duration.ofMillis(500).toNanos());
            assertThat(asked(reader.read(), early)).contains("AccessShare on public.t");

            // The locks and the engines' took half a second each: ten seconds of quiet for either.
            step.set(0);
            Actor late = cast.enter("late");
            late.waitFor("select * from t");
            now.addAndGet(Duration.ofSeconds(15).toNanos());
            Reading soon = reader.read();
            assertThat(Forest.of(soon).blockersOf(late.pid())).containsExactly(holder.pid());
            assertThat(asked(soon, late)).contains("a lock");
            assertThat(asked(soon, early)).contains("AccessShare on public.t");

            now.addAndGet(Duration.ofSeconds(6).toNanos());
            assertThat(asked(reader.read(), late)).contains("AccessShare on public.t");
        }
    }

    private static Optional<String> asked(Reading reading, Actor who) {
        return Forest.of(reading).find(who.pid()).flatMap(ForestNode::waitsFor);
    }
}
