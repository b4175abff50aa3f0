package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.mark.Bookmark;
import org.lockkeeper.logs.mark.Placed;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

class MarksViewModelTest {
    private static final String LINE = "2026-11-01 10:%02d:00.000 UTC [%d] app@shop LOG:  entry %d\n";

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private LogsViewModel logs = model();

    private LogsViewModel model() {
        return new LogsViewModel(
                new LogService(Clock.systemUTC()),
                new NoServer(),
                tasks,
                tasks,
                Runnable::run,
                new RecordingDialogs(),
                said::add,
                Memories.in(folder.resolve("memory")));
    }

    @BeforeEach
    void a_log() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append(LINE.formatted(i, 100 + i, i));
        }
        file = Files.writeString(folder.resolve("a.log"), text);
        logs = model();
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    private LogViewModel open() {
        logs.open(List.of(file));
        return logs.openProperty().get().orElseThrow();
    }

    private static List<Long> lines(LogViewModel log) {
        return log.marks().shownProperty().get().stream().map(Placed::line).toList();
    }

    private static List<String> notes(LogViewModel log) {
        return log.marks().shownProperty().get().stream()
                .map(Placed::bookmark)
                .map(Bookmark::note)
                .toList();
    }

    private static void append(Path to, String text) throws IOException {
        Files.writeString(to, text, StandardOpenOption.APPEND);
    }

    @Test
    void without_a_selected_entry_nothing_is_marked_and_it_is_said() {
        LogViewModel log = open();
        logs.turnBookmark();
        logs.writeNote();
        logs.stepBookmark(true);
        assertThat(lines(log)).isEmpty();
        assertThat(said)
                .containsExactly(
                        "Select an entry of the log first.",
                        "Select an entry of the log first.",
                        "There is no bookmark behind the selected entry.");
    }

    @Test
    void a_store_that_cannot_be_read_is_told_and_the_log_is_read_all_the_same() throws IOException {
        open().marks().turn(3);
        try (Stream<Path> kept = Files.walk(folder.resolve("memory"))) {
            Files.writeString(
                    kept.filter(each -> each.toString().endsWith(".json"))
                            .findFirst()
                            .orElseThrow(),
                    "broken");
        }
        logs.close();
        LogViewModel log = open();
        assertThat(log.noticeProperty().get())
                .hasValueSatisfying(words -> assertThat(words).contains("left as it is"));
        assertThat(log.rows()).hasSize(40);
        log.marks().turn(5);
        assertThat(lines(log)).isEmpty();
    }

    @Test
    void bookmarks_and_notes_are_there_when_the_log_is_opened_again_and_has_grown() throws IOException {
        LogViewModel log = open();
        log.select(20);
        logs.turnBookmark();
        log.marks().note(7, "the first one ");
        assertThat(lines(log)).containsExactly(7L, 20L);
        logs.close();
        append(file, LINE.formatted(41, 7, 41));
        logs = model();
        LogViewModel again = open();
        assertThat(lines(again)).containsExactly(7L, 20L);
        assertThat(notes(again)).containsExactly("the first one", "");
        assertThat(again.marks().at(7)).isPresent();
        assertThat(again.marks().at(8)).isEmpty();
        assertThat(again.marks().stretches(4)).containsExactly(true, true, false, false);
    }

    @Test
    void next_and_previous_go_from_bookmark_to_bookmark_and_say_where_they_end() {
        LogViewModel log = open();
        Stream.of(5, 15, 25).forEach(line -> log.marks().turn(line));
        logs.stepBookmark(true);
        logs.stepBookmark(true);
        assertThat(log.selectedProperty().get().orElseThrow().line()).isEqualTo(15);
        assertThat(log.revealProperty().get().orElseThrow().row()).isEqualTo(15);
        logs.stepBookmark(true);
        logs.stepBookmark(true);
        assertThat(log.selectedProperty().get().orElseThrow().line()).isEqualTo(25);
        assertThat(said).containsExactly("There is no bookmark behind the selected entry.");
        logs.stepBookmark(false);
        assertThat(log.selectedProperty().get().orElseThrow().line()).isEqualTo(15);
    }

    @Test
    void a_mark_taken_away_by_mistake_comes_back_with_its_note() {
        LogViewModel log = open();
        log.marks().note(7, "who held the lock?");
        log.marks().turn(7);
        assertThat(lines(log)).isEmpty();
        log.marks().turn(7);
        assertThat(notes(log)).containsExactly("who held the lock?");
        log.marks().note(7, " ");
        assertThat(notes(log)).containsExactly("");
    }

    @Test
    void an_open_log_that_is_rotated_keeps_them_and_one_that_is_truncated_does_not() throws IOException {
        LogViewModel log = open();
        log.marks().turn(7);
        Path rotated = Files.move(file, folder.resolve("a.log.1"));
        Files.writeString(file, LINE.formatted(50, 7, 50));
        log.look(new CancelToken());
        log.look(new CancelToken());
        assertThat(lines(log)).containsExactly(7L);
        log.marks().turn(40);
        assertThat(lines(log)).containsExactly(7L, 40L);
        logs.close();
        LogViewModel newer = open();
        assertThat(lines(newer)).containsExactly(0L);
        assertThat(newer.marks().elsewhere()).isEqualTo(1);
        Files.writeString(file, "");
        newer.look(new CancelToken());
        append(file, LINE.formatted(51, 7, 51));
        newer.look(new CancelToken());
        assertThat(lines(newer)).isEmpty();
        logs.open(List.of(rotated));
        assertThat(lines(logs.openProperty().get().orElseThrow())).containsExactly(7L);
    }

    @Test
    void the_report_has_places_texts_and_notes() {
        LogViewModel log = open();
        log.marks().note(7, "first\nsecond");
        assertThat(BookmarkText.report("a.log", log.marks().shownProperty().get()))
                .isEqualTo(
                        "a.log\n\nline 8 · 2026-11-01 10:07:00 · LOG (UTC)\n    entry 7\n    > first\n    > second\n");
    }
}
