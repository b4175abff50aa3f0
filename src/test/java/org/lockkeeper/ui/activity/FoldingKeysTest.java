package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Parallel workers and background processes by the keyboard. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class FoldingKeysTest {
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.madeUp(Clock.systemUTC()).open(stage, 1000, 760);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void right_shows_the_workers_and_left_hides_them_from_any_of_them(FxRobot robot) {
        Readings readings = new Readings().active(5).worker(6, 5).worker(7, 5).active(9);
        page.show(readings.reading());
        selectFirst(robot);
        press(robot, KeyCode.RIGHT);
        assertThat(pids()).containsExactly(5, 6, 7, 9);
        assertThat(selected()).containsExactly(5);
        press(robot, KeyCode.DOWN, KeyCode.DOWN);
        assertThat(selected()).as("the arrows go on from where it was unfolded").containsExactly(7);
        page.show(readings.active(8).reading());
        assertThat(selected()).containsExactly(7);
        press(robot, KeyCode.LEFT);
        assertThat(pids()).containsExactly(5, 8, 9);
        assertThat(selected()).containsExactly(5);
        press(robot, KeyCode.DOWN);
        assertThat(selected()).containsExactly(8);
    }

    @Test
    void the_heading_of_the_background_processes_is_folded_by_the_same_keys(FxRobot robot) {
        Readings readings = new Readings().active(5).session(background(2)).session(background(3));
        page.show(readings.reading());
        assertThat(pids()).as("the heading counts as 0").containsExactly(5, 0);
        assertThat(heading(robot)).isEqualTo("▸ Background (2)");
        selectFirst(robot);
        press(robot, KeyCode.DOWN, KeyCode.RIGHT);
        assertThat(pids()).containsExactly(5, 0, 2, 3);
        assertThat(selected()).containsExactly(0);
        assertThat(heading(robot)).isEqualTo("▾ Background (2)");
        press(robot, KeyCode.DOWN, KeyCode.DOWN);
        page.show(readings.active(4).session(background(1)).reading());
        assertThat(pids()).containsExactly(4, 5, 0, 1, 2, 3);
        assertThat(selected()).containsExactly(3);
        press(robot, KeyCode.LEFT);
        assertThat(pids()).containsExactly(4, 5, 0);
        assertThat(selected()).containsExactly(0);
        press(robot, KeyCode.UP);
        assertThat(selected()).containsExactly(5);
    }

    @Test
    void a_selection_of_many_outlasts_a_reading_that_puts_others_between_them(FxRobot robot) {
        page.show(all(10, 20, 30).reading());
        selectFirst(robot);
        robot.press(KeyCode.SHIFT);
        press(robot, KeyCode.DOWN, KeyCode.DOWN);
        robot.release(KeyCode.SHIFT);
        page.show(all(10, 15, 20, 25, 30).reading());
        assertThat(selected()).containsExactlyInAnyOrder(10, 20, 30);
        assertThat(page.screen().model().selectedProperty().get())
                .extracting(Session::pid)
                .containsExactlyInAnyOrder(10, 20, 30);
    }

    private static Readings all(int... pids) {
        Readings readings = new Readings();
        IntStream.of(pids).forEach(readings::active);
        return readings;
    }

    private static Session background(int pid) {
        return new Session(
                pid,
                Optional.of(Readings.AT),
                Optional.empty(),
                "walwriter",
                "",
                "",
                "",
                "",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                0);
    }

    private void selectFirst(FxRobot robot) {
        robot.interact(() -> {
            TableView<TableLine> table = page.table();
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0);
        });
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        for (KeyCode key : keys) {
            robot.type(key);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private static String heading(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".table-row-cell:group > .table-cell").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .filter(text -> text != null && !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private List<Integer> pids() {
        return page.table().getItems().stream().map(FoldingKeysTest::pid).toList();
    }

    private List<Integer> selected() {
        return page.table().getSelectionModel().getSelectedItems().stream()
                .map(FoldingKeysTest::pid)
                .toList();
    }

    private static int pid(TableLine line) {
        return line instanceof SessionLine session ? session.facts().session().pid() : 0;
    }
}
