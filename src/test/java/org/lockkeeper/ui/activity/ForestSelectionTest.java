package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.TreeTableView;
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

/** Whom the buttons act on after somebody was selected in the forest: nobody whom nobody chose. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class ForestSelectionTest {
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.madeUp(Clock.systemUTC()).open(stage, 1400, 760);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void whoever_is_deselected_is_nobodys_target_any_more(FxRobot robot) {
        page.show(queue().reading());
        select(robot, 1);
        assertThat(chosen()).containsExactly(2);
        robot.interact(() -> page.forest().getSelectionModel().clearSelection());
        assertThat(chosen()).isEmpty();
        select(robot, 1, 2);
        robot.interact(() -> page.forest().getSelectionModel().clearSelection(1));
        assertThat(chosen()).containsExactly(3);
    }

    @Test
    void a_blocker_that_is_folded_is_not_chosen_in_place_of_those_who_wait_for_it(FxRobot robot) {
        page.show(queue().reading());
        select(robot, 1);
        fold(robot, 0);
        assertThat(inForest()).isEmpty();
        assertThat(chosen()).isEmpty();
        page.show(queue().waiting(9, 1).reading());
        assertThat(inForest()).as("nor with the next reading").isEmpty();
        assertThat(chosen()).isEmpty();
    }

    @Test
    void whoever_stays_in_sight_stays_selected_where_others_are_folded(FxRobot robot) {
        page.show(queue().active(5).waiting(6, 5).reading());
        assertThat(inSight()).containsExactly(1, 2, 3, 5, 6);
        select(robot, 1, 4);
        fold(robot, 0);
        assertThat(inForest()).containsExactly(6);
        assertThat(chosen()).containsExactly(6);
        robot.interact(() -> page.forest().getTreeItem(0).setExpanded(true));
        assertThat(inForest()).containsExactly(6);
        select(robot, 0, 1);
        fold(robot, 0);
        assertThat(inForest()).as("it was chosen itself").containsExactly(1);
        assertThat(chosen()).containsExactly(1);
    }

    @Test
    void the_keyboard_goes_on_from_the_line_that_was_folded(FxRobot robot) {
        page.show(queue().active(5).waiting(6, 5).reading());
        select(robot, 1);
        robot.interact(() -> page.forest().requestFocus());
        fold(robot, 0);
        robot.type(KeyCode.DOWN);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(inForest()).containsExactly(5);
        assertThat(chosen()).containsExactly(5);
    }

    /** Two that wait for one. */
    private static Readings queue() {
        return new Readings().active(1).waiting(2, 1).waiting(3, 1);
    }

    private void select(FxRobot robot, int... rows) {
        robot.interact(() -> {
            TreeTableView<ForestLine> forest = page.forest();
            forest.getSelectionModel().clearSelection();
            for (int row : rows) {
                forest.getSelectionModel().select(row);
            }
        });
    }

    private void fold(FxRobot robot, int row) {
        robot.interact(() -> page.forest().getTreeItem(row).setExpanded(false));
    }

    private List<Integer> inSight() {
        TreeTableView<ForestLine> forest = page.forest();
        return IntStream.range(0, forest.getExpandedItemCount())
                .mapToObj(row -> forest.getTreeItem(row).getValue().node().pid())
                .toList();
    }

    private List<Integer> inForest() {
        return page.forest().getSelectionModel().getSelectedItems().stream()
                .map(item -> item.getValue().node().pid())
                .toList();
    }

    /** Whom the buttons act on. */
    private List<Integer> chosen() {
        return page.screen().model().selectedProperty().get().stream()
                .map(Session::pid)
                .toList();
    }
}
