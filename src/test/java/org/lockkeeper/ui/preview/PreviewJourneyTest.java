package org.lockkeeper.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.migration.RunFailure;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.SqlView;
import org.lockkeeper.ui.sample.SampleEngine;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PreviewJourneyTest {
    private final SampleProject project = Samples.shop(Screenshots.newFolder());
    private final SampleEngine engine = project.engine();

    private final java.util.List<String> recoveries = new java.util.concurrent.CopyOnWriteArrayList<>();

    @Start
    void start(Stage stage) {
        new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), SampleProject.CLOCK);
        WorkspaceModel workspace = project.open(engine, tasks);
        PreviewScreen screen = new PreviewScreen(
                workspace,
                tasks,
                new RecordingDialogs(),
                Platform::runLater,
                _ -> {},
                recoveries::add,
                new Moments(SampleProject.CLOCK));
        Scene scene = new Scene((Parent) screen.view(), 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        workspace.refresh();
        screen.shown();
    }

    @Test
    void the_exact_sql_is_shown_with_the_engines_own_and_a_statement_can_be_copied(FxRobot robot) throws Exception {
        await(robot, "2 migrations would run on dev.");
        SqlView sql = robot.lookup(".sql-view").queryAs(SqlView.class);
        assertThat(sql.text())
                .startsWith("-- Before the migrations\nselect pg_advisory_lock(72707369);")
                .contains("-- 2 of 2: 20260903071240_user_locale")
                .contains("insert into _prisma_migrations");
        robot.interact(
                () -> sql.find("20260901021240_order_archive_partition", 4).ifPresent(sql::reveal));
        robot.clickOn(button(robot, "Copy statement"));
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0])
                .isEqualTo(
                        "create index \"Order_total13_idx\" on \"Order\" (\"total13\")\nwhere \"total13\" is not null");
        shot(robot, "preview");
    }

    @Test
    void production_can_be_looked_at_and_says_that_it_asks_twice(FxRobot robot) throws Exception {
        await(robot, "2 migrations would run on dev.");
        robot.clickOn(robot.lookup(".environment-chooser .toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(t -> t.getText().equals("prod-eu"))
                .findFirst()
                .orElseThrow());
        await(robot, "6 migrations would run on prod-eu.");
        Button apply = robot.lookup(".accent").queryAs(Button.class);
        assertThat(apply.isDisabled()).isFalse();
        assertThat(apply.getText()).isEqualTo("Apply 6 migrations to prod-eu");
        assertThat(robot.lookup(".locked").queryAs(Label.class).getText()).contains("confirmed twice");
        shot(robot, "preview-production");
    }

    @Test
    void applying_accounts_for_what_was_applied(FxRobot robot) throws Exception {
        await(robot, "2 migrations would run on dev.");
        robot.clickOn(button(robot, "Apply 2 migrations to dev"));
        awaitAccount(robot, "2 migrations were applied to dev.");
        shot(robot, "preview-applied");
    }

    @Test
    void a_failure_shows_where_and_what_is_left(FxRobot robot) throws Exception {
        engine.failWith(new RunFailure(
                "20260903071240_user_locale",
                Optional.of("create index x"),
                4,
                Optional.of("42P01"),
                "relation \"Order\" does not exist",
                "Nothing: the script ran in one transaction, which was rolled back."));
        await(robot, "2 migrations would run on dev.");
        robot.clickOn(button(robot, "Apply 2 migrations to dev"));
        awaitAccount(robot, "1 of 2 migrations were applied to dev; then the run stopped.");
        assertThat(robot.lookup(".run-pane .sentence").queryAllAs(Label.class))
                .extracting(Label::getText)
                .anyMatch(text -> text.contains("at line 4") && text.contains("42P01"))
                .anyMatch(text -> text.startsWith("What it left behind: Nothing"));
        robot.clickOn(button(robot, "Settle what failed…"));
        assertThat(recoveries).containsExactly("dev");
        robot.clickOn(button(robot, "Show the statement that failed"));
        SqlView sql = robot.lookup(".sql-view").queryAs(SqlView.class);
        assertThat(sql.currentProperty().get()).map(s -> s.scriptLine()).contains(4);
        shot(robot, "preview-failed");
    }

    private static Button button(FxRobot robot, String text) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(b -> b.getText() != null && b.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void await(FxRobot robot, String headline) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".preview-header .headline")
                        .queryAs(Label.class)
                        .getText()
                        .equals(headline));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void awaitAccount(FxRobot robot, String headline) throws Exception {
        WaitForAsyncUtils.waitFor(
                20,
                TimeUnit.SECONDS,
                () -> robot.lookup(".run-pane .headline").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText().equals(headline)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void shot(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(robot.targetWindow().getScene(), "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
