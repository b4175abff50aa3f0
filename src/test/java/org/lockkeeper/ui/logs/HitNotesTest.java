package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    private final LogsViewModel logs = new LogsViewModel(
            new LogService(Clock.systemUTC()),
            new NoServer(),
            new DirectTaskRunner(Progress.NONE),
            new DirectTaskRunner(Progress.NONE),
            Runnable::run,
            dialogs,
            said::add,
            Memories.in(folder.resolve("memory")));

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
        logs.saveHitsWithNotes();
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
        logs.saving().hits();
        assertThat(Files.readAllLines(to)).hasSize(3);
    }
}
