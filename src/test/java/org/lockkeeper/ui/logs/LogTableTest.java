package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.theme.Theme;
import org.lockkeeper.ui.theme.ThemeChoice;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A table over five million rows, of which it holds a few thousand at a time. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class LogTableTest {
    private static final int ROWS = 5_000_000;
    private static final LogFormat FORMAT = new LogFormat(LogFormat.Kind.STDERR, Optional.empty(), ZoneOffset.UTC);
    private static final LogFormat PLAIN = new LogFormat(LogFormat.Kind.PLAIN, Optional.empty(), ZoneOffset.UTC);

    private final List<Long> chosen = new ArrayList<>();
    private int reads;
    private LogRows rows;
    private LogTable table;
    private LogPane pane;

    @Start
    void start(Stage stage) {
        new Theme(ThemeChoice.LIGHT);
        rows = new LogRows(this::read, this::read, new DirectTaskRunner(Progress.NONE), failure -> {
            throw new AssertionError(failure);
        });
        table = new LogTable(rows, ZoneOffset.UTC, _ -> false, chosen::add);
        pane = table.pane();
        Scene scene = new Scene(pane, 1000, 500);
        Theme.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private List<LogRow> read(long from, long to) {
        reads++;
        return LongStream.range(from, Math.min(to, ROWS))
                .mapToObj(LogTableTest::row)
                .toList();
    }

    /** As in a csvlog, where a statement failed. */
    private static Map<Field, String> fields(long line) {
        return line < 10 ? Map.of(Field.APPLICATION, "psql", Field.SQLSTATE, "23505") : Map.of();
    }

    @Test
    void columns_that_only_some_formats_fill_are_there_where_this_log_fills_them_and_there_is_room(FxRobot robot) {
        grow(robot, 100);
        assertThat(shown()).doesNotContain("Application", "SQLSTATE");
        robot.interact(() -> table.getScene().getWindow().setWidth(1_300));
        layOut(robot);
        assertThat(shown()).contains("Application", "SQLSTATE", "Message").doesNotContain("Session", "Query id");
        assertThat(table.lookupAll(".table-cell").stream().map(cell -> ((TableCell<?, ?>) cell).getText()))
                .contains("psql", "23505");
    }

    private List<String> shown() {
        return table.getVisibleLeafColumns().stream().map(TableColumn::getText).toList();
    }

    private static LogRow row(long line) {
        return new LogRow(
                line, Optional.empty(), Severity.LOG, OptionalInt.of(17), "", "", fields(line), "message " + line, "");
    }

    @Test
    void a_log_that_turns_out_to_be_written_otherwise_has_other_columns_and_is_read_anew(FxRobot robot) {
        robot.interact(() -> table.withServerColumns(false));
        robot.interact(() -> rows.growTo(10, PLAIN));
        layOut(robot);
        assertThat(shown()).contains("Message").doesNotContain("pid", "User");
        int before = reads;
        robot.interact(() -> table.withServerColumns(true));
        grow(robot, 10);
        assertThat(shown()).contains("pid", "User", "Database");
        assertThat(reads).isGreaterThan(before);
        assertThat(table.getItems()).hasSize(10);
    }

    @Test
    void every_row_is_reached_and_the_bar_says_where_it_is(FxRobot robot) {
        grow(robot, ROWS);
        assertThat(table.getItems()).hasSize(RowStretch.LENGTH);
        scroll(robot, 4_000_000);
        assertThat(first()).isEqualTo(4_000_000);
        assertThat(pane.lookupAll(".scroll-bar")).isNotEmpty();
        assertThat(bar().isVisible()).isTrue();
        assertThat(bar().getValue()).isEqualTo(4_000_000);
        robot.interact(() -> bar().setValue(2_500_000));
        layOut(robot);
        assertThat(first()).isEqualTo(2_500_000);
        assertThat(table.isAtEnd()).isFalse();
        scroll(robot, ROWS - 1);
        assertThat(table.isAtEnd()).isTrue();
    }

    @Test
    void a_row_that_is_asked_for_before_the_table_is_shown_is_the_first_in_view(FxRobot robot) throws Exception {
        grow(robot, ROWS);
        LogTable[] early = new LogTable[1];
        robot.interact(() -> {
            early[0] = new LogTable(rows, ZoneOffset.UTC, _ -> false, chosen::add);
            early[0].scrollTo(4_000_000);
            LogPane shown = early[0].pane();
            pane.getScene().setRoot(shown);
            pane = shown;
        });
        table = early[0];
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> {
            layOut(robot);
            return first() == 4_000_000;
        });
    }

    @Test
    void what_is_in_view_stays_while_the_stretch_moves_on(FxRobot robot) {
        grow(robot, ROWS);
        int before = 1_000_000;
        scroll(robot, before);
        for (int i = 0; i < 50; i++) {
            before += 37;
            scroll(robot, before);
            assertThat(first()).isEqualTo(before);
        }
        assertThat(table.getItems().getFirst()).isGreaterThan(1_000_000 - RowStretch.LENGTH / 2);
    }

    @Test
    void selected_rows_stay_so_wherever_one_looks(FxRobot robot) {
        grow(robot, ROWS);
        robot.interact(() -> table.reveal(3_000_000));
        assertThat(chosen).isEmpty();
        scroll(robot, 10);
        assertThat(table.getSelectionModel().getSelectedItems()).isEmpty();
        assertThat(selected()).contains("message 3000000");
        scroll(robot, 3_000_000);
        assertThat(table.getSelectionModel().getSelectedItems()).containsExactly(3_000_000);
        robot.interact(() -> table.getSelectionModel().clearAndSelect(5));
        assertThat(selected()).doesNotContain("message 3000000");
        assertThat(chosen).containsExactly((long) table.getItems().get(5));
    }

    @Test
    void of_many_selected_rows_none_is_lost(FxRobot robot) {
        grow(robot, ROWS);
        robot.interact(() -> table.reveal(20_000));
        robot.interact(() -> table.getSelectionModel().selectRange(0, RowStretch.LENGTH));
        assertThat(selected().lines()).hasSize(RowStretch.LENGTH);
    }

    private String selected() {
        AtomicReference<String> text = new AtomicReference<>("");
        table.selectedRows(found -> text.set(table.text(found)));
        return Objects.requireNonNull(text.get());
    }

    @Test
    void home_and_end_go_to_the_log_s_ends(FxRobot robot) {
        grow(robot, ROWS);
        robot.interact(() -> table.requestFocus());
        robot.push(KeyCode.END);
        layOut(robot);
        assertThat(table.isAtEnd()).isTrue();
        assertThat(chosen).containsExactly(ROWS - 1L);
        robot.push(KeyCode.HOME);
        layOut(robot);
        assertThat(first()).isZero();
        assertThat(chosen).containsExactly(ROWS - 1L, 0L);
    }

    @Test
    void a_short_log_has_the_table_s_own_bar_until_it_grows(FxRobot robot) {
        grow(robot, 300);
        assertThat(table.getItems()).hasSize(300);
        assertThat(bar().isVisible()).isFalse();
        grow(robot, ROWS);
        assertThat(bar().isVisible()).isTrue();
        scroll(robot, 20_000);
        robot.interact(() -> rows.reset(12));
        layOut(robot);
        assertThat(table.getItems()).hasSize(12);
        assertThat(bar().isVisible()).isFalse();
        assertThat(first()).isZero();
    }

    private javafx.scene.control.ScrollBar bar() {
        return (javafx.scene.control.ScrollBar) pane.getChildrenUnmodifiable().getLast();
    }

    private void grow(FxRobot robot, int count) {
        robot.interact(() -> rows.growTo(count, FORMAT));
        layOut(robot);
    }

    private void scroll(FxRobot robot, int row) {
        robot.interact(() -> table.scrollTo(row));
        layOut(robot);
    }

    /** Without waiting for a frame; the stretch moves on after the first time. */
    private void layOut(FxRobot robot) {
        robot.interact(pane::layout);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(pane::layout);
    }

    /** The row at the top, by what its cell shows. */
    private int first() {
        return table.lookupAll(".table-row-cell").stream()
                .map(node -> (TableRow<?>) node)
                .filter(row -> !row.isEmpty() && row.isVisible() && row.getLayoutY() > 1 - row.getHeight())
                .min(java.util.Comparator.comparingDouble(TableRow::getLayoutY))
                .map(row -> (Integer) Optional.ofNullable(row.getItem()).orElseThrow())
                .orElseThrow();
    }
}
