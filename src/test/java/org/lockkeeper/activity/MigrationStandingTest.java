package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Whether a migration waits or works, and whom it really waits for. */
class MigrationStandingTest {
    private static final String PRISMA = "select pg_advisory_lock(72707369)";

    private final TestDatabase test = TestPostgres.usual().freshDatabase("standing");
    private final Cast cast = new Cast(test);
    private final Database database = test.open(Environment.DEVELOPMENT);

    @BeforeEach
    void a_table() {
        test.execute("create table t (a int primary key)");
    }

    @AfterEach
    void everybody_leaves() {
        cast.close();
        database.close();
    }

    @Test
    void of_those_in_the_way_only_the_one_that_holds_is_a_root() {
        Actor reads = cast.enter("reads").run("begin", "select * from t");
        Actor other = cast.enter("other");
        other.waitFor("alter table t add column b int");
        Actor ahead = cast.enter("ahead");
        ahead.waitFor("select count(*) from t");
        Actor engine = cast.enter("engine").run(PRISMA);
        engine.waitFor("alter table t add column c int");

        MigrationAtWork migration = only();
        assertThat(migration.standing()).isEqualTo(Standing.WAITS);
        assertThat(migration.behind()).contains(reads.pid(), other.pid(), ahead.pid());
        assertThat(migration.rootSessions()).extracting(Session::pid).containsExactly(reads.pid());
        assertThat(migration.rootsPrepared()).isEmpty();
    }

    @Test
    void a_blocker_that_waits_for_somebody_else_is_no_root() {
        test.execute("create table u (a int)");
        Actor root = cast.enter("root").run("begin", "lock table u");
        Actor between = cast.enter("between").run("begin", "select * from t");
        between.waitFor("select * from u");
        Actor engine = cast.enter("engine").run(PRISMA);
        engine.waitFor("alter table t add column c int");

        MigrationAtWork migration = only();
        assertThat(migration.behind()).containsExactly(between.pid());
        assertThat(migration.rootSessions()).extracting(Session::pid).containsExactly(root.pid());
    }

    @Test
    void a_prepared_transaction_is_a_root_with_the_statement_that_ends_it() {
        String gid = "it's " + test.name();
        String quoted = "it''s " + test.name();
        Actor reads = cast.enter("reads").run("begin", "select * from t");
        cast.enter("other").run("begin", "insert into t values (0)", "prepare transaction '" + quoted + " too'");
        cast.enter("prepares").run("create table u (a int)", "begin", "lock table u");
        cast.enter("prepares").run("begin", "insert into t values (1)", "prepare transaction '" + quoted + "'");
        try {
            cast.enter("between").waitFor("select * from u");
            Actor engine = cast.enter("engine").run(PRISMA);
            engine.waitFor("alter table t add column c int");

            MigrationAtWork migration = only();
            assertThat(migration.rootSessions()).extracting(Session::pid).containsExactly(reads.pid());
            assertThat(migration.rootsPrepared())
                    .extracting(root -> root.prepared().orElseThrow().gid())
                    .containsExactlyInAnyOrder(gid, gid + " too");
            assertThat(migration.rootsPrepared())
                    .extracting(root -> root.prepared().orElseThrow().rollback())
                    .contains("rollback prepared '" + quoted + "'");
        } finally {
            test.execute("rollback prepared '" + quoted + "'");
            test.execute("rollback prepared '" + quoted + " too'");
        }
    }

    @Test
    void one_that_works_is_not_stuck_whoever_waits_for_it() {
        Actor engine = cast.enter("engine").run(PRISMA, "begin", "lock table t");
        engine.work("select pg_sleep(600)");
        cast.enter("victim").waitFor("select * from t");

        MigrationAtWork migration = only();
        assertThat(migration.standing()).isEqualTo(Standing.HOLDS_UP);
        assertThat(migration.isStuck()).isFalse();
        assertThat(migration.queued()).isEqualTo(1);
        assertThat(migration.longestQueued()).isPositive();
        assertThat(migration.roots()).isEmpty();
    }

    @Test
    void one_that_waits_is_stuck_also_where_others_wait_for_it() {
        Actor reads = cast.enter("reads").run("begin", "select * from t");
        Actor engine = cast.enter("engine").run(PRISMA);
        engine.waitFor("alter table t add column c int");
        cast.enter("victim").waitFor("select * from t");

        MigrationAtWork migration = only();
        assertThat(migration.standing()).isEqualTo(Standing.WAITS);
        assertThat(migration.queued()).isEqualTo(1);
        assertThat(migration.rootSessions()).extracting(Session::pid).containsExactly(reads.pid());
    }

    private MigrationAtWork only() {
        try (ActivityReader reader = new ActivityReader(database)) {
            List<MigrationAtWork> all = MigrationsAtWork.of(reader.read(), _ -> Optional.empty());
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }
}
