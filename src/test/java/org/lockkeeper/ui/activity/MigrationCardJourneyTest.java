package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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

/** What a card says and offers, on a real server: where a lock was left, where a migration works, and where nobody can be ended. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class MigrationCardJourneyTest {
    private static final String PRISMA = "select pg_advisory_lock(72707369)";

    private final Path folder = Screenshots.newFolder();
    private final TestDatabase test = TestPostgres.usual().freshDatabase("migration_card");
    private final Cast cast = new Cast(test);
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private Theme theme;
    private WorkspaceModel workspace;
    private ActivityScreen screen;
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
        scene = new Scene((Parent) screen.view(), 1000, 640);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
        screen.shown();
    }

    private WorkspaceServices services() throws Exception {
        Path migrations = Files.createDirectories(folder.resolve("prisma/migrations"));
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
    void a_left_lock_is_given_back_by_ending_the_one_session_that_holds_it(FxRobot robot) throws Exception {
        Actor dead = cast.enter("ci-deploy-1041").run(PRISMA);
        Actor next = cast.enter("ci-deploy-1042");
        Going deploy = next.waitFor(PRISMA);
        await(() -> title(robot).equals("The lock of Prisma Migrate may have been left by a run that is dead"));
        assertThat(text(robot))
                .contains("Session %d (ci-deploy-1041) holds it and has been idle for ".formatted(dead.pid()))
                .contains("1 session waits behind it")
                .contains("The lock is wanted by %d (ci-deploy-1042).".formatted(next.pid()))
                .contains("End session %d once".formatted(dead.pid()));
        assertThat(ways(robot))
                .containsExactly("1.  Terminate " + dead.pid() + " ci-deploy-1041", "2.  Or leave it and wait.");
        shots(robot, "card-left");

        dialogs.confirming(true).typing(test.name());
        robot.clickOn(button(robot, "1.  Terminate " + dead.pid()));
        await(deploy::isDone);
        assertThat(deploy.await()).isEqualTo("done");
        assertThat(dialogs.shown().getFirst()).contains("terminate backend " + dead.pid());
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
        await(() -> title(robot).equals("A migration of Prisma Migrate is running, and others wait for it"));
        await(() -> text(robot).contains("3 sessions wait behind it, the longest for "));
        await(() -> text(robot).contains("left in this phase."));
        assertThat(text(robot)).contains("CREATE INDEX, building index", "on public.event", " of ");
        assertThat(robot.lookup(".migration-card .progress-bar").query().isVisible())
                .isTrue();
        assertThat(robot.lookup(".migration-card.stuck").queryAll()).isEmpty();
        assertThat(ways(robot))
                .containsExactly(
                        "1.  Leave it alone: it works, and they go on when it is done.",
                        "2.  Cancel the migration: what it has done so far is lost");
        shots(robot, "card-works");
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
            await(() -> ways(robot).size() == 4);
            assertThat(ways(robot))
                    .containsExactly(
                            "1.  Terminate " + reads.pid() + " reads",
                            "and rollback prepared '" + gid + "'",
                            "2.  Cancel the migration, then run it again with a lock timeout",
                            "3.  Or leave it and wait.");
            shots(robot, "card-prepared");
        } finally {
            test.execute("rollback prepared '" + gid + "'");
        }
    }

    private static String title(FxRobot robot) {
        return robot.lookup(".migration-card .title").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .findFirst()
                .orElse("");
    }

    private static String text(FxRobot robot) {
        return robot.lookup(".migration-card > .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .findFirst()
                .orElse("");
    }

    private static List<String> ways(FxRobot robot) {
        return robot.lookup(".migration-card .ways").queryAllAs(MigrationWays.class).stream()
                .flatMap(all -> all.getChildren().stream())
                .map(way -> way instanceof ReasonedButton reasoned ? reasoned.button() : (Labeled) way)
                .map(Labeled::getText)
                .toList();
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

    private void shots(FxRobot robot, String name) {
        shot(name);
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.DARK));
        shot(name + "-dark");
        robot.interact(() -> theme.choiceProperty().set(ThemeChoice.LIGHT));
    }

    private void shot(String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(scene, "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
