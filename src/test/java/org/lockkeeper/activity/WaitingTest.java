package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Which of those that wait are looked at. */
class WaitingTest {
    @Test
    void those_that_wait_longest_are_looked_at_wherever_the_server_names_them() {
        List<Session> sessions = new ArrayList<>();
        IntStream.range(0, 1200).forEach(i -> sessions.add(waiting(i, Readings.AT.minusSeconds(i))));
        sessions.add(new Readings().active(5000).reading().sessions().getFirst());
        Waiting waiting = Waiting.of(sessions, Waits.MOST);
        assertThat(waiting.pids())
                .hasSize(1000)
                .startsWith(1199, 1198)
                .endsWith(200)
                .doesNotContain(5000);
        assertThat(waiting.more()).isEqualTo(200);
    }

    @Test
    void of_few_nobody_is_left_out() {
        Waiting waiting = Waiting.of(List.of(waiting(1, Readings.AT), waiting(2, Readings.AT)), Waits.MOST);
        assertThat(waiting.pids()).containsExactly(1, 2);
        assertThat(waiting.more()).isZero();
    }

    @Test
    void a_role_that_does_not_see_who_waits_is_told_the_longest_wait_first_and_how_many_there_are() {
        TestDatabase test = TestPostgres.usual().freshDatabase("waiting");
        test.execute("create table t (a int)");
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ReadSession session = database.watch()) {
            cast.enter("holder").run("begin", "lock table t");
            Actor late = cast.enter("late");
            Actor early = cast.enter("early");
            early.waitFor("select * from t");
            late.waitFor("select * from t");
            Waiting waiting = WaitRows.waiting(session);
            assertThat(waiting.pids()).containsSubsequence(early.pid(), late.pid());
            assertThat(waiting.more()).isZero();
        }
    }

    /** A table that was locked in five ways counts as five locks, and each is strong. */
    @Test
    void of_a_holder_of_thousands_of_locks_those_are_told_that_somebody_waits_for() {
        TestDatabase test = TestPostgres.usual().freshDatabase("waiting");
        test.execute("do $$ begin for i in 1..5 loop execute format('create table wanted%s ()', i); end loop; end $$");
        try (Cast cast = new Cast(test);
                Database database = test.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            Actor holder =
                    cast.enter("holder").run("begin", "lock table wanted1, wanted2, wanted3, wanted4, wanted5", """
                            do $$
                            declare mode text;
                            begin
                                for i in 1..600 loop
                                    execute format('create table made%s ()', i);
                                    foreach mode in array array['share update exclusive', 'share', 'share row exclusive', 'exclusive'] loop
                                        execute format('lock table made%s in %s mode', i, mode);
                                    end loop;
                                end loop;
                            end $$""");
            for (int i = 1; i <= 5; i++) {
                cast.enter("waiter").waitFor("select from wanted" + i);
            }

            Reading reading = reader.read();
            assertThat(reading.waits().held()).hasSizeLessThanOrEqualTo(2000);
            ForestNode root = Forest.of(reading).find(holder.pid()).orElseThrow();
            assertThat(root.holds())
                    .hasSize(9)
                    .contains(
                            "AccessExclusive on public.wanted1",
                            "AccessExclusive on public.wanted2",
                            "AccessExclusive on public.wanted3",
                            "AccessExclusive on public.wanted4",
                            "AccessExclusive on public.wanted5");
        }
    }

    private static Session waiting(int pid, Instant since) {
        return new Session(
                pid,
                Optional.of(Readings.AT),
                Optional.empty(),
                "client backend",
                "app",
                "shop",
                "web",
                "local",
                "active",
                Optional.of(new WaitEvent("Lock", "relation")),
                Optional.of(since),
                Optional.of(since),
                Optional.of(since),
                Optional.empty(),
                Optional.empty(),
                "select 1",
                8);
    }
}
