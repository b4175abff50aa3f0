package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.Readings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The page with the room that a window of 1280 by 800 leaves it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class SmallWindowTest {
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.madeUp(Clock.systemUTC()).open(stage, 1050, 640);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void what_a_session_runs_is_in_sight_beside_a_forest(FxRobot robot) {
        page.show(new Readings().active(1).waiting(2, 1).reading());
        WaitForAsyncUtils.waitForFxEvents();
        Node query = robot.lookup(".session-table .column-header")
                .match(node -> robot.from(node).lookup("Query").tryQuery().isPresent())
                .query();
        assertThat(page.forest().getWidth()).isGreaterThan(300);
        assertThat(inScene(page.table()).getMaxX() - inScene(query).getMinX()).isGreaterThan(120);
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
