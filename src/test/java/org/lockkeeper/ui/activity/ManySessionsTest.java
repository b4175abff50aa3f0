package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.record.MadeUpReadings;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two thousand sessions that come, go and change under somebody who reads. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class ManySessionsTest {
    private static final int ROW = 900;

    private final MadeUpReadings made = new MadeUpReadings(11, 2_000);
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.madeUp(Clock.systemUTC()).open(stage, 1000, 760);
        page.screen().model().table().filterProperty().set(new SessionFilter("", "", 0, "", "", "", false, false));
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void selection_order_and_scroll_stay_while_readings_come(FxRobot robot) {
        TableView<TableLine> table = page.table();
        page.show(made.next());
        robot.interact(() -> {
            TableColumn<TableLine, ?> pid = table.getColumns().getFirst();
            pid.setSortType(TableColumn.SortType.ASCENDING);
            table.getSortOrder().setAll(List.of(pid));
            table.scrollTo(ROW);
            table.getSelectionModel().select(ROW + 3);
        });
        WaitForAsyncUtils.waitForFxEvents();
        VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
        int first = firstRow(flow);
        assertThat(first).isEqualTo(ROW);
        Session selected = session(table.getSelectionModel().getSelectedItem());
        TableLine atTop = table.getItems().get(first);

        for (int i = 0; i < 12; i++) {
            page.show(made.next());
        }

        assertThat(table.getItems()).hasSizeGreaterThan(1_900);
        assertThat(table.getSelectionModel().getSelectedItems())
                .singleElement()
                .satisfies(line -> assertThat(session(line).key()).isEqualTo(selected.key()));
        assertThat(page.screen().model().selectedProperty().get())
                .singleElement()
                .satisfies(session -> assertThat(session.key()).isEqualTo(selected.key()));
        assertThat(table.getSortOrder()).hasSize(1);
        assertThat(table.getItems().stream().map(line -> head(session(line))).toList())
                .isSorted();
        // A few of those before it have ended; the view goes with what it shows, or stays where it was.
        int moved = ROW - table.getItems().indexOf(atTop);
        assertThat(firstRow(flow)).isBetween(ROW - Math.max(moved, 0), ROW);
        page.shot("activity-many");
    }

    private static int firstRow(VirtualFlow<?> flow) {
        WaitForAsyncUtils.waitForFxEvents();
        return flow.getFirstVisibleCell().getIndex();
    }

    private static Session session(TableLine line) {
        return ((SessionLine) line).facts().session();
    }

    /** A parallel worker stands where its leader does. */
    private static int head(Session session) {
        return session.leader().orElse(session.pid());
    }
}
