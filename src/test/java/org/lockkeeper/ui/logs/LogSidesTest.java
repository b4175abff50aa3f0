package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

/** Two views of one log. */
class LogSidesTest {
    private static final String LINE = "2026-11-01 10:%02d:00.000 UTC [%d] app@shop %s:  %s\n";

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");
    private final LogsViewModel logs = new LogsViewModel(
            new LogService(Clock.systemUTC()),
            new NoServer(),
            tasks,
            tasks,
            Runnable::run,
            new RecordingDialogs(),
            _ -> {},
            Memories.in(folder.resolve("memory")));

    private LogViewModel open() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append(LINE.formatted(i, 100 + i % 3, i % 10 == 0 ? "ERROR" : "LOG", "entry " + i));
        }
        file = Files.writeString(folder.resolve("a.log"), text);
        logs.open(List.of(file));
        return logs.openProperty().get().orElseThrow();
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    private static String last(LogRows rows) {
        return rows.row(rows.size() - 1).orElseThrow().text();
    }

    @Test
    void a_second_view_has_a_filter_a_selection_and_a_place_of_its_own_over_the_same_index() throws IOException {
        LogViewModel first = open();
        first.inputProperty().set(FilterInput.NONE.withLevel(Optional.of(Severity.ERROR)));
        first.select(20);
        logs.turnBeside();
        LogViewModel second = first.sides().secondProperty().get().orElseThrow();
        assertThat(second.file()).isSameAs(first.file());
        assertThat(second.rows()).hasSize(60);
        assertThat(second.revealProperty().get()).map(LogViewModel.Reveal::row).contains(20);
        assertThat(second.selectedProperty().get()).isEmpty();

        second.inputProperty().set(FilterInput.NONE.ofPid("101"));
        assertThat(second.find().rows()).hasSize(20);
        assertThat(first.find().rows()).hasSize(6);
        logs.step(true);
        assertThat(second.selectedProperty().get().orElseThrow().line()).isEqualTo(1);
        assertThat(first.selectedProperty().get().orElseThrow().line()).isEqualTo(20);
        first.sides().activate(first);
        logs.step(true);
        assertThat(first.selectedProperty().get().orElseThrow().line()).isEqualTo(30);
        assertThat(second.selectedProperty().get().orElseThrow().line()).isEqualTo(1);

        Files.writeString(file, LINE.formatted(0, 101, "ERROR", "entry 60"), StandardOpenOption.APPEND);
        first.look(new CancelToken());
        assertThat(List.of(first.rows().size(), second.rows().size())).containsExactly(61, 61);
        assertThat(last(first.find().rows())).isEqualTo("entry 60");
        assertThat(last(second.find().rows())).isEqualTo("entry 60");

        logs.turnBeside();
        assertThat(first.sides().secondProperty().get()).isEmpty();
        first.select(40);
        assertThat(first.selectedProperty().get().orElseThrow().entry().entry().message())
                .isEqualTo("entry 40");
    }

    @Test
    void times_are_kept_together_only_as_long_as_that_is_wanted() throws IOException {
        LogViewModel first = open();
        logs.turnBeside();
        LogViewModel second = first.sides().secondProperty().get().orElseThrow();
        second.inputProperty().set(FilterInput.NONE.withLevel(Optional.of(Severity.ERROR)));
        List<LogViewModel.Reveal> shown = new ArrayList<>();
        second.revealProperty().subscribe((_, now) -> now.ifPresent(shown::add));
        first.select(35);
        assertThat(shown).extracting(LogViewModel.Reveal::row).containsExactly(4, 35);
        second.inputProperty().set(FilterInput.NONE.ofPid("101"));
        assertThat(shown).extracting(LogViewModel.Reveal::row).containsExactly(4, 35, 12, 35);
        logs.turnTogether();
        first.select(5);
        assertThat(shown).hasSize(4);
        second.select(50);
        assertThat(first.selectedProperty().get().orElseThrow().line()).isEqualTo(5);
    }
}
