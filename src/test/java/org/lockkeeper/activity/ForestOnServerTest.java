package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The cases that are easily got wrong, each on real servers: the oldest major, the usual one and the newest. */
@ParameterizedClass
@ValueSource(ints = {14, TestPostgres.USUAL_MAJOR, 18})
class ForestOnServerTest {
    private final TestPostgres postgres;
    private final TestDatabase test;
    private final Cast cast;
    private final Database database;
    private final ActivityReader reader;

    ForestOnServerTest(int major) {
        postgres = TestPostgres.major(major);
        test = postgres.freshDatabase("forest");
        cast = new Cast(test);
        database = test.open(Environment.DEVELOPMENT);
        reader = new ActivityReader(database);
    }

    @BeforeEach
    void a_table() {
        test.execute("create table orders (id int primary key, v int); insert into orders values (1, 0), (2, 0)");
    }

    @AfterEach
    void everybody_leaves() {
        cast.close();
        reader.close();
        database.close();
    }

    @Test
    void nobody_waits() {
        cast.enter("quiet").run("begin", "select * from orders");
        Reading reading = reader.read();
        assertThat(Forest.of(reading).find(cast.enter("other").pid())).isEmpty();
        assertThat(reading.waits().waits())
                .noneMatch(w -> reading.session(w.pid())
                        .filter(s -> s.database().equals(test.name()))
                        .isPresent());
    }

    @Test
    void one_who_queues_behind_a_waiter_stands_under_that_waiter() {
        Actor reads = cast.enter("reads").run("begin", "select * from orders");
        Actor alters = cast.enter("alters");
        alters.waitFor("alter table orders add column note text");
        Actor victim = cast.enter("victim");
        victim.waitFor("select count(*) from orders");

        ForestNode root = root(reads);
        assertThat(pids(root.waiters())).containsExactly(alters.pid());
        assertThat(pids(root.waiters().getFirst().waiters())).containsExactly(victim.pid());
        assertThat(root.blocksTotal()).isEqualTo(2);
        assertThat(root.holds()).first().isEqualTo("AccessShare on public.orders");
        assertThat(root.since()).isPresent();
        assertThat(root.waitsFor()).isEmpty();
        assertThat(root.longestWait()).isPositive();
        assertThat(root.waiters().getFirst().waitsFor()).contains("AccessExclusive on public.orders");
        assertThat(root.waiters().getFirst().waiting()).isPresent();
    }

    @Test
    void a_holder_that_does_not_conflict_is_no_blocker() {
        Actor reads = cast.enter("reads").run("begin", "select * from orders");
        Actor writes = cast.enter("writes").run("begin", "insert into orders values (3, 0)");
        Actor indexes = cast.enter("indexes");
        indexes.waitFor("create index on orders (v)");

        Forest forest = forest();
        assertThat(forest.find(reads.pid())).isEmpty();
        assertThat(forest.blockersOf(indexes.pid())).containsExactly(writes.pid());
        assertThat(root(writes).blocksTotal()).isEqualTo(1);
    }

    @Test
    void advisory_locks_of_other_databases_with_the_same_key_do_not_block() {
        TestDatabase other = postgres.freshDatabase("forest_other");
        Actor elsewhere = cast.enter(other, "elsewhere").run("select pg_advisory_lock(42)");
        Actor holder = cast.enter("holder").run("select pg_advisory_lock(42)");
        Actor waiter = cast.enter("waiter");
        waiter.waitFor("select pg_advisory_lock(42)");

        assertThat(forest().find(elsewhere.pid())).isEmpty();
        assertThat(pids(root(holder).waiters())).containsExactly(waiter.pid());
        assertThat(root(holder).waiters().getFirst().waitsFor())
                .contains("Exclusive on advisory lock 42 in " + test.name());
    }

    @Test
    void a_waiter_with_several_blockers_stands_under_each_of_them() {
        Actor first = cast.enter("first").run("begin", "select * from orders");
        Actor second = cast.enter("second").run("begin", "select * from orders");
        Actor alters = cast.enter("alters");
        alters.waitFor("alter table orders add column note text");
        Actor victim = cast.enter("victim");
        victim.waitFor("select count(*) from orders");

        for (Actor root : List.of(first, second)) {
            assertThat(pids(root(root).waiters())).containsExactly(alters.pid());
            assertThat(pids(root(root).waiters().getFirst().waiters())).containsExactly(victim.pid());
            assertThat(root(root).blocksTotal()).isEqualTo(2);
        }
        assertThat(forest().blockersOf(alters.pid())).containsExactlyInAnyOrder(first.pid(), second.pid());
    }

    @Test
    void parallel_workers_that_wait_are_their_leader() {
        test.execute(
                "create table many as select g as id from generate_series(1, 50000) g; create table locked (a int);"
                        + " create function looks(int) returns boolean language plpgsql parallel safe as"
                        + " 'begin perform 1 from locked; return true; end'");
        Actor holder = cast.enter("holder").run("begin", "lock table locked in access exclusive mode");
        Actor leader = cast.enter("leader")
                .run(
                        "set min_parallel_table_scan_size = 0",
                        "set parallel_setup_cost = 0",
                        "set parallel_tuple_cost = 0",
                        "set max_parallel_workers_per_gather = 2",
                        "set parallel_leader_participation = off");
        leader.waitFor("select count(*) from many where looks(id)");

        Reading reading = reader.read();
        assertThat(reading.sessions())
                .anyMatch(s -> s.leader().filter(l -> l == leader.pid()).isPresent() && s.waitsForLock());
        ForestNode root = root(holder);
        assertThat(pids(root.waiters())).containsExactly(leader.pid());
        assertThat(root.blocksTotal()).isEqualTo(1);
        assertThat(Forest.of(reading).blockersOf(leader.pid())).containsExactly(holder.pid());
    }

    @Test
    void a_prepared_transaction_blocks_with_pid_0_and_its_name_and_one_that_only_reads_does_not() {
        String gid = "forest-" + test.name();
        cast.enter("reads").run("begin", "select * from orders", "prepare transaction '" + gid + "-reads'");
        cast.enter("writes").run("begin", "update orders set v = 1 where id = 1", "prepare transaction '" + gid + "'");
        try {
            Actor row = cast.enter("row");
            row.waitFor("update orders set v = 2 where id = 1");
            Actor indexes = cast.enter("indexes");
            indexes.waitFor("create index on orders (v)");

            assertThat(forest().roots())
                    .filteredOn(n -> n.pid() == 0
                            && n.prepared()
                                    .filter(p -> p.database().equals(test.name()))
                                    .isPresent())
                    .singleElement()
                    .satisfies(root -> {
                        assertThat(root.prepared())
                                .map(PreparedTransaction::gid)
                                .contains(gid);
                        assertThat(pids(root.waiters())).containsExactly(row.pid(), indexes.pid());
                        assertThat(root.waiters().getFirst().waitsFor().orElseThrow())
                                .startsWith("Share on transaction ");
                        assertThat(root.waiters().getLast().waitsFor()).contains("Share on public.orders");
                        assertThat(root.holds()).contains("RowExclusive on public.orders");
                        assertThat(root.since()).isPresent();
                        assertThat(root.blocksTotal()).isEqualTo(2);
                    });
        } finally {
            test.execute("rollback prepared '" + gid + "'");
            test.execute("rollback prepared '" + gid + "-reads'");
        }
    }

    @Test
    void a_row_lock_is_told_by_its_row_and_not_only_by_a_transaction() {
        Actor first = cast.enter("first").run("begin", "update orders set v = 1 where id = 1");
        Actor second = cast.enter("second");
        second.waitFor("update orders set v = 2 where id = 1");
        Actor third = cast.enter("third");
        third.waitFor("update orders set v = 3 where id = 1");

        ForestNode waiter = root(first).waiters().getFirst();
        assertThat(waiter.pid()).isEqualTo(second.pid());
        assertThat(waiter.waitsFor().orElseThrow())
                .startsWith("Share on transaction ")
                .endsWith(", for row (0,1) of public.orders");
        assertThat(pids(waiter.waiters())).containsExactly(third.pid());
        assertThat(waiter.waiters().getFirst().waitsFor()).contains("Exclusive on row (0,1) of public.orders");
        assertThat(root(first).blocksTotal()).isEqualTo(2);
    }

    @Test
    void a_deadlock_in_the_making_is_shown_as_a_circle() {
        Actor one = cast.enter("one")
                .run("set deadlock_timeout = '10min'", "begin", "update orders set v = 1 where id = 1");
        Actor two = cast.enter("two")
                .run("set deadlock_timeout = '10min'", "begin", "update orders set v = 1 where id = 2");
        one.waitFor("update orders set v = 1 where id = 2");
        two.waitFor("update orders set v = 1 where id = 1");
        Actor third = cast.enter("third");
        third.waitFor("update orders set v = 3 where id = 1");

        ForestNode head = forest().roots().stream()
                .filter(n -> n.pid() == one.pid())
                .findFirst()
                .orElseThrow();
        assertThat(head.inCycle()).isTrue();
        assertThat(head.blocksTotal()).isEqualTo(2);
        assertThat(pids(head.waiters())).containsExactly(two.pid());
        assertThat(head.waiters().getFirst().inCycle()).isTrue();
        assertThat(forest().find(third.pid()).orElseThrow().inCycle()).isFalse();
    }

    /** A catalogue's number is the same in each database, as are those of a table in databases that were made from one template. */
    @Test
    void what_belongs_to_another_database_is_shown_by_its_number() {
        TestDatabase other = postgres.freshDatabase("forest_other");
        Actor holder = cast.enter(other, "holder").run("begin", "lock table pg_catalog.pg_description");
        Actor waiter = cast.enter(other, "waiter");
        waiter.waitFor("select * from pg_catalog.pg_description");

        String oid = other.rows("select 'pg_description'::regclass::oid").getFirst();
        assertThat(root(holder).waiters().getFirst().waitsFor())
                .contains("AccessShare on relation %s/%s".formatted(other.name(), oid));
    }

    @Test
    void reading_does_not_queue_behind_a_lock_on_the_table_that_it_shows() {
        Actor holder = cast.enter("holder").run("begin", "lock table orders in access exclusive mode");
        Actor waiter = cast.enter("waiter");
        waiter.waitFor("select * from orders");

        assertThat(root(holder).holds()).first().isEqualTo("AccessExclusive on public.orders");
        Await.row(
                test,
                "select 1 where not exists (select from pg_locks l join pg_stat_activity a using (pid)"
                        + " where a.application_name = 'lockkeeper' and not l.granted)");
    }

    private Forest forest() {
        return Forest.of(reader.read());
    }

    /** By a new reader, since one that is kept looks at waits every other second only. */
    private ForestNode root(Actor actor) {
        try (ActivityReader now = new ActivityReader(database)) {
            return Forest.of(now.read()).roots().stream()
                    .filter(n -> n.pid() == actor.pid())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no root " + actor.pid()));
        }
    }

    private static List<Integer> pids(List<ForestNode> nodes) {
        return nodes.stream().map(ForestNode::pid).toList();
    }
}
