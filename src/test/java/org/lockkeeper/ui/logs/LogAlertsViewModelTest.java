package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.mark.Bookmarks;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

@SuppressWarnings("NullAway.Init") // a log comes before every test
class LogAlertsViewModelTest {
    private static final String LINE = "2026-11-01 10:00:00.000 UTC [7] app@shop %s:  %s\n";

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);
    private final List<String> told = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    private LogMemory memory;
    private LogsViewModel logs;
    private LogViewModel log;
    private Path file = Path.of("");

    @BeforeEach
    void a_log() throws IOException {
        file = Files.writeString(folder.resolve("a.log"), LINE.formatted("ERROR", "deadlock detected"));
        memory = new LogMemory(
                new Bookmarks(folder.resolve("bookmarks")),
                Map.of(),
                _ -> {},
                (title, text) -> told.add(title + " | " + text));
        logs = new LogsViewModel(
                new LogService(Clock.systemUTC()),
                new NoServer(),
                tasks,
                tasks,
                Runnable::run,
                new RecordingDialogs(),
                _ -> {},
                memory);
        logs.open(List.of(file));
        log = logs.openProperty().get().orElseThrow();
        memory.rules().add();
        memory.rules().change(0, new HighlightRule("deadlock", RuleColour.RED, true, false, true));
    }

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    private void comes(String lines) throws IOException {
        Files.writeString(file, lines, StandardOpenOption.APPEND);
        log.look(new CancelToken());
    }

    private List<String> shown() {
        return memory.alerts().shownProperty().get().stream()
                .map(LogAlertsViewModel::words)
                .toList();
    }

    @Test
    void nothing_is_told_while_nobody_follows_or_by_a_rule_that_does_not_alert_or_is_off() throws IOException {
        comes(LINE.formatted("ERROR", "deadlock detected"));
        logs.turnFollow();
        memory.rules().change(0, new HighlightRule("deadlock", RuleColour.RED, true, false, false));
        comes(LINE.formatted("ERROR", "deadlock detected"));
        memory.rules().change(0, new HighlightRule("deadlock", RuleColour.RED, false, false, true));
        comes(LINE.formatted("ERROR", "deadlock detected"));
        memory.rules().change(0, new HighlightRule("dead(", RuleColour.RED, true, false, true));
        comes(LINE.formatted("ERROR", "deadlock detected"));
        assertThat(told).isEmpty();
        assertThat(shown()).isEmpty();
    }

    @Test
    void what_comes_while_a_log_is_followed_is_told_once_and_leads_to_its_line() throws IOException {
        logs.turnFollow();
        comes(LINE.formatted("LOG", "well")
                + LINE.formatted("ERROR", "deadlock of password=hunter2").repeat(2));
        log.scrolled(false);
        comes(LINE.formatted("ERROR", "deadlock once more"));
        assertThat(told).hasSize(1);
        assertThat(told.getFirst())
                .startsWith("Lockkeeper: a.log | 2 new lines match, the last of them deadlock: ")
                .endsWith("deadlock of password=****");
        LogAlert alert = memory.alerts().shownProperty().get().getFirst();
        List<String> front = new ArrayList<>();
        memory.alerts().before(() -> front.add("front"));
        memory.alerts().open(alert);
        assertThat(front).containsExactly("front");
        assertThat(log.selectedProperty().get().orElseThrow().line()).isEqualTo(3);
        assertThat(shown()).isEmpty();
    }

    @Test
    void the_view_at_the_right_alone_follows_and_it_is_told_until_that_is_closed() throws IOException {
        logs.turnBeside();
        logs.turnFollow();
        assertThat(log.followProperty().get()).isEqualTo(LogViewModel.Follow.OFF);
        comes(LINE.formatted("ERROR", "deadlock detected"));
        assertThat(shown()).hasSize(1);
        log.followProperty().set(LogViewModel.Follow.ON);
        log.followProperty().set(LogViewModel.Follow.OFF);
        memory.alerts().dismiss(memory.alerts().shownProperty().get().getFirst());
        memory.rules().change(0, new HighlightRule("fatal", RuleColour.RED, true, false, true));
        comes(LINE.formatted("FATAL", "fatal"));
        assertThat(shown()).hasSize(1);
        memory.alerts().dismiss(memory.alerts().shownProperty().get().getFirst());
        logs.turnBeside();
        memory.rules().change(0, new HighlightRule("panic", RuleColour.RED, true, false, true));
        comes(LINE.formatted("PANIC", "panic"));
        assertThat(shown()).isEmpty();
    }

    @Test
    void an_alert_is_put_away_by_a_person_and_with_its_log() throws IOException {
        logs.turnFollow();
        comes(LINE.formatted("ERROR", "deadlock detected"));
        assertThat(shown()).hasSize(1).first().asString().startsWith("A new line matches deadlock: ");
        memory.alerts().dismiss(memory.alerts().shownProperty().get().getFirst());
        assertThat(shown()).isEmpty();
        memory.rules().change(0, new HighlightRule("fatal", RuleColour.RED, true, false, true));
        comes(LINE.formatted("FATAL", "fatal"));
        assertThat(shown()).hasSize(1);
        logs.close();
        assertThat(shown()).isEmpty();
    }
}
