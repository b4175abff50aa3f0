package org.lockkeeper.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The lock of an engine that is held by a session in which nothing happens, while another run wants it. */
class LeftLockTest {
    private static final String PRISMA = "select pg_advisory_lock(72707369)";
    private static final String FLYWAY = "select pg_try_advisory_xact_lock(77433833903597)";

    private final TestDatabase test = TestPostgres.usual().freshDatabase("left");
    private final Cast cast = new Cast(test);
    private final Database database = test.open(Environment.DEVELOPMENT);

    @AfterEach
    void everybody_leaves() {
        cast.close();
        database.close();
    }

    @Test
    void prismas_is_left_once_its_holder_has_been_idle_for_a_while_and_another_run_waits() {
        Actor dead = cast.enter("dead").run(PRISMA);
        Actor deploy = cast.enter("deploy");
        deploy.waitFor(PRISMA);

        MigrationAtWork left = awaitLeft();
        assertThat(left.session().pid()).isEqualTo(dead.pid());
        assertThat(left.idle().orElseThrow()).isGreaterThanOrEqualTo(MigrationJudge.DEAD);
        assertThat(left.turns()).extracting(Session::pid).containsExactly(deploy.pid());
        assertThat(left.queued()).isEqualTo(1);
        assertThat(left.isStuck()).isTrue();
        assertThat(now())
                .filteredOn(m -> m.session().pid() == deploy.pid())
                .singleElement()
                .satisfies(turn -> {
                    assertThat(turn.standing()).isEqualTo(Standing.WAITS_FOR_TURN);
                    assertThat(turn.engine()).isEqualTo("prisma");
                    assertThat(turn.waiting()).isPresent();
                    assertThat(turn.waitsFor()).contains("Exclusive on advisory lock 72707369 in " + test.name());
                    assertThat(turn.behind()).containsExactly(dead.pid());
                });
    }

    @Test
    void a_lock_whose_holder_works_is_not_left() {
        Actor engine = cast.enter("engine").run(PRISMA);
        engine.work("select pg_sleep(600)");
        cast.enter("deploy").waitFor(PRISMA);

        assertThat(now())
                .filteredOn(m -> m.session().pid() == engine.pid())
                .extracting(MigrationAtWork::standing)
                .containsExactly(Standing.HOLDS_UP);
    }

    @Test
    void a_lock_that_nobody_wants_is_not_left() {
        cast.enter("engine").run(PRISMA);
        MigrationAtWork migration = Await.until(
                () -> now().getFirst(),
                m -> m.idle()
                        .filter(age -> age.compareTo(MigrationJudge.DEAD) >= 0)
                        .isPresent());

        assertThat(migration.standing()).isEqualTo(Standing.WORKS);
    }

    @Test
    void flyways_is_left_while_flyway_itself_asks_for_it_again_and_again(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("V1__note.sql"), "create table t (a int);\n");
        Actor dead = cast.enter("dead").run("begin", FLYWAY);
        cast.enter("other").run("select pg_try_advisory_lock(1)");
        Thread flyway = Thread.ofVirtual()
                .start(() -> Flyway.configure()
                        .dataSource(
                                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(test.port(), test.name()),
                                Cluster.USER,
                                "")
                        .locations("filesystem:" + folder)
                        .load()
                        .migrate());

        MigrationAtWork left = awaitLeft();
        assertThat(left.session().pid()).isEqualTo(dead.pid());
        assertThat(left.engine()).isEqualTo("flyway");
        assertThat(left.turns())
                .singleElement()
                .extracting(Session::query)
                .asString()
                .contains("77433833903597");
        dead.run("rollback");
        assertThat(Await.until(flyway::getState, Thread.State.TERMINATED::equals))
                .isEqualTo(Thread.State.TERMINATED);
        assertThat(test.rows("select 1 from t")).isEmpty();
    }

    @Test
    void flyways_is_not_left_while_a_session_works_that_may_be_its_second() {
        Actor holder = cast.enter("app").run("begin", FLYWAY);
        cast.enter("app").work("select pg_sleep(600)");
        Actor deploy = cast.enter("deploy");
        MigrationAtWork migration = Await.until(
                () -> {
                    deploy.run(FLYWAY);
                    return now().getFirst();
                },
                m -> m.session()
                        .stateChange()
                        .filter(since -> read().age(since).compareTo(MigrationJudge.DEAD) >= 0)
                        .isPresent());

        assertThat(migration.session().pid()).isEqualTo(holder.pid());
        assertThat(migration.standing()).isEqualTo(Standing.HOLDS_UP);
        assertThat(migration.idle()).isEmpty();
        assertThat(migration.turns()).extracting(Session::pid).containsExactly(deploy.pid());
    }

    private MigrationAtWork awaitLeft() {
        return Await.until(
                        () -> now().stream()
                                .filter(m -> m.standing() == Standing.LEFT)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private List<MigrationAtWork> now() {
        return MigrationsAtWork.of(read(), _ -> Optional.empty());
    }

    private Reading read() {
        try (ActivityReader reader = new ActivityReader(database)) {
            return reader.read();
        }
    }
}
