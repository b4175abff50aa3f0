package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.LoggedProcess;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.Severity;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The mouse on the Logs page, in as much room as a window of 1280 by 800 gives it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class LogGesturesTest {
    private static final double WIDTH = 1_070;
    private static final double HEIGHT = 700;

    @TempDir
    private Path folder = Path.of("");

    private LogPage page;

    @Start
    void start(Stage stage) {
        page = new LogPage(stage, WIDTH, HEIGHT);
    }

    @AfterEach
    void it_is_closed(FxRobot robot) {
        page.close(robot);
    }

    private LogViewModel open(FxRobot robot) throws IOException {
        return page.open(robot, Files.writeString(folder.resolve("postgresql.log"), SampleLog.text()));
    }

    @Test
    void a_click_on_the_histogram_leads_to_its_moment_and_a_stretch_dragged_over_it_is_looked_for(FxRobot robot)
            throws IOException {
        LogViewModel log = open(robot);
        HistogramPane histogram = robot.lookup(".histogram").queryAs(HistogramPane.class);
        Node picture = ((Pane) histogram.getChildren().getFirst()).getChildren().getFirst();
        robot.clickOn(picture);
        LogPage.await(() -> log.revealProperty().get().isPresent());
        assertThat(log.revealProperty().get().orElseThrow().row())
                .isBetween(SampleLog.ENTRIES * 4 / 10, SampleLog.ENTRIES * 6 / 10);
        assertThat(log.inputProperty().get()).isEqualTo(FilterInput.NONE);
        Bounds place = picture.localToScreen(picture.getBoundsInLocal());
        double middle = place.getCenterY();
        HistogramBars bars = HistogramBars.of(log.histogramProperty().get());
        robot.moveTo(place.getMinX() + place.getWidth() * 0.7, middle)
                .press(MouseButton.PRIMARY)
                .moveTo(place.getMinX() + place.getWidth() * 0.5, middle)
                .moveTo(place.getMinX() + place.getWidth() * 0.3, middle)
                .release(MouseButton.PRIMARY);
        FilterInput input = log.inputProperty().get();
        // A place on the screen is a whole pixel.
        Duration pixels = Duration.ofMillis((long) (4 * (bars.to() - bars.from()) / place.getWidth()));
        assertThat(Duration.between(bars.at(30, 100), Instant.parse(input.since()))
                        .abs())
                .isLessThan(pixels);
        assertThat(Duration.between(bars.at(70, 100), Instant.parse(input.until()))
                        .abs())
                .isLessThan(pixels);
        LogPage.await(() -> !log.find().searchingProperty().get()
                && log.find().countProperty().get() > 0);
        assertThat(log.find().countProperty().get()).isLessThan(SampleLog.ENTRIES / 2 + 100);
    }

    @Test
    void a_finding_leads_to_its_line_and_to_all_of_its_lines(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> log.findings().shownProperty().set(true));
        LogPage.await(
                () -> !robot.lookup(".finding-card .ring .hyperlink").queryAll().isEmpty());
        robot.clickOn(robot.lookup(".finding-card .ring .hyperlink").queryAs(Hyperlink.class));
        LogPage.await(() -> log.selectedProperty().get().isPresent());
        assertThat(log.selectedProperty().get().orElseThrow().entry().entry().message())
                .isEqualTo("deadlock detected");
        robot.clickOn(robot.lookup(".finding-card .links .hyperlink").queryAs(Hyperlink.class));
        LogPage.await(() -> !log.find().searchingProperty().get()
                && log.find().countProperty().get() == 1);
        LogPage.await(() -> log.find().rows().row(0).isPresent());
        assertThat(log.find().rows().row(0).orElseThrow().text()).isEqualTo("deadlock detected");
    }

    @Test
    void an_entry_leads_to_the_process_that_wrote_it_at_its_time(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> log.select(644));
        LogPage.await(() -> log.selectedProperty().get().isPresent());
        robot.clickOn("Show in Activity");
        LogEntry entry = log.selectedProperty().get().orElseThrow().entry().entry();
        assertThat(page.led())
                .containsExactly(new LoggedProcess(entry.pid().getAsInt(), entry.time(), entry.processBegan()));
        assertThat(entry.time()).isPresent();
        robot.clickOn("Only this pid");
        assertThat(log.inputProperty().get().pid())
                .isEqualTo(Integer.toString(entry.pid().getAsInt()));
    }

    @Test
    void eighteen_lines_of_hits_are_in_sight(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> log.inputProperty().set(FilterInput.NONE.withText("duration", false)));
        LogPage.await(() -> robot.lookup(".find-line").query().isVisible()
                && log.find().rows().row(20).isPresent());
        page.shot("logs-narrow-window");
        Node table = robot.lookup(".log-table").query();
        Bounds seen = table.localToScene(table.getBoundsInLocal());
        long whole = robot.lookup(".log-table .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(row -> row.isVisible() && !row.isEmpty())
                .filter(row -> seen.contains(row.localToScene(row.getBoundsInLocal())))
                .count();
        assertThat(whole).isGreaterThanOrEqualTo(18);
    }

    @Test
    void what_is_asked_for_in_fields_out_of_sight_is_told_and_let_go_of(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> log.inputProperty().set(FilterInput.NONE.ofPid("5201")));
        Button chip = robot.lookup(".filter-chip").queryAs(Button.class);
        assertThat(chip.getText()).isEqualTo("pid 5201");
        ToggleButton more = robot.lookup("More").queryAs(ToggleButton.class);
        robot.clickOn(more);
        assertThat(robot.lookup(".filter-line .text-field").queryAllAs(TextField.class))
                .filteredOn(field -> Objects.equals(field.getText(), "5201"))
                .allMatch(Node::isVisible);
        robot.clickOn(more);
        robot.clickOn(chip);
        assertThat(log.inputProperty().get()).isEqualTo(FilterInput.NONE);
    }

    /** Longer than the table holds at a time: its bar is the one over all rows. */
    @Test
    void following_rests_however_the_end_is_left_and_goes_on_there(FxRobot robot) throws IOException {
        Path file = Files.writeString(
                folder.resolve("postgresql.log"), SampleLog.text().repeat(3));
        LogViewModel log = page.open(robot, file);
        robot.clickOn("Follow");
        LogTable table = robot.lookup(".log-table").queryAs(LogTable.class);
        LogPage.await(table::isAtEnd);
        robot.drag(thumb(robot)).moveBy(0, -90).drop();
        awaits(log, LogViewModel.Follow.PAUSED);
        int rows = log.rows().size();
        Files.writeString(file, "2026-11-20 11:00:00.000 UTC [7] app@shop LOG:  more\n", StandardOpenOption.APPEND);
        LogPage.await(() -> log.rows().size() > rows);
        assertThat(table.isAtEnd()).isFalse();

        robot.interact(table::requestFocus);
        for (KeyCode away : List.of(KeyCode.UP, KeyCode.PAGE_UP)) {
            robot.push(KeyCode.END);
            LogPage.await(() -> log.followProperty().get() == LogViewModel.Follow.ON && table.isAtEnd());
            robot.push(away);
            awaits(log, LogViewModel.Follow.PAUSED);
        }
        robot.moveTo(table).scroll(20, VerticalDirection.DOWN);
        awaits(log, LogViewModel.Follow.ON);
        robot.scroll(5, VerticalDirection.UP);
        awaits(log, LogViewModel.Follow.PAUSED);
        robot.clickOn("Paused");
        awaits(log, LogViewModel.Follow.ON);
        robot.clickOn("Following");
        awaits(log, LogViewModel.Follow.OFF);
    }

    @Test
    void following_rests_where_a_short_log_is_scrolled_by_the_tables_own_bar(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> log.follow(true));
        LogPage.await(robot.lookup(".log-table").queryAs(LogTable.class)::isAtEnd);
        robot.drag(thumb(robot)).moveBy(0, -90).drop();
        awaits(log, LogViewModel.Follow.PAUSED);
    }

    private static void awaits(LogViewModel log, LogViewModel.Follow state) {
        LogPage.await(() -> log.followProperty().get() == state);
    }

    private static Node thumb(FxRobot robot) {
        return robot.lookup(".log-pane .scroll-bar").queryAllAs(ScrollBar.class).stream()
                .filter(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible() && bar.getOpacity() > 0)
                .findFirst()
                .orElseThrow()
                .lookup(".thumb");
    }

    @Test
    void a_filter_is_saved_under_a_name_and_chosen_in_the_list_and_in_the_menu(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        FilterInput wanted = new FilterInput(
                "duplicate", false, false, true, Optional.of(Severity.ERROR), "!1", "app", "", "", "", "");
        robot.interact(() -> {
            log.inputProperty().set(wanted);
            log.marks().sideProperty().set(LogSide.FILTERS);
        });
        robot.clickOn(".filters-pane .form .text-field").write("not_twice").type(KeyCode.ENTER);
        robot.interact(() -> log.inputProperty().set(FilterInput.NONE));
        robot.clickOn(".filters-pane .list-cell .strong");
        assertThat(log.inputProperty().get()).isEqualTo(wanted);
        robot.interact(() -> log.inputProperty().set(FilterInput.NONE));
        robot.clickOn(".filters-menu").clickOn("not_twice");
        assertThat(log.inputProperty().get()).isEqualTo(wanted);
        LogPage.await(() -> !log.find().searchingProperty().get());
        // No error but those is in there: refused logins, and the deadlock.
        assertThat(log.find().countProperty().get()).isPositive().isLessThan(SampleLog.ENTRIES / 10);
    }

    @Test
    void selected_rows_are_saved_from_their_menu(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        LogTable table = robot.lookup(".log-table").queryAs(LogTable.class);
        LogPage.await(() -> log.rows().row(0).isPresent());
        Path to = folder.resolve("rows.log");
        page.dialogs().choosing(to);
        robot.interact(() -> table.getSelectionModel().selectRange(0, 2));
        robot.rightClickOn(".log-table .table-row-cell");
        assertThat(table.getContextMenu().getItems())
                .extracting(MenuItem::isDisable)
                .containsExactly(false, false, true);
        robot.clickOn("Save the selected rows…");
        LogPage.await(() -> Files.exists(to));
        assertThat(Files.readString(to))
                .isEqualTo(SampleLog.text().lines().limit(2).collect(Collectors.joining("\n", "", "\n")));
    }
}
