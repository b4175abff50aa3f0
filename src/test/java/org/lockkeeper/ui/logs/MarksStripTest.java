package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Marks beside a log whose entries have very different numbers of lines. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // start comes before every test
class MarksStripTest {
    private static final String ENTRY = "2026-11-20 10:00:00.000 UTC [1] app@shop LOG:  %s\n";
    private static final int HEIGHT = 400;

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final List<Integer> clicked = new ArrayList<>();

    @TempDir
    private Path folder;

    private LogsViewModel logs;
    private MarkedPlaces places;
    private LogViewModel log;
    private MarksStrip strip;

    @Start
    void start(Stage stage) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.log"),
                (ENTRY.formatted("long") + "\tand more\n".repeat(7)).repeat(1_024)
                        + ENTRY.formatted("hit")
                        + ENTRY.formatted("short").repeat(3_071));
        logs = new LogsViewModel(
                new LogService(Clock.systemUTC()),
                new NoServer(),
                tasks,
                tasks,
                Runnable::run,
                new RecordingDialogs(),
                _ -> {},
                Memories.in(folder.resolve("memory")));
        logs.open(List.of(file));
        log = logs.openProperty().get().orElseThrow();
        log.inputProperty().set(FilterInput.NONE.withText("hit", false));
        places = new MarkedPlaces(log);
        strip = new MarksStrip(places::hits, places::bookmarks, (stretch, of) -> clicked.addAll(List.of(stretch, of)));
        StackPane root = new StackPane(strip);
        StackPane.setAlignment(strip, Pos.TOP_LEFT);
        stage.setScene(new Scene(root, 10, HEIGHT));
        stage.show();
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    @Test
    void a_click_on_a_mark_leads_to_its_line_and_beside_it_to_none(FxRobot robot) {
        double quarter = strip.getHeight() / 4;
        robot.clickOn(robot.offset(strip, Pos.TOP_CENTER, 0, quarter + 1));
        assertThat(clicked).containsExactly((int) (quarter / 2), (int) (strip.getHeight() / 2));
        assertThat(places.hits(clicked.get(1))[clicked.get(0)]).isTrue();
        assertThat(places.markAt(clicked.get(0), clicked.get(1))).hasValue(8_192);
        assertThat(places.markAt(clicked.get(0) + 1, clicked.get(1))).hasValue(8_192);
        assertThat(places.markAt(clicked.get(0) + 2, clicked.get(1))).isEmpty();
        assertThat(places.markAt(0, clicked.get(1))).isEmpty();
    }

    @Test
    void a_bookmark_is_marked_and_found_on_the_same_scale() {
        log.marks().turn(10_240);
        assertThat(places.bookmarks(4)).containsExactly(false, false, false, true);
        assertThat(places.markAt(3, 4)).hasValue(10_240);
        log.marks().turn(8_192);
        assertThat(places.markAt(1, 4)).hasValue(8_192);
    }
}
