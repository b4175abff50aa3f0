package org.lockkeeper.ui.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.testing.MadeUpBackup;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;
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

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class RunbooksJourneyTest {
    private final Path folder = Screenshots.newFolder();
    private Theme theme;
    private RunbooksScreen screen;
    private Scene scene;

    @Start
    void start(Stage stage) {
        theme = new Theme(ThemeChoice.LIGHT);
        TaskRunner tasks = new FxTaskRunner(new JobList(), SampleProject.CLOCK);
        SampleProject project = Samples.shop(folder);
        WorkspaceModel workspace = project.open(project.engine(), tasks);
        screen = new RunbooksScreen(workspace, tasks, new RecordingDialogs(), () -> {}, _ -> {}, _ -> {});
        scene = new Scene((Parent) screen.view(), 1000, 900);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void the_decision_is_prefilled_answered_and_has_three_ways(FxRobot robot) throws Exception {
        robot.interact(screen::shown);
        WaitForAsyncUtils.waitFor(
                20, TimeUnit.SECONDS, () -> robot.lookup(".way-card").queryAll().size() == 3);
        assertThat(advice(robot)).startsWith("Look first");
        // In the toolkit's thread, which makes the rows anew with what is found out.
        robot.interact(() -> robot.lookup(".question-row .toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(button -> button.getAccessibleText().equals("Was data lost? Yes"))
                .findFirst()
                .orElseThrow()
                .fire());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(advice(robot)).startsWith("Roll back");
        shot("runbook-rollback");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("runbook-rollback-dark");
    }

    @Test
    void a_database_that_is_down_is_diagnosed_step_by_step(FxRobot robot) throws Exception {
        robot.interact(screen.actions().get(1).run());
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> robot.lookup(".question-row").queryAll().size() == 7);
        shot("runbook-down");
        assertThat(advice(robot)).startsWith("It cannot be used as it is");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("runbook-down-dark");
    }

    /** On a real database: the rows that are newer are listed, confirmed, and gone, as they were and as they are. */
    @Test
    void rows_that_are_newer_than_the_backup_are_removed_and_shown_as_they_were(FxRobot robot) throws Exception {
        TestDatabase test = TestPostgres.usual().freshDatabase("runbook_journey");
        RecordingDialogs dialogs = new RecordingDialogs();
        TaskRunner tasks = new FxTaskRunner(new JobList(), Clock.systemUTC());
        try (WorkspaceServices services = new PrismaProject(folder.resolve("real"))
                .migration("20260829211240_add_note", "create table notes (id int);")
                .open(test.profile(Environment.DEVELOPMENT))) {
            services.migrations()
                    .migrate("development", Optional.empty(), Confirmer.NOBODY, RunListener.NONE, new CancelToken());
            MadeUpBackup.of(
                            "development",
                            Instant.now()
                                    .minus(Duration.ofHours(1))
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .toString())
                    .verified()
                    .write(folder.resolve("backups"));
            services.backups().remember(folder.resolve("backups"));
            RunbooksScreen real =
                    new RunbooksScreen(new WorkspaceModel(services, tasks), tasks, dialogs, () -> {}, _ -> {}, _ -> {});
            robot.interact(() -> {
                scene.setRoot((Parent) real.view());
                real.shown();
            });
            await(() -> !robot.lookup(".newer-rows").queryAll().isEmpty());
            dialogs.confirming(true);
            robot.interact(() -> button(robot, "Remove one row of the history…").fire());
            await(() -> !robot.lookup(".row-changes").queryAll().isEmpty());
            assertThat(dialogs.shown().getFirst()).contains("20260829211240_add_note");
            assertThat(robot.lookup(".row-change .label").queryAllAs(Label.class))
                    .extracting(Label::getText)
                    .contains("Before", "Afterwards: removed", "20260829211240_add_note");
            assertThat(robot.lookup(".newer-rows").queryAll()).isEmpty();
            assertThat(test.rows("select 1 from _prisma_migrations")).isEmpty();
            shot("runbook-forgotten");
        }
    }

    private static Button button(FxRobot robot, String text) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    }

    private static String advice(FxRobot robot) {
        return robot.lookup(".advice").queryAs(Label.class).getText();
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
