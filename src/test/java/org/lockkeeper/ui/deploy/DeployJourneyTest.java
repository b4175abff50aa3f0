package org.lockkeeper.ui.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.dialog.FxDialogService;
import org.lockkeeper.ui.dialog.OverlayPane;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Production is taken level with staging by the page's own controls, on a real server. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class DeployJourneyTest {
    private final DeployProject project = new DeployProject(Screenshots.newFolder()).withNext();
    private final TestDatabase production = project.production();
    private Theme theme;
    private WorkspaceModel workspace;
    private DeployScreen screen;
    private Scene scene;

    @Start
    void start(Stage stage) {
        project.checklist("""
                {"version": 1, "items": [
                  {"id": "applied-before", "check": "applied-before"},
                  {"id": "history-lock", "check": "history-lock"},
                  {"id": "idle-transactions", "check": "idle-transactions"},
                  {"id": "disk-space", "check": "disk-space"},
                  {"id": "tests-passing", "text": "All tests pass on staging", "waive": "they run with each commit"},
                  {"id": "team-notified", "text": "The team is notified of the deploy"},
                  {"id": "monitoring-ready", "text": "The monitoring dashboards are ready"},
                  {"id": "risk-assessed", "check": "risk-assessed"},
                  {"id": "recent-backup", "check": "recent-backup"}]}
                """);
        theme = new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), Clock.systemUTC());
        workspace = new WorkspaceModel(project.open(), tasks);
        workspace.focus("production");
        BorderPane page = new BorderPane();
        OverlayPane overlay = new OverlayPane(page);
        screen = new DeployScreen(
                workspace,
                tasks,
                new FxDialogService(overlay, project.folder().resolve("log"), Clock.systemUTC()),
                Platform::runLater,
                _ -> {},
                _ -> {},
                _ -> {},
                new Moments(Clock.systemUTC()));
        page.setCenter(screen.view());
        scene = new Scene(overlay, 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    @AfterEach
    void the_workspace_closes() {
        workspace.close();
    }

    @Test
    void production_is_taken_level_with_staging_through_every_gate_and_both_confirmations(FxRobot robot)
            throws Exception {
        checklistAndRisk(robot);
        next(robot);
        assertThat(label(robot, "#deploy-step-preview .words")).endsWith("not read yet");
        press(robot, "#deploy-reviewed");
        assertThat(label(robot, "#deploy-step-preview .words")).endsWith("reviewed");
        shot("deploy-preview");
        next(robot);
        press(robot, "#gate-recent-backup .flat");
        type(robot, "#gate-recent-backup .text-field:focused", "the last one is two days old and was verified");
        shot("deploy-backup");
        next(robot);
        await(() -> !button(robot, "#deploy-go").isDisabled());
        shot("deploy-consequences");
        runs(robot);
        await(() -> !button(robot, "#deploy-step-verify").isDisabled());
        press(robot, "#deploy-step-verify");
        assertThat(texts(robot)).anyMatch(text -> text.contains("none fell short"));
        shot("deploy-verify");
        next(robot);
        await(() -> text(robot, ".report-text").contains("✓ Successful"));
        type(robot, "#signer-database-admin", "Ann Okafor");
        press(robot, "#sign-database-admin");
        await(() -> text(robot, ".report-text").contains("**Database Admin**: Ann Okafor"));
        shot("deploy-report");
        assertThat(production.rows("select count(price) from product")).containsExactly("0");
        assertThat(reports()).hasSize(1);
        assertThat(Files.readString(reports().getFirst())).contains("Ann Okafor", DeployProject.NEXT);
    }

    private void checklistAndRisk(FxRobot robot) throws Exception {
        await(() -> robot.lookup("#gate-team-notified").tryQuery().isPresent());
        press(robot, "#gate-team-notified .check-box");
        type(robot, "#gate-team-notified .text-field", "Ann Okafor");
        press(robot, "#gate-monitoring-ready .check-box");
        assertThat(text(robot, "#gate-monitoring-ready .text-field")).isEqualTo("Ann Okafor");
        await(() -> label(robot, "#deploy-step-checklist .words").equals("1 of 8 is shut, 1 waived"));
        shot("deploy-checklist");
        next(robot);
        type(robot, "#risk-rollback-time", "15");
        await(() -> label(robot, "#deploy-step-checklist .words").equals("All of 8 open, 1 waived"));
        shot("deploy-risk");
    }

    /** Behind a forgotten transaction, until that ends. */
    private void runs(FxRobot robot) throws Exception {
        try (OpenTransaction _ = OpenTransaction.of(production, "select * from product")) {
            press(robot, "#deploy-go");
            robot.clickOn(card(robot, "Type the database name"));
            await(() -> find(robot, "Apply").findAny().isPresent());
            WaitForAsyncUtils.waitForFxEvents();
            robot.write(production.name());
            robot.clickOn(card(robot, "Apply"));
            Await.migrationWaiting(production);
            CompletableFuture<List<String>> queued =
                    CompletableFuture.supplyAsync(() -> production.rows("select count(*) from product"));
            // It is told while a try lasts and not between two.
            await(() -> texts(robot).stream().anyMatch(text -> text.startsWith("held by pid")));
            shot("deploy-run");
            assertThat(queued.get(60, TimeUnit.SECONDS)).containsExactly("2000");
        }
    }

    private List<Path> reports() throws Exception {
        try (Stream<Path> files = Files.list(project.folder().resolve("deploys"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static Button card(FxRobot robot, String beginning) throws Exception {
        await(() -> find(robot, beginning).findAny().isPresent());
        WaitForAsyncUtils.waitForFxEvents();
        return find(robot, beginning).findFirst().orElseThrow();
    }

    private static Stream<Button> find(FxRobot robot, String beginning) {
        return robot.lookup(".card-buttons .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().startsWith(beginning));
    }

    private static void next(FxRobot robot) {
        press(robot, "#deploy-next");
    }

    private static ButtonBase button(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(ButtonBase.class);
    }

    private static void press(FxRobot robot, String query) {
        ButtonBase button = button(robot, query);
        assertThat(button.isDisabled()).as(query).isFalse();
        robot.interact(button::fire);
    }

    private static void type(FxRobot robot, String query, String text) {
        TextInputControl field = robot.lookup(query).queryAs(TextInputControl.class);
        robot.interact(() -> field.setText(text));
    }

    private static String text(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(TextInputControl.class).getText();
    }

    private static String label(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private static List<String> texts(FxRobot robot) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .filter(text -> text != null)
                .toList();
    }

    private static void await(BooleanSupplier what) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, what::getAsBoolean);
    }

    /** Both in one go, so that they show the same. */
    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> {
            Screenshots.save(scene, "journey-" + name);
            theme.choiceProperty().set(ThemeChoice.DARK);
            Screenshots.save(scene, "journey-" + name + "-dark");
            theme.choiceProperty().set(ThemeChoice.LIGHT);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }
}
