package org.lockkeeper.ui.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.db.Databases;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.MigrationEngine;
import org.lockkeeper.migration.flyway.FlywayEngine;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.sandbox.Sandbox;
import org.lockkeeper.sandbox.Sandbox.Lifetime;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.sandbox.incident.Incidents;
import org.lockkeeper.sandbox.incident.Performance.Phase;
import org.lockkeeper.sandbox.incident.PlayerProcess;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.UnlistedRunner;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestGuard;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.activity.ActivityStage;
import org.lockkeeper.ui.task.FxTaskRunner;
import org.lockkeeper.ui.task.JobList;
import org.lockkeeper.workspace.WorkspaceServices;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Incidents from their choice to what they have come to, as a person sees them who practises in the window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class PracticeJourneyTest {
    private static final ProductionGuard GUARD = TestGuard.create();

    @TempDir
    private static Path folder;

    private static Sandbox sandbox;
    private final PlayedHere practice =
            new PlayedHere(new Incidents(sandbox, GUARD, new PlayerProcess(List.of("none")), Clock.systemUTC()));
    private ActivityStage page;

    @BeforeAll
    static void a_sandbox() {
        sandbox = new Sandbox(folder.resolve("sandbox"), TestPostgres.binaries(), PracticeJourneyTest::engine, GUARD);
        sandbox.start(Lifetime.UNTIL_STOPPED, Progress.NONE, new CancelToken());
    }

    @AfterAll
    static void it_stops() {
        sandbox.stop();
    }

    private static MigrationEngine engine(Project project) {
        return switch (project.kind()) {
            case PRISMA -> new PrismaEngine(project);
            case FLYWAY -> new FlywayEngine(project);
        };
    }

    @Start
    void start(Stage stage) {
        Workspace workspace = WorkspaceFile.read(sandbox.workspace(ProjectKind.PRISMA));
        page = ActivityStage.of(new WorkspaceServices(
                workspace,
                engine(workspace.project()),
                new Databases(workspace, _ -> Optional.empty()),
                GUARD,
                new UserFolders(folder, folder, folder),
                Clock.systemUTC()));
        PracticeViewModel model = new PracticeViewModel(
                practice,
                page.workspace(),
                new FxTaskRunner(new JobList(), Clock.systemUTC()),
                new UnlistedRunner(Platform::runLater),
                page.dialogs());
        page.screen().model().liveAtProperty().subscribe(_ -> model.glance());
        page.screen()
                .setPractice(
                        () -> new PracticeMenu(model, page.screen()::focus),
                        () -> new PracticeCard(model, page.screen()::focus));
        page.open(stage, 1000, 700);
        page.screen().shown();
    }

    @AfterEach
    void everybody_leaves() {
        practice.stop();
        page.close();
    }

    @Test
    void an_index_that_is_only_slow_is_left_alone_until_it_is_done(FxRobot robot) throws Exception {
        begin(robot, Incident.SLOW_INDEX);
        page.await(() -> page.text(".migration-card .title")
                .equals("Migration 20260901100000_practice_index_events is running, and others wait for it"));
        page.await(() -> page.text(".migration-card > .label").contains("left in this phase. 20 sessions wait"));
        robot.clickOn("#check-incident");
        page.await(() -> result().equals("Not solved yet, and nothing is lost"));
        page.shots("practice-slow-index");

        practice.awaitEnd();
        page.await(() -> !page.isThere(".migration-card"));
        page.await(() -> result().isEmpty());
        isSolved(robot, "practice-slow-index-solved");
        assertThat(page.dialogs().shown()).as("nothing was ended").isEmpty();
    }

    @Test
    void a_lock_that_a_dead_engine_left_is_given_back_by_the_cards_first_way_out(FxRobot robot) throws Exception {
        begin(robot, Incident.DEAD_ENGINE_LOCK);
        page.await(() -> page.text(".migration-card .title")
                .equals("The lock of Prisma Migrate may have been left by a run that is dead"));
        page.shots("practice-dead-engine-lock");
        page.dialogs().confirming(true).typing("shop");
        robot.clickOn(page.button("1.  Terminate"));
        page.await(() -> page.text(".notice").contains("is gone: its locks are free"));
        assertThat(page.dialogs().shown().getFirst()).contains("has no transaction open: nothing is rolled back");

        page.await(() -> !page.isThere(".migration-card"));
        practice.awaitEnd();
        isSolved(robot, "practice-dead-engine-lock-solved");
    }

    private void begin(FxRobot robot, Incident incident) throws Exception {
        page.await(() -> robot.lookup("#practise-incident").queryAs(PracticeMenu.class).getItems().stream()
                .noneMatch(item -> item.isDisable()));
        robot.clickOn("#practise-incident");
        robot.clickOn(incident.title());
        page.await(() -> robot.lookup(".practice-card").query().isVisible());
        assertThat(page.workspace().focusProperty().get().orElseThrow().name()).isEqualTo("prod");
    }

    private void isSolved(FxRobot robot, String picture) throws Exception {
        robot.clickOn("#check-incident");
        page.await(() -> result().equals("Solved with the least damage"));
        page.shots(picture);
        robot.clickOn("#stop-incident");
        page.await(() -> !robot.lookup(".practice-card").query().isVisible());
    }

    /** What it is said to have come to; empty where that has not been asked for. */
    private String result() {
        return page.visible(".practice-card .result").stream().findFirst().orElse("");
    }

    /** Plays in this process, a shorter piece than on the command line. */
    private static final class PlayedHere implements Practice {
        private static final int ROWS = 5_000;

        private final Incidents incidents;
        private CancelToken curtain = new CancelToken();
        private Thread player = Thread.ofVirtual().unstarted(() -> {});

        PlayedHere(Incidents incidents) {
            this.incidents = incidents;
        }

        @Override
        public Incidents.Standing start(Incident incident, Progress progress, CancelToken cancel) {
            curtain = new CancelToken();
            player = Thread.ofVirtual().start(() -> incidents.play(incident, curtain, ROWS, Duration.ofSeconds(60)));
            return await(Phase.OPEN);
        }

        void awaitEnd() {
            await(Phase.OVER);
        }

        private Incidents.Standing await(Phase phase) {
            return Await.until(
                            incidents::standing,
                            now -> now.filter(it -> it.performance().phase() == phase)
                                    .isPresent())
                    .orElseThrow();
        }

        @Override
        public Optional<Incidents.Standing> standing() {
            return incidents.standing();
        }

        @Override
        public void stop() {
            curtain.cancel();
            try {
                player.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            incidents.stop();
        }
    }
}
