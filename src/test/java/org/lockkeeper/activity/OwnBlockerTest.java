package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/**
 * Sessions that some tool or other shows as their own blockers. The server's function leaves out the asking process and its group, so
 * that it takes a join of the lock table with itself, a prepared transaction or, from 16 on, logical replication to see one.
 */
class OwnBlockerTest {
    /** As tools ask that know of no pg_blocking_pids. */
    private static final String JOINED =
            "select distinct h.pid from pg_locks w join pg_locks h on h.relation = w.relation and h.granted where not w.granted and w.pid = ";

    private final TestDatabase test = TestPostgres.usual().freshDatabase("own_blocker");
    private final Cast cast = new Cast(test);

    @AfterEach
    void everybody_leaves() {
        cast.close();
    }

    private static Reading read(TestDatabase of) {
        try (Database database = of.open(Environment.DEVELOPMENT);
                ActivityReader reader = new ActivityReader(database)) {
            return reader.read();
        }
    }

    @Test
    void one_that_wants_more_of_what_it_holds_is_not_in_its_own_way() {
        test.execute("create table orders (id int primary key, v int)");
        Actor alters = cast.enter("alters").run("begin", "select * from orders");
        Actor reads = cast.enter("reads").run("begin", "select * from orders");
        alters.waitFor("alter table orders add column note text");

        assertThat(test.rows(JOINED + alters.pid()))
                .containsExactlyInAnyOrder(Integer.toString(alters.pid()), Integer.toString(reads.pid()));
        Forest forest = Forest.of(read(test));
        assertThat(forest.blockersOf(alters.pid())).containsExactly(reads.pid());
        assertThat(forest.blocks(alters.pid())).isZero();
        assertThat(forest.find(alters.pid()).orElseThrow().inCycle()).isFalse();
        assertThat(forest.rootsAbove(alters.pid()))
                .singleElement()
                .satisfies(root -> assertThat(root.pid()).isEqualTo(reads.pid()));
    }

    @Test
    void one_that_waits_for_what_it_has_prepared_itself_stands_under_that() {
        test.execute("create table orders (id int primary key, v int)");
        String gid = test.name();
        Actor own = cast.enter("own").run("begin", "lock table orders", "prepare transaction '" + gid + "'");
        try {
            own.waitFor("select * from orders");
            Forest forest = Forest.of(read(test));
            assertThat(forest.blockersOf(own.pid())).containsExactly(0);
            assertThat(forest.find(own.pid()).orElseThrow().inCycle()).isFalse();
            assertThat(forest.rootsAbove(own.pid())).singleElement().satisfies(root -> {
                assertThat(root.prepared()).map(PreparedTransaction::gid).contains(gid);
                assertThat(root.blocksTotal()).isEqualTo(1);
            });
        } finally {
            test.execute("rollback prepared '" + gid + "'");
        }
    }

    /** Between two parts of a transaction that is still open the worker waits for its leader, which it counts as. */
    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void a_worker_of_logical_replication_that_waits_for_its_leader_is_not_blocked(int major, @TempDir Path folder)
            throws IOException {
        TestPostgres postgres = TestPostgres.own(
                major,
                folder,
                "fsync=off",
                "shared_buffers=32MB",
                "wal_level=logical",
                "debug_logical_replication_streaming=immediate");
        TestDatabase source = postgres.freshDatabase("source");
        TestDatabase copy = postgres.freshDatabase("copy");
        try (Cast streams = new Cast(source)) {
            source.execute("create table orders (id int)");
            source.execute("create publication orders for table orders");
            source.execute("select pg_create_logical_replication_slot('orders', 'pgoutput')");
            copy.execute("create table orders (id int)");
            copy.execute(
                    "create subscription orders connection 'host=127.0.0.1 port=%d dbname=%s user=%s' publication orders with (create_slot = false, copy_data = false, streaming = parallel)"
                            .formatted(postgres.port(), source.name(), source.user()));
            streams.enter("writes").run("begin", "insert into orders select generate_series(1, 20)");
            String waits =
                    "select pid, leader_pid from pg_stat_activity where leader_pid is not null and wait_event_type = 'Lock' and pg_blocking_pids(pid) = array[leader_pid]";
            Await.row(copy, waits);

            List<String> pids = List.of(copy.rows(waits).getFirst().split("\\|", -1));
            Reading reading = read(copy);
            assertThat(reading.session(Integer.parseInt(pids.getFirst())).flatMap(Session::leader))
                    .contains(Integer.parseInt(pids.getLast()));
            Forest forest = Forest.of(reading);
            assertThat(forest.isEmpty()).isTrue();
            assertThat(forest.blocked()).isZero();
        } finally {
            postgres.cluster().stop();
        }
    }
}
