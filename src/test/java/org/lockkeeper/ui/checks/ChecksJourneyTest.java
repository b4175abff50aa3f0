package org.lockkeeper.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.checks.CheckResult;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.lockkeeper.workspace.WorkspaceServices;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A verification by the page's buttons, on a real server. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class ChecksJourneyTest {
    private final Path folder = Screenshots.newFolder();
    private final TestDatabase test = TestPostgres.usual().freshDatabase("checks_journey");
    private Theme theme;
    private WorkspaceModel workspace;
    private ChecksScreen screen;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), Clock.systemUTC());
        workspace = new WorkspaceModel(services(), tasks);
        screen = new ChecksScreen(workspace, tasks, new Moments(Clock.systemUTC()));
        scene = new Scene((Parent) screen.view(), 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private WorkspaceServices services() {
        return new PrismaProject(folder)
                .migration("20260829211240_add_note", "alter table orders add column note text;\n")
                .file(
                        "checks/no_negative_totals.sql",
                        "-- expect: no rows\nselect id, total from orders where total < 0\n")
                .open(test.profile(Environment.STAGING));
    }

    @AfterEach
    void the_workspace_closes() {
        workspace.close();
    }

    @Test
    void what_falls_short_is_shown_with_its_samples_and_its_query(FxRobot robot) throws Exception {
        test.execute("create table orders (id int primary key, total int)");
        test.execute("insert into orders values (1, 10), (7, -3)");
        robot.interact(screen::shown);
        robot.interact(() -> button(robot, "Verify").fire());
        await(() -> headline(robot).contains("fell short"));
        robot.interact(() -> robot.lookup(".check-box").queryAs(CheckBox.class).setSelected(true));
        ChecksTable table = robot.lookup(".checks-table").queryAs(ChecksTable.class);
        assertThat(table.getItems()).noneMatch(CheckResult::passed);
        CheckResult own = table.getItems().stream()
                .filter(check -> check.file().isPresent())
                .findFirst()
                .orElseThrow();
        robot.interact(() -> table.getSelectionModel().select(own));
        assertThat(robot.lookup(".checks-detail .value").queryAllAs(TextInputControl.class))
                .extracting(TextInputControl::getText)
                .anyMatch(text -> text.contains("7"))
                .anyMatch(text -> text.contains("total < 0"));
        robot.interact(() -> robot.lookup(".check-box").queryAs(CheckBox.class).setSelected(false));
        shot("checks");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("checks-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Button button(FxRobot robot, String beginning) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static String headline(FxRobot robot) {
        return robot.lookup(".headline").queryAs(Label.class).getText();
    }

    private static void await(BooleanSupplier what) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, what::getAsBoolean);
    }
}
