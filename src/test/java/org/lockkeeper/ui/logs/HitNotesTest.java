package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.RecordingDialogs;

/** Hits that are saved with what a person marked and wrote at them. */
class HitNotesTest {
    private static final String HEAD = "2026-11-01 10:00:00.000 UTC [7] app@shop ";

    @TempDir
    private Path folder = Path.of("");

    private final List<String> said = new ArrayList<>();
    private final RecordingDialogs dialogs = new RecordingDialogs();
    private LogsViewModel logs = model();

    private LogsViewModel model() {
        return new LogsViewModel(
                new LogService(Clock.systemUTC()),
                new NoServer(),
                new DirectTaskRunner(Progress.NONE),
                new DirectTaskRunner(Progress.NONE),
                Runnable::run,
                dialogs,
                said::add,
                Memories.in(folder.resolve("memory")));
    }

    @BeforeEach
    void bookmarks_are_kept_in_its_own_folder() {
        logs = model();
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    @Test
    void a_note_stands_once_below_the_first_line_of_its_entry() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.log"),
                HEAD + "ERROR:  one key\n" + HEAD + "DETAIL:  the key\n" + HEAD + "LOG:  two\n" + HEAD
                        + "ERROR:  three key\n");
        logs.open(List.of(file));
        LogViewModel log = logs.openProperty().get().orElseThrow();
        log.marks().note(0, "whose?\npassword='hunter2'");
        log.marks().note(2, "no hit");
        log.marks().turn(3);
        log.inputProperty().set(FilterInput.NONE.withText("key", false));
        Path to = folder.resolve("hits.log");
        dialogs.choosing(to).choosing(to);
        logs.exports().hitsWithNotes();
        assertThat(Files.readAllLines(to))
                .containsExactly(
                        HEAD + "ERROR:  one key",
                        "    > Bookmark",
                        "    > whose?",
                        "    > password=****",
                        HEAD + "DETAIL:  the key",
                        HEAD + "ERROR:  three key",
                        "    > Bookmark");
        assertThat(said).containsExactly("3 lines were saved to " + to + ".");
        logs.exports().hits();
        assertThat(Files.readAllLines(to)).hasSize(3);
    }

    @Test
    void selected_rows_are_saved_with_what_was_marked_at_them_where_that_is_wanted() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.log"), HEAD + "ERROR:  one\n\tmore of it\n" + HEAD + "LOG:  two\n");
        logs.open(List.of(file));
        LogViewModel log = logs.openProperty().get().orElseThrow();
        log.marks().note(0, "whose? token=hunter2");
        Path to = folder.resolve("rows.log");
        dialogs.choosing(to).choosing(to).choosing(to);
        log.rows().whole(List.of(0, 1), rows -> logs.exports().rows(log, rows, true, true));
        assertThat(Files.readAllLines(to))
                .containsExactly(
                        HEAD + "ERROR:  one",
                        "\tmore of it",
                        "    > Bookmark",
                        "    > whose? token=****",
                        HEAD + "LOG:  two");
        log.inputProperty().set(FilterInput.NONE.withText("o", false));
        log.find().rows().whole(List.of(0, 1, 2), rows -> logs.exports().rows(log, rows, false, true));
        assertThat(Files.readAllLines(to))
                .containsExactly(
                        HEAD + "ERROR:  one",
                        "    > Bookmark",
                        "    > whose? token=****",
                        "\tmore of it",
                        HEAD + "LOG:  two");
        log.rows().whole(List.of(0), rows -> logs.exports().rows(log, rows, true, false));
        assertThat(Files.readAllLines(to)).containsExactly(HEAD + "ERROR:  one", "\tmore of it");
        assertThat(said).last().isEqualTo("2 lines were saved to " + to + ".");
    }

    @Test
    void the_log_itself_is_not_written_over() throws IOException {
        Path file = Files.writeString(folder.resolve("a.log"), HEAD + "ERROR:  one\n" + HEAD + "LOG:  two\n");
        logs.open(List.of(file));
        LogViewModel log = logs.openProperty().get().orElseThrow();
        log.inputProperty().set(FilterInput.NONE.withText("one", false));
        Path link = Files.createSymbolicLink(folder.resolve("link.log"), file);
        dialogs.choosing(file).choosing(link);
        logs.exports().hits();
        log.rows().whole(List.of(0), rows -> logs.exports().rows(log, rows, true, false));
        assertThat(dialogs.shown())
                .filteredOn(shown -> shown.startsWith("error LK-LOG-SAVE"))
                .hasSize(2)
                .allMatch(shown -> shown.contains("is the log itself, which would be lost"));
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(said).isEmpty();
    }

    @Test
    void a_password_whose_word_stands_on_a_line_that_is_no_hit_is_left_out() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.log"),
                HEAD + "LOG:  statement: alter role app password\n\t'hunter2' valid\n" + HEAD
                        + "LOG:  statement: select\n\t'plain' valid\n");
        logs.open(List.of(file));
        LogViewModel log = logs.openProperty().get().orElseThrow();
        log.inputProperty().set(FilterInput.NONE.withText("valid", false));
        Path to = folder.resolve("hits.log");
        dialogs.choosing(to).choosing(to).choosing(to);
        logs.exports().hits();
        assertThat(Files.readAllLines(to)).containsExactly("\t'****' valid", "\t'plain' valid");
        log.find().rows().whole(List.of(0, 1), rows -> {
            assertThat(rows).extracting(LogRow::text).containsExactly("'****' valid", "'plain' valid");
            logs.exports().rows(log, rows, false, false);
        });
        assertThat(Files.readAllLines(to)).containsExactly("\t'****' valid", "\t'plain' valid");
        logs.exports().hitsAsTheyAre();
        assertThat(Files.readAllLines(to)).containsExactly("\t'hunter2' valid", "\t'plain' valid");
    }
}
