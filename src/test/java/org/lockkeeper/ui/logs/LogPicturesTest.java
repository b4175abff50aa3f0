package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.logs.format.Severity;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is drawn on the Logs page: the histogram, the trend of messages, and the marks beside the scroll bar. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class LogPicturesTest {
    @TempDir
    private Path folder = Path.of("");

    private LogPage page;
    private Path file;

    @Start
    void start(Stage stage) {
        page = new LogPage(stage, 1_400, 800);
    }

    @AfterEach
    void it_is_closed(FxRobot robot) {
        page.close(robot);
    }

    private LogViewModel open(FxRobot robot) throws IOException {
        file = Files.writeString(folder.resolve("postgresql.log"), SampleLog.text());
        return page.open(robot, file);
    }

    private static PixelReader picture(FxRobot robot, Node drawn) {
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> {
            SnapshotParameters clear = new SnapshotParameters();
            clear.setFill(Color.TRANSPARENT);
            image[0] = drawn.snapshot(clear, null);
        });
        return image[0].getPixelReader();
    }

    private static Canvas canvas(Node node) {
        return (Canvas) ((Pane) node).getChildren().getFirst();
    }

    @Test
    void a_bar_of_the_histogram_is_stacked_by_level_the_gravest_below(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        HistogramPane histogram = robot.lookup(".histogram").queryAs(HistogramPane.class);
        Canvas canvas = canvas(histogram.getChildren().getFirst());
        HistogramBars bars = HistogramBars.of(log.histogramProperty().get());
        int columns = bars.columns((int) (canvas.getWidth() / 3));
        Map<Integer, int[]> counts = bars.columns(
                columns, 3, level -> level.isAtLeast(Severity.ERROR) ? 0 : level == Severity.WARNING ? 1 : 2);
        int column = counts.entrySet().stream()
                .filter(each -> each.getValue()[0] > 0 && each.getValue()[1] > 0 && each.getValue()[2] > 0)
                .findFirst()
                .orElseThrow()
                .getKey();
        PixelReader picture = picture(robot, canvas);
        int x = (int) Math.ceil(column * canvas.getWidth() / columns);
        Color errors = colour(robot, "errors");
        Color warnings = colour(robot, "warnings");
        int bottom = bottom(picture, x, errors);
        // The axis is below; a level has more pixels the more entries of it there are.
        int[] heights = {
            run(picture, x, bottom, errors), run(picture, x, bottom - run(picture, x, bottom, errors) - 1, warnings)
        };
        assertThat(heights[0]).isPositive();
        assertThat(heights[1]).isPositive();
        assertThat(same(picture.getColor(x, bottom - heights[0] - heights[1] - 3), colour(robot, "others")))
                .isTrue();
        page.shot("logs-histogram");
    }

    private static Color colour(FxRobot robot, String group) {
        return (Color)
                robot.lookup(".histogram ." + group).queryAs(Rectangle.class).getFill();
    }

    private static boolean same(Color one, Color other) {
        return Math.abs(one.getRed() - other.getRed()) < 0.1
                && Math.abs(one.getGreen() - other.getGreen()) < 0.1
                && Math.abs(one.getBlue() - other.getBlue()) < 0.1
                && one.getOpacity() > 0.9;
    }

    private static int bottom(PixelReader picture, int x, Color colour) {
        for (int y = 63; y > 0; y--) {
            if (same(picture.getColor(x, y), colour)) {
                return y;
            }
        }
        throw new AssertionError("no such colour at " + x);
    }

    /** So many pixels of a colour there are from one upwards. */
    private static int run(PixelReader picture, int x, int from, Color colour) {
        int y = from;
        while (y >= 0 && same(picture.getColor(x, y), colour)) {
            y--;
        }
        return from - y;
    }

    @Test
    void a_message_has_its_trend_and_its_times_and_can_be_chosen_again_and_again(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> log.findings().shownProperty().set(true));
        LogPage.await(() -> robot.lookup(".top-table .table-row-cell").queryAllAs(TableRow.class).stream()
                .anyMatch(row -> row.getItem() instanceof TopMessage));
        TableRow<?> row = robot.lookup(".top-table .table-row-cell").queryAllAs(TableRow.class).stream()
                .filter(each -> each.getItem() instanceof TopMessage shown
                        && shown.shape().startsWith("duplicate key"))
                .findFirst()
                .orElseThrow();
        TopMessage message = (TopMessage) row.getItem();
        Canvas canvas = (Canvas) ((TableCell<?, ?>) row.lookup(".spark-cell")).getGraphic();
        PixelReader picture = picture(robot, canvas);
        int most = message.spark().stream().mapToInt(Integer::intValue).max().orElseThrow();
        double width = canvas.getWidth() / message.spark().size();
        assertThat(message.spark().stream().distinct()).hasSizeGreaterThan(3).contains(0);
        for (int i = 0; i < message.spark().size(); i++) {
            int x = (int) Math.ceil(i * width);
            long height = IntStream.range(0, (int) canvas.getHeight())
                    .filter(y -> picture.getColor(x, y).getOpacity() > 0)
                    .count();
            double expected = message.spark().get(i) * canvas.getHeight() / most;
            assertThat((double) height).as("bar " + i).isCloseTo(expected, within(1.0));
        }
        DateTimeFormatter clock = DateTimeFormatter.ofPattern("HH:mm").withZone(ZoneOffset.UTC);
        assertThat(((Label) row.lookup(".when")).getText())
                .isEqualTo(clock.format(message.first().orElseThrow()) + " – "
                        + clock.format(message.last().orElseThrow()));
        for (int i = 0; i < 2; i++) {
            robot.clickOn(row);
            assertThat(log.inputProperty().get().text()).startsWith("duplicate key");
            robot.interact(() -> log.inputProperty().set(FilterInput.NONE));
        }
        robot.push(KeyCode.ENTER);
        assertThat(log.inputProperty().get().text()).startsWith("duplicate key");
    }

    @Test
    void a_mark_stays_at_its_place_on_the_scale_while_other_lines_come(FxRobot robot) throws IOException {
        LogViewModel log = open(robot);
        robot.interact(() -> {
            log.shownProperty().set(LogViewModel.Shown.BOTH);
            log.inputProperty().set(FilterInput.NONE.withText("deadlock detected", false));
        });
        LogPage.await(() -> log.find().countProperty().get() == 1);
        int before = firstMark(robot);
        int rows = log.rows().size();
        Files.writeString(
                file,
                "2026-11-20 11:00:00.000 UTC [7] app@shop LOG:  well\n".repeat(20_000),
                StandardOpenOption.APPEND);
        LogPage.await(() -> log.rows().size() == rows + 20_000);
        assertThat(firstMark(robot)).isLessThan(before / 4);
    }

    private static int firstMark(FxRobot robot) {
        Canvas canvas = canvas(robot.lookup(".marks-strip").query());
        PixelReader picture = picture(robot, canvas);
        return IntStream.range(0, (int) canvas.getHeight())
                .filter(y -> picture.getColor(5, y).getOpacity() > 0)
                .findFirst()
                .orElseThrow();
    }
}
