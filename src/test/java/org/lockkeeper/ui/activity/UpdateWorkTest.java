package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TreeTableCell;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a further reading makes the window do, counted: nothing where nothing is another. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class UpdateWorkTest {
    private static final int SESSIONS = 2_000;

    private final List<String> work = new ArrayList<>();
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.madeUp(Clock.systemUTC()).open(stage, 1900, 900);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void a_second_later_only_ages_are_written(FxRobot robot) {
        show(robot, Duration.ZERO);
        show(robot, Duration.ofSeconds(1));
        listen(robot);
        show(robot, Duration.ofSeconds(2));
        Set<String> columns =
                work.stream().map(each -> each.substring(0, each.indexOf(':'))).collect(Collectors.toSet());
        assertThat(columns)
                .contains("text Transaction", "text Waits")
                .isSubsetOf(Stream.of("Transaction", "Statement", "In state", "Waits", "Lock")
                        .flatMap(column -> Stream.of("item " + column, "text " + column))
                        .toList());
    }

    @Test
    void the_same_reading_writes_nothing(FxRobot robot) {
        show(robot, Duration.ZERO);
        show(robot, Duration.ofSeconds(1));
        listen(robot);
        show(robot, Duration.ofSeconds(1));
        assertThat(work).isEmpty();
    }

    @Test
    void with_thousands_selected_each_is_looked_at_once_and_no_button_gets_another_tooltip(FxRobot robot) {
        show(robot, Duration.ZERO);
        robot.interact(() -> page.table().getSelectionModel().selectAll());
        show(robot, Duration.ofSeconds(1));
        robot.interact(() -> Stream.of("Cancel", "Terminate")
                .map(page::button)
                .forEach(button -> button.tooltipProperty()
                        .addListener((InvalidationListener) _ -> work.add("tooltip " + button.getText()))));
        show(robot, Duration.ofSeconds(2));
        assertThat(work).isEmpty();
        assertThat(page.screen().model().selectedProperty().get()).hasSize(SESSIONS - 1);
    }

    /** As far as a pulse would bring it. */
    private void show(FxRobot robot, Duration passed) {
        page.show(later(passed));
        robot.interact(() -> {
            page.screen().view().applyCss();
            ((Parent) page.screen().view()).layout();
        });
    }

    /** Everything that a cell can be made to do from now on is written down. */
    private void listen(FxRobot robot) {
        robot.interact(() -> {
            page.table().getItems().addListener((ListChangeListener<TableLine>) _ -> work.add("lines: changed"));
            Set<Node> cells = new HashSet<>(robot.lookup(".table-cell").queryAll());
            cells.addAll(robot.lookup(".tree-table-cell").queryAll());
            assertThat(cells).hasSizeGreaterThan(100);
            for (Node each : cells) {
                IndexedCell<?> cell = (IndexedCell<?>) each;
                String name = cell instanceof TableCell<?, ?> one
                        ? one.getTableColumn().getText()
                        : ((TreeTableCell<?, ?>) cell).getTableColumn().getText();
                cell.itemProperty()
                        .addListener((_, before, now) -> work.add("item " + name + ": " + before + " to " + now));
                cell.textProperty()
                        .addListener((_, before, now) -> work.add("text " + name + ": " + before + " to " + now));
                cell.tooltipProperty()
                        .addListener((InvalidationListener) _ -> work.add("tooltip " + name + ": another"));
                cell.getStyleClass()
                        .addListener((ListChangeListener<String>) change -> work.add("style " + name + ": " + change));
            }
        });
    }

    private static Reading later(Duration passed) {
        Readings readings = new Readings();
        readings.active(1);
        IntStream.range(2, 100).forEach(pid -> readings.queued("orders", pid, 1));
        IntStream.range(100, SESSIONS).forEach(readings::active);
        Reading reading = readings.reading();
        Instant at = reading.at().plus(passed);
        return new Reading(
                reading.environment(),
                at,
                reading.took(),
                reading.server(),
                reading.sessions(),
                reading.waits(),
                Optional.empty());
    }
}
