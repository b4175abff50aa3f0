package org.lockkeeper.ui.rewind;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingFolder;
import org.lockkeeper.activity.record.RecordingWriter;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.testing.PrismaProject;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.ui.activity.ActivityStage;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.workspace.WorkspaceServices;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The strip under the mouse: an hour of which half had one session more, on a server where another is still there. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class RewindDragTest {
    private static final int GONE = 2_000_001;

    private final TestDatabase test = TestPostgres.usual().freshDatabase("rewind_drag");
    private final ConnectionProfile profile = test.profile(Environment.PRODUCTION);
    private final Cast cast = new Cast(test);
    private final Actor still = cast.enter("still-there").run("begin", "select 1");
    private final WorkspaceServices services = recorded();
    private ActivityStage page;

    /** Opens a project of which the last hour is on record. */
    private WorkspaceServices recorded() {
        Path folder = Screenshots.newFolder();
        PrismaProject project = new PrismaProject(folder);
        WorkspaceServices open = project.open(profile);
        Reading now = open.activity().read(profile.name());
        List<Reading> hour = new ArrayList<>();
        for (int back = 3_590; back > 10; back -= 10) {
            hour.add(then(now, now.at().minusSeconds(back), back > 1_800));
        }
        Path file = new RecordingFolder(folder.resolve("recordings"), project.workspaceFile())
                .file(profile.name(), hour.getFirst().at());
        try (RecordingWriter writer = RecordingWriter.create(file, QueryTexts.FULL)) {
            writer.write(hour);
        }
        return open;
    }

    private static Reading then(Reading now, Instant at, boolean more) {
        Session gone = new Readings()
                .session(GONE, "idle in transaction", Optional.empty(), Optional.empty())
                .reading()
                .sessions()
                .getFirst();
        return new Reading(
                now.environment(),
                at,
                Duration.ofMillis(1),
                now.server(),
                Stream.concat(now.sessions().stream(), more ? Stream.of(gone) : Stream.empty())
                        .toList(),
                now.waits(),
                Optional.empty());
    }

    @Start
    void start(Stage stage) {
        page = ActivityStage.of(services);
        page.withStrip();
        page.open(stage, 1000, 760);
    }

    @AfterEach
    void everybody_leaves() {
        page.close();
        cast.close();
    }

    @Test
    void it_is_dragged_back_forth_and_to_now_again(FxRobot robot) throws Exception {
        robot.interact(page.screen()::shown);
        page.await(() -> pids().contains(still.pid()));
        robot.moveTo(at(robot, 0.98)).press(MouseButton.PRIMARY);
        for (double place = 0.9; place > 0.2; place -= 0.1) {
            robot.moveTo(at(robot, place));
        }
        page.await(() -> pids().contains(GONE) && back().compareTo(Duration.ofMinutes(40)) > 0);
        assertThat(page.text(".at")).startsWith("Past: ");
        assertThat(robot.lookup(".activity-view").query().getPseudoClassStates())
                .contains(PseudoClass.getPseudoClass("past"));
        assertThat(robot.lookup(".rewind").query().getPseudoClassStates()).contains(PseudoClass.getPseudoClass("past"));
        assertThat(page.text(".past-time")).endsWith(" ago");
        page.select(GONE);
        assertThat(page.button("Terminate").isDisabled()).isTrue();
        assertThat(page.button("Terminate").getAccessibleHelp()).contains("has ended since");
        page.shot("rewind-dragged");

        robot.moveTo(at(robot, 0.8));
        page.await(() -> !pids().contains(GONE));
        assertThat(page.text(".at")).startsWith("Past: ");
        page.select(still.pid());
        assertThat(page.button("Terminate").isDisabled())
                .as("it is still there")
                .isFalse();

        robot.moveTo(at(robot, 1.1));
        robot.release(MouseButton.PRIMARY);
        page.await(() -> !page.text(".at").startsWith("Past"));
        assertThat(robot.lookup(".back-to-now").queryAs(Button.class).isVisible())
                .isFalse();
        Instant shown = page.screen().model().shownAt().orElseThrow();
        page.await(() -> page.screen().model().shownAt().orElseThrow().isAfter(shown));
        assertThat(pids()).contains(still.pid()).doesNotContain(GONE);
    }

    @Test
    void beyond_its_left_end_is_the_first_reading_and_the_button_leads_back(FxRobot robot) throws Exception {
        robot.interact(page.screen()::shown);
        page.await(() -> pids().contains(still.pid()));
        robot.moveTo(at(robot, 0.3)).press(MouseButton.PRIMARY).moveTo(at(robot, -0.05));
        robot.release(MouseButton.PRIMARY);
        page.await(() -> back().compareTo(Duration.ofMinutes(59)) > 0);
        robot.clickOn(".back-to-now");
        page.await(() -> !page.text(".at").startsWith("Past"));
        assertThat(robot.lookup(".strip-canvas").query().isFocused()).isTrue();
    }

    /** How far before now the page is. */
    private Duration back() {
        return Duration.between(
                page.screen().model().shownAt().orElseThrow(),
                page.screen().model().liveAtProperty().get().orElseThrow());
    }

    private List<Integer> pids() {
        return page.sessions().stream().map(Session::pid).toList();
    }

    /** A place on the strip: 0 is its left end, 1 its right. */
    private static Point2D at(FxRobot robot, double share) {
        Node strip = robot.lookup(".strip-canvas").query();
        double width = strip.getLayoutBounds().getWidth();
        return strip.localToScreen(width * share, 20);
    }
}
