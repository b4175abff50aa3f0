package org.lockkeeper.ui.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lockkeeper.activity.Pace;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.Readings;
import org.lockkeeper.activity.Session;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.ui.control.SqlView;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the page shows of one reading. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class ActivityPageTest {
    private ActivityStage page;

    @Start
    void start(Stage stage) {
        page = ActivityStage.madeUp(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).open(stage, 2600, 760);
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void an_age_has_the_exact_time_in_its_tooltip(FxRobot robot) {
        page.show(new Readings().active(1).waiting(2, 1).reading());
        assertThat(tip(robot, ".session-table", "1 m 00 s")).isEqualTo("Fri 20 Nov 2026 09:59:00 +00:00");
        assertThat(tip(robot, ".session-table", "30 s")).isEqualTo("Fri 20 Nov 2026 09:59:30 +00:00");
        assertThat(tip(robot, ".session-table", "10 s")).isEqualTo("Fri 20 Nov 2026 09:59:50 +00:00");
        assertThat(tip(robot, ".forest-tree", "5 s")).endsWith(" Fri 20 Nov 2026 09:59:55 +00:00");
        assertThat(tip(robot, ".forest-tree", "open 1 m 00 s")).endsWith(" Fri 20 Nov 2026 09:59:00 +00:00");
    }

    @Test
    void what_was_read_is_put_away_with_a_button_and_the_rest_stays(FxRobot robot) {
        LockkeeperException why = new LockkeeperException("LK-TEST", ExitCode.UNREACHABLE, "prod does not answer.");
        robot.interact(() -> {
            page.screen().model().notices().say("Session 7 has ended.");
            page.screen()
                    .model()
                    .notices()
                    .hear(Heard.failed(why, new Pace(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ZERO)));
        });
        assertThat(page.visible(".notice"))
                .containsExactly("prod does not answer. Tried again in 2 s.", "Session 7 has ended.");
        robot.clickOn(robot.lookup(".notice-line .button")
                .match(Node::isVisible)
                .match(node -> node.getParent().isVisible())
                .<Node>query());
        assertThat(page.visible(".notice")).containsExactly("prod does not answer. Tried again in 2 s.");
    }

    @Test
    void of_a_statement_of_a_megabyte_the_beginning_is_shown_and_all_of_it_copied(FxRobot robot) {
        String whole = "select '\u202e\u001b" + ("x".repeat(79) + "\n").repeat(12_500) + "'";
        Session short1 = new Readings().active(1).reading().sessions().getFirst();
        Session session = running(short1, whole);
        page.show(new Readings().session(session).reading());
        robot.interact(() -> page.screen().model().select(List.of(session)));
        SqlView sql = robot.lookup(".sql-view").queryAs(SqlView.class);
        assertThat(sql.text()).startsWith("select '").doesNotContain("\u202e", "\u001b");
        assertThat(sql.text().length()).isBetween(90_000, StatementPane.MOST + 100);
        assertThat(page.text(".detail-cut .label"))
                .isEqualTo("The first 100,000 characters are shown; 900,011 more are not.");
        robot.clickOn("Copy the whole statement");
        assertThat(clipboard(robot)).isEqualTo(whole);
        robot.interact(() -> SqlView.copy(""));
        robot.interact(sql::copyStatement);
        assertThat(clipboard(robot)).isEqualTo(whole);

        page.show(new Readings().session(short1).reading());
        robot.interact(() -> {
            page.screen().model().select(List.of());
            page.screen().model().select(List.of(short1));
        });
        assertThat(sql.text()).isEqualTo("select 1");
        assertThat(robot.lookup(".detail-cut").queryAll()).isEmpty();
    }

    @Test
    void of_a_statement_of_long_or_many_lines_it_is_said_what_is_left_out_and_all_of_it_copied(FxRobot robot) {
        Session session = new Readings().active(1).reading().sessions().getFirst();
        assertThat(cut(robot, running(session, "select '" + "x".repeat(5_000) + "'")))
                .isEqualTo("Lines are shown as far as 2,000 characters.");
        assertThat(cut(robot, running(session, "select\n" + ",\n".repeat(25_000))))
                .isEqualTo("The first 20,000 lines are shown; 5,001 more are not.");
        assertThat(page.isThere(".left-out")).as("a script to save is not here").isFalse();
        robot.clickOn("Copy the whole statement");
        assertThat(clipboard(robot)).hasSize(50_007);
    }

    @Test
    void where_the_filter_hides_everybody_that_is_said_and_a_button_clears_it(FxRobot robot) {
        page.show(new Readings()
                .session(1, "idle", Optional.empty(), Optional.empty())
                .session(2, "idle", Optional.empty(), Optional.empty())
                .reading());
        assertThat(page.headline()).startsWith("2 sessions");
        assertThat(page.isThere("The filter hides all 2 sessions")).isTrue();
        robot.clickOn("Clear the filter");
        assertThat(page.sessions()).hasSize(2);
        assertThat(robot.lookup("Hide idle").queryAs(CheckBox.class).isSelected())
                .isFalse();

        robot.clickOn("Hide idle");
        robot.interact(
                () -> robot.lookup(".filter-field").queryAs(TextField.class).setText("nobody"));
        page.show(new Readings().active(1).reading());
        assertThat(page.isThere("The filter hides the only session")).isTrue();
        robot.clickOn("Clear the filter");
        assertThat(page.sessions()).hasSize(1);
        assertThat(robot.lookup("Hide idle").queryAs(CheckBox.class).isSelected())
                .isTrue();
        page.show(new Readings().reading());
        assertThat(page.isThere("No session to show")).isTrue();
        robot.interact(() -> page.screen()
                .model()
                .table()
                .filterProperty()
                .set(new SessionFilter("", "", 42, "", "", "", true, true)));
        assertThat(page.isThere("Older than 42 s"))
                .as("an age of the settings that is not among those offered")
                .isTrue();
    }

    @Test
    void in_the_table_whoever_is_selected_stays_so_and_nobody_is_in_the_place_of_one_that_is_gone(FxRobot robot) {
        page.show(active(1, 2, 3));
        page.select(2);
        assertThat(chosen()).containsExactly(2);
        page.show(active(1, 3));
        assertThat(inTable()).as("it has ended").isEmpty();
        assertThat(chosen()).isEmpty();
        assertThat(page.text(".detail-hint")).startsWith("Select a session");

        page.show(active(1, 2, 3, 4, 5, 6, 7, 8, 9));
        page.select(4);
        page.select(6);
        page.show(active(1, 3, 4, 5, 6, 8, 9));
        assertThat(inTable()).as("others have ended, before and behind them").containsExactly(4, 6);
        assertThat(chosen()).containsExactly(4, 6);
        page.show(active(3, 4, 5, 7, 8, 10));
        assertThat(inTable()).as("one of two has ended").containsExactly(4);
        assertThat(chosen()).containsExactly(4);

        page.show(new Readings()
                .active(3)
                .session(Readings.startedLater(active(4).sessions().getFirst()))
                .reading());
        assertThat(page.sessions()).extracting(Session::pid).containsExactly(3, 4);
        assertThat(inTable()).as("its pid is another backend's").isEmpty();
        assertThat(chosen()).isEmpty();

        page.select(4);
        robot.interact(
                () -> robot.lookup(".filter-field").queryAs(TextField.class).setText("3"));
        assertThat(page.sessions()).extracting(Session::pid).containsExactly(3);
        assertThat(inTable()).as("a filter hides it").isEmpty();
        assertThat(chosen()).isEmpty();
    }

    @Test
    void in_the_forest_whoever_is_selected_is_followed_to_its_place_and_let_go_where_it_has_none(FxRobot robot) {
        page.show(new Readings().active(1).waiting(2, 1).waiting(3, 1).active(4).reading());
        page.select(4);
        robot.interact(() -> page.forest().getSelectionModel().select(1));
        assertThat(inTable()).as("one of both has a selection").isEmpty();
        assertThat(chosen()).containsExactly(2);
        page.show(new Readings()
                .waiting(1, 4)
                .waiting(2, 4)
                .waiting(3, 1)
                .active(4)
                .reading());
        assertThat(inForest()).containsExactly(2);
        assertThat(chosen()).containsExactly(2);
        page.show(new Readings().active(1).active(2).waiting(3, 1).active(4).reading());
        assertThat(inForest()).isEmpty();
        assertThat(chosen()).isEmpty();
        robot.interact(() -> page.forest().getSelectionModel().select(0));
        page.select(4);
        assertThat(inForest()).isEmpty();
        assertThat(chosen()).containsExactly(4);
    }

    private static Reading active(int... pids) {
        Readings readings = new Readings();
        IntStream.of(pids).forEach(readings::active);
        return readings.reading();
    }

    /** Whom the buttons act on. */
    private List<Integer> chosen() {
        return page.screen().model().selectedProperty().get().stream()
                .map(Session::pid)
                .toList();
    }

    private List<Integer> inTable() {
        return page.table().getSelectionModel().getSelectedItems().stream()
                .map(line -> ((SessionLine) line).facts().session().pid())
                .toList();
    }

    private List<Integer> inForest() {
        return page.forest().getSelectionModel().getSelectedItems().stream()
                .map(item -> item.getValue().node().pid())
                .toList();
    }

    @Test
    void only_what_was_selected_last_looks_selected_and_one_that_stands_twice_counts_once(FxRobot robot) {
        page.show(new Readings()
                .active(5)
                .active(7)
                .waiting(8, 5, 7)
                .waiting(6, 5)
                .reading());
        selectInForest(robot, 7);
        page.select(6);
        assertThat(inForest()).isEmpty();
        assertThat(chosen()).containsExactly(6);
        selectInForest(robot, 7);
        assertThat(chosen()).containsExactly(7);
        assertThat(page.table().getSelectionModel().isEmpty()).isTrue();
        robot.interact(() -> page.forest().getSelectionModel().clearSelection());
        selectInForest(robot, 8);
        assertThat(inForest()).as("under each of its blockers").containsExactly(8, 8);
        assertThat(chosen()).containsExactly(8);
        assertThat(page.button("Terminate").getTooltip().getText()).isEqualTo("Terminate 8 web");
    }

    /** All rows of a session. */
    private void selectInForest(FxRobot robot, int pid) {
        robot.interact(() -> {
            TreeTableView<ForestLine> forest = page.forest();
            for (int row = 0; row < forest.getExpandedItemCount(); row++) {
                if (forest.getTreeItem(row).getValue().node().pid() == pid) {
                    forest.getSelectionModel().select(row);
                }
            }
        });
    }

    private String cut(FxRobot robot, Session session) {
        page.show(new Readings().session(session).reading());
        robot.interact(() -> {
            page.screen().model().select(List.of());
            page.screen().model().select(List.of(session));
        });
        return page.text(".detail-cut .label");
    }

    private static String clipboard(FxRobot robot) {
        AtomicReference<String> text = new AtomicReference<>("");
        robot.interact(() -> text.set(Clipboard.getSystemClipboard().getString()));
        return Objects.requireNonNull(text.get());
    }

    private static Session running(Session s, String query) {
        return new Session(
                s.pid(),
                s.backendStart(),
                s.leader(),
                s.type(),
                s.user(),
                s.database(),
                s.application(),
                s.client(),
                s.state(),
                s.waitEvent(),
                s.transactionStart(),
                s.queryStart(),
                s.stateChange(),
                s.xminAge(),
                s.queryId(),
                query,
                query.length());
    }

    /** What the first cell of that text tells when the mouse comes in. */
    private static String tip(FxRobot robot, String within, String text) {
        WaitForAsyncUtils.waitForFxEvents();
        IndexedCell<?> cell =
                robot.from(robot.lookup(within).<Node>query()).lookup(".cell").queryAllAs(IndexedCell.class).stream()
                        .filter(each -> text.equals(each.getText()))
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> Event.fireEvent(cell, entered(cell)));
        return cell.getTooltip().getText();
    }

    private static MouseEvent entered(Node node) {
        return new MouseEvent(
                MouseEvent.MOUSE_ENTERED,
                1,
                1,
                1,
                1,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                new PickResult(node, 1, 1));
    }
}
