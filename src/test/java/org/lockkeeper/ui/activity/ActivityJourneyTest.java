package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.record.RecordingState;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.Cast.Going;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.ReasonedButton;
import org.lockkeeper.ui.rewind.RewindView;
import org.lockkeeper.ui.rewind.RewindViewModel;
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

/** An incident from the first look to its end, on a real server. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class ActivityJourneyTest {
    private static final String MIGRATION = "20260829211240_order_note";

    private final Path folder = Screenshots.newFolder();
    private final TestDatabase test = TestPostgres.usual().freshDatabase("activity_journey");
    private final Cast cast = new Cast(test);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private Theme theme;
    private WorkspaceModel workspace;
    private ActivityScreen screen;
    private RewindViewModel rewind;
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        theme = new Theme(ThemeChoice.LIGHT);
        FxTaskRunner tasks = new FxTaskRunner(new JobList(), Clock.systemUTC());
        workspace = new WorkspaceModel(services(), tasks);
        Map<String, String> settings = new HashMap<>();
        screen = new ActivityScreen(
                workspace,
                tasks,
                dialogs,
                Platform::runLater,
                settings,
                settings::putAll,
                new Moments(Clock.systemUTC()));
        rewind = new RewindViewModel(
                workspace, screen.model(), tasks, dialogs, Platform::runLater, settings, settings::putAll);
        screen.setTimeline(() -> new RewindView(rewind, new Moments(Clock.systemUTC()), Optional.empty()), List.of());
        scene = new Scene((Parent) screen.view(), 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private WorkspaceServices services() throws Exception {
        Path migrations = folder.resolve("prisma/migrations");
        Path script = migrations.resolve(MIGRATION).resolve("migration.sql");
        Files.createDirectories(script.getParent());
        Files.writeString(script, "alter table orders add column note text;\n");
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(migrations), "public", Optional.empty(), FlywaySettings.defaults());
        Workspace file = new Workspace(
                folder.resolve("lockkeeper.json"), project, List.of(test.profile(Environment.PRODUCTION)));
        return new WorkspaceServices(
                file,
                new PrismaEngine(project),
                new Databases(file, _ -> Optional.empty()),
                TestGuard.create(),
                new UserFolders(folder, folder, folder),
                Clock.systemUTC());
    }

    @AfterEach
    void everybody_leaves() {
        Platform.runLater(screen::hidden);
        WaitForAsyncUtils.waitForFxEvents();
        workspace.close();
        cast.close();
    }

    @Test
    void a_stuck_migration_is_freed_by_ending_what_it_waits_for(FxRobot robot) throws Exception {
        test.execute("create table orders (id int primary key, v int)");
        Actor forgotten = cast.enter("psql").run("begin", "select * from orders -- \u202eevil");
        Actor engine = cast.enter("prisma").run("select pg_advisory_lock(72707369)");
        assertThat(robot.lookup("Nothing has been read yet").queryAll()).isNotEmpty();
        assertThat(robot.lookup("Nobody waits for a lock").queryAll()).isEmpty();
        robot.interact(screen::shown);
        await(() -> headline(robot).contains("session"));
        await(() -> !robot.lookup("Nobody waits for a lock").queryAll().isEmpty());
        Going migration = engine.waitFor("alter table orders add column note text");
        long stuck = System.nanoTime();
        await(() -> !robot.lookup(".migration-card.stuck").queryAll().isEmpty());
        System.out.printf("the card of a stuck migration came after %d ms%n", (System.nanoTime() - stuck) / 1_000_000);
        for (int i = 0; i < 12; i++) {
            cast.enter("shop-web").waitFor("select * from orders where id = " + i + " order by v");
        }
        await(() -> rows(robot) >= 14);
        await(() -> robot.lookup(".migration-card .title")
                .queryAs(Label.class)
                .getText()
                .equals("Migration " + MIGRATION + " is stuck"));
        await(() -> robot.lookup(".forest-tree").queryAs(TreeTableView.class).getExpandedItemCount() == 14);

        select(robot, forgotten);
        shot("activity");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("activity-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        assertThat(button(robot, "Terminate " + forgotten.pid())).isNotNull();

        dialogs.confirming(true).typing(test.name());
        robot.clickOn(button(robot, "1.  Terminate " + forgotten.pid()));
        await(() -> migration.isDone()
                && robot.lookup(".migration-card.stuck").queryAll().isEmpty());
        assertThat(migration.await()).isEqualTo("done");
        assertThat(dialogs.shown().getFirst())
                .contains("terminate backend " + forgotten.pid(), "13 sessions wait behind it");
        await(() -> robot.lookup(".notice").queryAs(Label.class).getText().contains("is gone"));
        shot("activity-freed");
        looks_back(robot, forgotten);
    }

    /** The incident is over; the strip still has it. */
    private void looks_back(FxRobot robot, Actor forgotten) throws Exception {
        await(() -> rewind.stateProperty().get() instanceof RecordingState.Running);
        Node strip = robot.lookup(".strip-canvas").query();
        robot.interact(strip::requestFocus);
        robot.push(KeyCode.LEFT);
        await(() -> robot.lookup(".at").queryAs(Label.class).getText().startsWith("Past"));
        while (robot.lookup(".migration-card.stuck").queryAll().isEmpty()) {
            // Each step is waited for: keys that are pressed ahead would go past the incident.
            Optional<Instant> before = screen.model().shownAt();
            robot.push(KeyCode.LEFT);
            await(() -> !screen.model().shownAt().equals(before));
        }
        assertThat(robot.lookup(".forest-tree").queryAs(TreeTableView.class).getExpandedItemCount())
                .isPositive();
        select(robot, forgotten);
        ReasonedButton terminate = robot.lookup(".reasoned-button").queryAllAs(ReasonedButton.class).stream()
                .filter(each -> each.button().getText().startsWith("Terminate " + forgotten.pid()))
                .findFirst()
                .orElseThrow();
        assertThat(terminate.button().isDisabled()).isTrue();
        assertThat(terminate.button().getAccessibleHelp()).contains("has ended since");
        assertThat(button(robot, "1.  Terminate " + forgotten.pid()).isDisabled())
                .isTrue();
        shot("activity-past");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot("activity-past-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
        robot.interact(strip::requestFocus);
        robot.push(KeyCode.ESCAPE);
        await(() -> !robot.lookup(".at").queryAs(Label.class).getText().startsWith("Past"));
        assertThat(robot.lookup(".migration-card.stuck").queryAll()).isEmpty();
    }

    private static String headline(FxRobot robot) {
        return robot.lookup(".headline").queryAs(Label.class).getText();
    }

    @Test
    void a_quiet_server_says_that_nobody_waits(FxRobot robot) throws Exception {
        robot.interact(screen::shown);
        await(() -> headline(robot).contains("session"));
        robot.interact(screen::hidden);
        shot("activity-quiet");
    }

    private void select(FxRobot robot, Actor actor) {
        robot.interact(() -> {
            @SuppressWarnings("unchecked")
            TableView<TableLine> table = robot.lookup(".session-table").queryAs(TableView.class);
            table.getItems().stream()
                    .filter(each -> each instanceof SessionLine line
                            && line.facts().session().pid() == actor.pid())
                    .findFirst()
                    .ifPresent(table.getSelectionModel()::select);
        });
    }

    private static int rows(FxRobot robot) {
        return robot.lookup(".session-table")
                .queryAs(TableView.class)
                .getItems()
                .size();
    }

    private static Button button(FxRobot robot, String start) {
        return robot.lookup(".button").queryAllAs(Button.class).stream()
                .filter(b -> b.getText() != null && b.getText().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, condition::getAsBoolean);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
