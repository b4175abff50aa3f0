package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.Session;
import org.lockkeeper.activity.record.MadeUpReadings;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.MadeUpEngine;
import org.lockkeeper.ui.MadeUpWorkspaces;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.WorkspaceModel;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.sample.Screenshots;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
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
    private final DirectTaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private WorkspaceModel workspace;
    private ActivityScreen screen;
    private Scene scene;

    @Start
    void start(Stage stage) {
        new Theme(ThemeChoice.LIGHT);
        workspace = new WorkspaceModel(
                new MadeUpWorkspaces(new MadeUpEngine(List.of())).open(MadeUpWorkspaces.FILE), tasks);
        screen = new ActivityScreen(
                workspace,
                tasks,
                new RecordingDialogs(),
                Platform::runLater,
                new HashMap<>(),
                _ -> {},
                new Moments(Clock.systemUTC()));
        screen.model().filterProperty().set(new SessionFilter("", "", 0, "", "", "", false, false));
        scene = new Scene((Parent) screen.view(), 1000, 760);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    @SuppressWarnings("unchecked")
    void selection_order_and_scroll_stay_while_readings_come(FxRobot robot) {
        TableView<TableLine> table = robot.lookup(".session-table").queryAs(TableView.class);
        next(robot);
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
            next(robot);
        }

        assertThat(table.getItems()).hasSizeGreaterThan(1_900);
        assertThat(table.getSelectionModel().getSelectedItems())
                .singleElement()
                .satisfies(line -> assertThat(session(line).key()).isEqualTo(selected.key()));
        assertThat(screen.model().selectedProperty().get())
                .singleElement()
                .satisfies(session -> assertThat(session.key()).isEqualTo(selected.key()));
        assertThat(table.getSortOrder()).hasSize(1);
        assertThat(table.getItems().stream().map(line -> head(session(line))).toList())
                .isSorted();
        // A few of those before it have ended; the view goes with what it shows, or stays where it was.
        int moved = ROW - table.getItems().indexOf(atTop);
        assertThat(firstRow(flow)).isBetween(ROW - Math.max(moved, 0), ROW);
        robot.interact(() -> Screenshots.save(scene, "journey-activity-many"));
    }

    private static int firstRow(VirtualFlow<?> flow) {
        WaitForAsyncUtils.waitForFxEvents();
        return flow.getFirstVisibleCell().getIndex();
    }

    private void next(FxRobot robot) {
        robot.interact(() -> screen.model().showPast(Optional.of(made.next())));
    }

    private static Session session(TableLine line) {
        return ((SessionLine) line).facts().session();
    }

    /** A parallel worker stands where its leader does. */
    private static int head(Session session) {
        return session.leader().orElse(session.pid());
    }
}
