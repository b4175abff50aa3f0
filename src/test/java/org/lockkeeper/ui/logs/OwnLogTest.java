package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.ui.RecordingDialogs;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.shell.Action;

/** What Lockkeeper writes of itself, which errors refer to. */
class OwnLogTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void the_own_log_is_opened_by_name_and_its_page_comes_to_the_front() throws IOException {
        Path file = Files.writeString(
                folder.resolve("lockkeeper.log"), "2026-11-20 10:00:00.000 WARN  o.l.app.Launcher - something\n");
        LogsScreen screen = new LogsScreen(
                new LogService(Clock.systemUTC()),
                new NoServer(),
                new DirectTaskRunner(Progress.NONE),
                new RecordingDialogs(),
                Runnable::run,
                _ -> {},
                (_, _, _) -> {},
                Memories.in(folder.resolve("memory")),
                new Moments(Clock.systemUTC()));
        List<String> front = new ArrayList<>();
        screen.leadToOwnLog(file, () -> front.add("logs"));
        screen.actions().stream()
                .filter(action -> action.title().equals("Open Lockkeeper's own log"))
                .map(Action::run)
                .forEach(Runnable::run);
        LogViewModel log = screen.model().openProperty().get().orElseThrow();
        assertThat(front).containsExactly("logs");
        assertThat(log.file().name()).isEqualTo(file.toString());
        assertThat(log.rows()).hasSize(1);
        screen.model().close();
    }
}
