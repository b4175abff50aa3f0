package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.record.RecordingState;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.rewind.RewindViewModel;
import org.lockkeeper.ui.sample.Screenshots;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** An incident from the first look to its end, on a real server. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class ActivityJourneyTest {
    private static final String MIGRATION = "20260829211240_order_note";

    private final TestDatabase test = TestPostgres.usual().freshDatabase("activity_journey");
    private final Cast cast = new Cast(test);
    private ActivityStage page;
    private RewindViewModel rewind;

    @Start
    void start(Stage stage) {
        page = ActivityStage.of(new PrismaProject(Screenshots.newFolder())
                .migration(MIGRATION, "alter table orders add column note text;\n")
                .open(test.profile(Environment.PRODUCTION)));
        rewind = page.withStrip();
        page.open(stage, 1000, 760);
    }

    @AfterEach
    void everybody_leaves() {
        page.close();
        cast.close();
    }

    @Test
    void a_stuck_migration_is_freed_by_ending_what_it_waits_for(FxRobot robot) throws Exception {
        test.execute("create table orders (id int primary key, v int)");
        Actor forgotten = cast.enter("psql").run("begin", "select * from orders -- \u202eevil");
        Actor engine = cast.enter("prisma").run("select pg_advisory_lock(72707369)");
        assertThat(page.isThere("Nothing has been read yet")).isTrue();
        assertThat(page.isThere("Nobody waits for a lock")).isFalse();
        robot.interact(page.screen()::shown);
        page.await(() -> page.headline().contains("session"));
        page.await(() -> page.isThere("Nobody waits for a lock"));
        Going migration = engine.waitFor("alter table orders add column note text");
        long stuck = System.nanoTime();
        page.await(() -> page.isThere(".migration-card.stuck"));
        System.out.printf("the card of a stuck migration came after %d ms%n", (System.nanoTime() - stuck) / 1_000_000);
        for (int i = 0; i < 12; i++) {
            cast.enter("shop-web").waitFor("select * from orders where id = " + i + " order by v");
        }
        page.await(() -> page.table().getItems().size() >= 14);
        page.await(() -> page.text(".migration-card .title").equals("Migration " + MIGRATION + " is stuck"));
        page.await(() -> page.forest().getExpandedItemCount() == 14);

        page.select(forgotten.pid());
        page.shots("activity");
        assertThat(page.button("Terminate").getTooltip().getText()).isEqualTo("Terminate " + forgotten.pid() + " psql");

        page.dialogs().confirming(true).typing(test.name());
        robot.clickOn(page.button("1.  Terminate " + forgotten.pid()));
        page.await(() -> migration.isDone() && !page.isThere(".migration-card.stuck"));
        assertThat(migration.await()).isEqualTo("done");
        assertThat(page.dialogs().shown().getFirst())
                .contains("terminate backend " + forgotten.pid(), "13 sessions wait behind it");
        page.await(() -> page.text(".notice").contains("is gone"));
        page.shot("activity-freed");
        looks_back(robot, forgotten);
    }

    /** The incident is over; the strip still has it. */
    private void looks_back(FxRobot robot, Actor forgotten) throws Exception {
        page.await(() -> rewind.stateProperty().get() instanceof RecordingState.Running);
        Node strip = robot.lookup(".strip-canvas").query();
        robot.interact(strip::requestFocus);
        robot.push(KeyCode.LEFT);
        page.await(() -> page.text(".at").startsWith("Past"));
        while (!page.isThere(".migration-card.stuck")) {
            // Each step is waited for: keys that are pressed ahead would go past the incident.
            Optional<Instant> before = page.screen().model().shownAt();
            robot.push(KeyCode.LEFT);
            page.await(() -> !page.screen().model().shownAt().equals(before));
        }
        assertThat(page.forest().getExpandedItemCount()).isPositive();
        page.select(forgotten.pid());
        Button terminate = page.button("Terminate");
        assertThat(terminate.isDisabled()).isTrue();
        assertThat(terminate.getAccessibleHelp()).contains("has ended since");
        assertThat(page.button("1.  Terminate " + forgotten.pid()).isDisabled()).isTrue();
        page.shots("activity-past");
        robot.interact(strip::requestFocus);
        robot.push(KeyCode.ESCAPE);
        page.await(() -> !page.text(".at").startsWith("Past"));
        assertThat(page.isThere(".migration-card.stuck")).isFalse();
    }

    /** From the forest two at once, from the table one statement: each time exactly those, and what became of them is told. */
    @Test
    void those_selected_in_the_forest_or_in_the_table_are_ended_and_nobody_else(FxRobot robot) throws Exception {
        test.execute("create table orders (id int); create table event (id int)");
        Actor one = cast.enter("one").run("begin", "lock table orders");
        Actor two = cast.enter("two").run("begin", "lock table event");
        Going first = cast.enter("web").waitFor("select * from orders");
        Going second = cast.enter("web").waitFor("select * from event");
        Actor sleeper = cast.enter("report");
        Going sleep = sleeper.work("select pg_sleep(600)");
        robot.interact(page.screen()::shown);
        page.await(() -> page.forest().getExpandedItemCount() == 4
                && page.sessions().stream().anyMatch(each -> each.pid() == sleeper.pid()));
        robot.interact(() -> {
            for (int row = 0; row < 4; row++) {
                if (page.forest().getTreeItem(row).getValue().node().blocksTotal() > 0) {
                    page.forest().getSelectionModel().select(row);
                }
            }
        });
        assertThat(page.button("Terminate").getText()).isEqualTo("Terminate 2");
        page.dialogs().confirming(true).typing(test.name());
        robot.clickOn(page.button("Terminate"));
        page.await(() -> page.visible(".notice").toString().contains("is gone"));
        assertThat(page.dialogs().shown().getLast())
                .contains("terminate 2 backends (", one.pid() + " one", two.pid() + " two");
        assertThat(first.await()).isEqualTo("done");
        assertThat(second.await()).isEqualTo("done");
        assertThat(one.isThere() || two.isThere()).isFalse();

        page.select(sleeper.pid());
        page.dialogs().confirming(true).typing(test.name());
        robot.clickOn(page.button("Cancel"));
        page.await(() -> page.visible(".notice").toString().contains("is cancelled"));
        assertThat(page.dialogs().shown().getLast())
                .contains("cancel the statement of backend " + sleeper.pid() + " report");
        assertThat(sleep.await()).contains("canceling statement");
        assertThat(sleeper.isThere()).isTrue();
    }

    @Test
    void a_quiet_server_says_that_nobody_waits(FxRobot robot) throws Exception {
        robot.interact(page.screen()::shown);
        page.await(() -> page.headline().contains("session"));
        robot.interact(page.screen()::hidden);
        page.shot("activity-quiet");
    }
}
