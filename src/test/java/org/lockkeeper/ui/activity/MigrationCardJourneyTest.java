package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.sample.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a card says and offers, on a real server: where a lock was left, where a migration works, and where nobody can be ended. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class MigrationCardJourneyTest {
    private static final String PRISMA = "select pg_advisory_lock(72707369)";

    private final TestDatabase test = TestPostgres.usual().freshDatabase("migration_card");
    private final Cast cast = new Cast(test);
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.of(new PrismaProject(Screenshots.newFolder()).open(test.profile(Environment.PRODUCTION)))
                .open(stage, 1000, 640);
        page.screen().shown();
    }

    @AfterEach
    void everybody_leaves() {
        page.close();
        cast.close();
    }

    @Test
    void a_left_lock_is_given_back_by_ending_the_one_session_that_holds_it(FxRobot robot) throws Exception {
        Actor dead = cast.enter("ci-deploy-1041").run(PRISMA);
        Actor next = cast.enter("ci-deploy-1042");
        Going deploy = next.waitFor(PRISMA);
        page.await(() -> page.text(".migration-card .title")
                .equals("The lock of Prisma Migrate may have been left by a run that is dead"));
        assertThat(page.text(".migration-card > .label"))
                .contains("Session %d (ci-deploy-1041) holds it and has been idle for ".formatted(dead.pid()))
                .contains("1 session waits behind it")
                .contains("The lock is wanted by %d (ci-deploy-1042).".formatted(next.pid()))
                .contains("End session %d once".formatted(dead.pid()));
        assertThat(ways(robot))
                .containsExactly("1.  Terminate " + dead.pid() + " ci-deploy-1041", "2.  Or leave it and wait.");
        page.shots("card-left");

        page.dialogs().confirming(true).typing(test.name());
        robot.clickOn(page.button("1.  Terminate " + dead.pid()));
        page.await(deploy::isDone);
        assertThat(deploy.await()).isEqualTo("done");
        assertThat(page.dialogs().shown().getFirst()).contains("terminate backend " + dead.pid());
    }

    @Test
    void a_migration_that_works_keeps_its_progress_whoever_waits_for_it(FxRobot robot) throws Exception {
        test.execute("create table event as select g as id from generate_series(1, 20000) g;"
                + " create function digest(id int) returns text language plpgsql immutable as"
                + " 'begin perform pg_sleep(0.002); return md5(id::text); end'");
        Actor engine = cast.enter("ci-deploy-1041").run(PRISMA);
        engine.start("create index on event (digest(id))");
        for (int i = 0; i < 3; i++) {
            cast.enter("shop-import").waitFor("insert into event values (0)");
        }
        page.await(() -> page.text(".migration-card .title")
                .equals("A migration of Prisma Migrate is running, and others wait for it"));
        page.await(() -> page.text(".migration-card > .label").contains("3 sessions wait behind it, the longest for "));
        page.await(() -> page.text(".migration-card > .label").contains("left in this phase."));
        assertThat(page.text(".migration-card > .label"))
                .contains("CREATE INDEX, building index", "on public.event", " of ");
        assertThat(robot.lookup(".migration-card .progress-bar").query().isVisible())
                .isTrue();
        assertThat(page.isThere(".migration-card.stuck")).isFalse();
        assertThat(ways(robot))
                .containsExactly(
                        "1.  Leave it alone: it works, and they go on when it is done.",
                        "2.  Cancel the migration: what it has done so far is lost");
        page.shots("card-works");
    }

    @Test
    void for_a_prepared_transaction_the_statement_is_told_that_ends_it(FxRobot robot) throws Exception {
        String gid = "card-" + test.name();
        test.execute("create table orders (id int)");
        cast.enter("shop").run("begin", "insert into orders values (1)", "prepare transaction '" + gid + "'");
        try {
            Actor reads = cast.enter("reads").run("begin", "select * from orders");
            cast.enter("other").waitFor("alter table orders add column a int");
            Actor engine = cast.enter("ci-deploy-1041").run(PRISMA);
            engine.waitFor("alter table orders add column b int");
            page.await(() -> ways(robot).size() == 4);
            assertThat(ways(robot))
                    .containsExactly(
                            "1.  Terminate " + reads.pid() + " reads",
                            "and rollback prepared '" + gid + "'",
                            "2.  Cancel the migration, then run it again with a lock timeout",
                            "3.  Or leave it and wait.");
            page.shots("card-prepared");
        } finally {
            test.execute("rollback prepared '" + gid + "'");
        }
    }

    private static List<String> ways(FxRobot robot) {
        return robot.lookup(".migration-card .ways").queryAllAs(MigrationWays.class).stream()
                .flatMap(all -> all.getChildren().stream())
                .map(way -> way instanceof ReasonedButton reasoned ? reasoned.button() : (Labeled) way)
                .map(Labeled::getText)
                .toList();
    }
}
