package org.lockkeeper.ui.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.alert.Alert;
import org.lockkeeper.connection.AlertRules;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Alerts of two environments with rules of their own, on a real server. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class AlertsViewTest {
    private static final AlertRules TWO_WAIT = new AlertRules(Duration.ZERO, Duration.ZERO, 2, Duration.ZERO, 0, 0);
    private static final AlertRules MANY_WAIT = new AlertRules(Duration.ZERO, Duration.ZERO, 1000, Duration.ZERO, 0, 0);

    private final TestDatabase test = TestPostgres.usual().freshDatabase("alerts_view");
    private final Cast cast = new Cast(test);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<Alert> led = new ArrayList<>();
    private final StackPane root = new StackPane();
    private WorkspaceModel workspace;

    @Start
    void start(Stage stage) {
        new Theme(ThemeChoice.LIGHT);
        Scene scene = new Scene(root, 1040, 200);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void everybody_leaves() {
        workspace.close();
        cast.close();
    }

    /** As the window does with what the settings page saved: the workspace is opened anew. */
    private void open(FxRobot robot, AlertRules staging, AlertRules production) {
        robot.interact(() -> {
            workspace = new WorkspaceModel(
                    new PrismaProject(Screenshots.newFolder())
                            .alerts(Map.of("staging", staging, "production", production))
                            .open(test.profile(Environment.STAGING), test.profile(Environment.PRODUCTION)),
                    new FxTaskRunner(new JobList(), Clock.systemUTC()));
            root.getChildren()
                    .setAll(new AlertsView(new AlertsViewModel(
                            workspace, Platform::runLater, (title, text) -> told.add(title + " | " + text), led::add)));
            workspace.refresh();
        });
    }

    @Test
    void a_rule_fires_for_its_environment_alone_and_goes_with_what_it_told_of(FxRobot robot) throws Exception {
        test.execute("create table orders (id int)");
        Actor holder = cast.enter("holder").run("begin", "lock table orders");
        Going waits = cast.enter("web").waitFor("select * from orders");
        cast.enter("shop").waitFor("select * from orders");
        open(robot, MANY_WAIT, TWO_WAIT);
        await(() -> words(robot).size() == 1);
        assertThat(words(robot)).containsExactly("2 sessions wait for a lock (limit 2).");
        assertThat(environments(robot)).containsExactly("production");
        assertThat(told)
                .containsExactly("Lockkeeper: production, waiting sessions | 2 sessions wait for a lock (limit 2).");

        robot.clickOn("Show the activity");
        assertThat(led).hasSize(1);
        assertThat(workspace.focusProperty().get().orElseThrow().name()).isEqualTo("production");

        holder.run("rollback");
        assertThat(waits.await()).isEqualTo("done");
        await(() -> words(robot).isEmpty());
        assertThat(robot.lookup(".alerts").query().isVisible())
                .as("it takes no room")
                .isFalse();
    }

    @Test
    void rules_that_were_edited_hold_from_then_on(FxRobot robot) throws Exception {
        test.execute("create table orders (id int)");
        cast.enter("holder").run("begin", "lock table orders");
        cast.enter("web").waitFor("select * from orders");
        cast.enter("shop").waitFor("select * from orders");
        open(robot, MANY_WAIT, TWO_WAIT);
        await(() -> environments(robot).equals(List.of("production")));
        workspace.close();
        open(robot, TWO_WAIT, MANY_WAIT);
        await(() -> environments(robot).equals(List.of("staging")));
    }

    private static List<String> words(FxRobot robot) {
        return lines(robot, 2);
    }

    private static List<String> environments(FxRobot robot) {
        return lines(robot, 1);
    }

    private static List<String> lines(FxRobot robot, int part) {
        return robot.lookup(".alert-line").queryAllAs(javafx.scene.layout.HBox.class).stream()
                .filter(line -> line.getParent().isVisible())
                .map(line -> ((Label) line.getChildren().get(part)).getText())
                .toList();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
