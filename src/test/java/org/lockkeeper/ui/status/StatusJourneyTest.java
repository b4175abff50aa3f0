package org.lockkeeper.ui.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Paint;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.control.SqlView;
import org.lockkeeper.ui.sample.SampleProject;
import org.lockkeeper.ui.sample.Samples;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StatusJourneyTest {
    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final Path folder = Screenshots.newFolder();

    @Start
    void start(Stage stage) {
        new Theme(ThemeChoice.LIGHT);
        show(stage, Samples.shop(folder.resolve("shop")));
        stage.show();
    }

    private void show(Stage stage, SampleProject project) {
        StatusScreen screen = new StatusScreen(
                project.read(tasks),
                tasks,
                new RecordingDialogs(),
                (_, _) -> {},
                _ -> {},
                new Moments(SampleProject.CLOCK));
        Scene scene = new Scene((Parent) screen.view(), 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        screen.shown();
    }

    @Test
    void the_keyboard_alone_reads_a_failed_migration(FxRobot robot) {
        robot.type(KeyCode.DOWN, 3);
        assertThat(text(robot, ".detail-view .migration-name")).isEqualTo("20260829211240_stock_reservations");
        assertThat(robot.lookup(".state-badge").queryAllAs(Label.class))
                .extracting(Label::getText)
                .containsExactly("applied", "failed", "pending");
        assertThat(robot.lookup(".sql-view").queryAs(SqlView.class).text())
                .startsWith("create table \"StockReservation\"");
        shot(robot, "status-detail");
        robot.type(KeyCode.DOWN);
        assertThat(text(robot, ".detail-view .migration-name")).isEqualTo("20260827161240_coupon_codes");
        robot.type(KeyCode.ESCAPE);
        assertThat(robot.lookup(".detail-view").tryQuery()).isEmpty();
    }

    @Test
    void what_production_lacks_stands_out_and_says_so(FxRobot robot) {
        Optional<StateCell> cell = robot.lookup(".state-cell").queryAllAs(StateCell.class).stream()
                .filter(c ->
                        c.getAccessibleText() != null && c.getAccessibleText().contains("staging has it"))
                .findFirst();
        assertThat(cell).isPresent();
        assertThat(cell.get().getText()).isEqualTo("pending");
        assertThat(cell.get().getPseudoClassStates())
                .anyMatch(state -> state.getPseudoClassName().equals("lacks"));
        assertThat(text(robot, ".headline")).isEqualTo("Production is 3 migrations behind staging.");
        shot(robot, "status");
    }

    @Test
    void an_action_on_production_can_be_pressed_and_asks(FxRobot robot) {
        robot.type(KeyCode.DOWN);
        Button button = robot.lookup(".actions .button").queryAllAs(Button.class).stream()
                .filter(b -> b.getText().contains("prod-eu"))
                .findFirst()
                .orElseThrow();
        assertThat(button.isDisabled()).isFalse();
    }

    @Test
    void filtering_and_differences_narrow_the_matrix_and_escape_widens_it(FxRobot robot) {
        robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
        robot.write("order");
        assertThat(rows(robot)).isEqualTo(3);
        robot.type(KeyCode.ESCAPE);
        assertThat(rows(robot)).isEqualTo(15);
        assertThat(robot.lookup(".filter-field").queryAs(TextField.class).getText())
                .isEmpty();
        robot.clickOn(robot.lookup(".toggle-button").queryAllAs(ToggleButton.class).stream()
                .filter(t -> t.getText().equals("Only differences"))
                .findFirst()
                .orElseThrow());
        assertThat(rows(robot)).isEqualTo(5);
        shot(robot, "status-differences");
    }

    @Test
    void states_that_came_while_another_page_was_in_front_have_their_colours(FxRobot robot) {
        Scene scene = robot.lookup(".status-table").query().getScene();
        Parent page = scene.getRoot();
        Set<Paint> before = appliedColours(page);
        TextField filter = robot.lookup(".filter-field").queryAs(TextField.class);
        robot.interact(() -> scene.setRoot(new Group()));
        robot.interact(() -> filter.setText("order"));
        robot.interact(() -> filter.setText(""));
        robot.interact(() -> scene.setRoot(page));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(before).hasSize(1);
        assertThat(appliedColours(page)).isEqualTo(before);
    }

    private static Set<Paint> appliedColours(Parent page) {
        return page.lookupAll(".state-cell").stream()
                .map(StateCell.class::cast)
                .filter(cell -> "applied".equals(cell.getText()))
                .map(cell -> ((FontIcon) cell.getGraphic()).getIconColor())
                .collect(Collectors.toSet());
    }

    @Test
    void thousands_of_rows_make_no_more_cells_than_are_seen(FxRobot robot) {
        Stage stage = (Stage) robot.targetWindow();
        robot.interact(() -> show(stage, Samples.many(folder.resolve("many"), 3000)));
        robot.type(KeyCode.END);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup(".state-cell").queryAllAs(StateCell.class)).hasSizeBetween(15, 200);
        assertThat(text(robot, ".detail-view .migration-name")).isEqualTo("V1__init.sql");
        assertThat(robot.lookup(".table-row-cell").queryAllAs(IndexedCell.class))
                .anyMatch(row -> row.getIndex() == 2999 && row.isSelected());
        shot(robot, "status-3000");
    }

    @Test
    void with_ten_environments_whole_columns_move_past_the_names(FxRobot robot) {
        Stage stage = (Stage) robot.targetWindow();
        SampleProject project =
                new SampleProject(folder.resolve("ten")).migrations(6, i -> "2026090%d120000_step".formatted(i + 1));
        for (int i = 1; i <= 10; i++) {
            project.environment(
                    "production-" + i,
                    i == 1 ? Environment.DEVELOPMENT : Environment.PRODUCTION,
                    _ -> MigrationState.APPLIED);
        }
        robot.interact(() -> show(stage, project));
        WaitForAsyncUtils.waitForFxEvents();
        int room = headers(robot).size();
        assertThat(headers(robot)).first().isEqualTo("production-1");
        assertThat(text(robot, ".column-window .quiet")).isEqualTo("Environments 1 to %d of 10".formatted(room));
        robot.type(KeyCode.DOWN).type(KeyCode.RIGHT, 2);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(headers(robot)).hasSize(room).first().isEqualTo("production-3");
        assertThat(robot.lookup(".name-cell").queryAllAs(NameCell.class)).isNotEmpty();
        shot(robot, "status-ten");
        robot.type(KeyCode.RIGHT, 12);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(headers(robot)).last().isEqualTo("production-10");
    }

    /** The environments in sight, from left to right. */
    private static List<String> headers(FxRobot robot) {
        return robot.lookup(".environment-header .name").queryAllAs(Label.class).stream()
                .filter(label -> label.localToScene(label.getLayoutBounds()).getWidth() > 0)
                .sorted(Comparator.comparingDouble(
                        label -> label.localToScene(label.getLayoutBounds()).getMinX()))
                .map(Label::getText)
                .toList();
    }

    @Test
    void in_the_dark_the_same_words_show(FxRobot robot) {
        robot.interact(() -> new Theme(ThemeChoice.DARK));
        robot.type(KeyCode.DOWN, 4);
        assertThat(text(robot, ".headline")).isEqualTo("Production is 3 migrations behind staging.");
        shot(robot, "status-dark");
    }

    private static String text(FxRobot robot, String query) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(query).queryAs(Label.class).getText();
    }

    private static long rows(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup(".status-table .table-row-cell").<Node>queryAll().stream()
                .filter(IndexedCell.class::isInstance)
                .filter(row -> !((IndexedCell<?>) row).isEmpty())
                .count();
    }

    private static void shot(FxRobot robot, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Platform.runLater(() -> Screenshots.save(robot.targetWindow().getScene(), "journey-" + name));
        WaitForAsyncUtils.waitForFxEvents();
    }
}
