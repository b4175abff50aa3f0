package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.DirectTaskRunner;
import org.lockkeeper.task.Progress;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.RecordingDialogs;

/** What becomes of an open log while somebody looks at it. */
class LogRotationTest {
    private static final String LINE = "2026-11-01 10:%02d:00.000 UTC [7] app@shop LOG:  %s\n";

    private final TaskRunner tasks = new DirectTaskRunner(Progress.NONE);

    @TempDir
    private Path folder = Path.of("");

    private final LogsViewModel logs = new LogsViewModel(
            new LogService(Clock.systemUTC()),
            new NoServer(),
            tasks,
            tasks,
            Runnable::run,
            new RecordingDialogs(),
            _ -> {},
            Memories.in(folder.resolve("memory")));

    @AfterEach
    void it_is_closed() {
        logs.close();
    }

    private LogViewModel open(Path path) {
        logs.open(List.of(path));
        return logs.openProperty().get().orElseThrow();
    }

    private Path write(String name, int minute, String text) throws IOException {
        return Files.writeString(folder.resolve(name), LINE.formatted(minute, text));
    }

    private static List<String> texts(LogViewModel log) {
        return log.rows().stream()
                .map(number -> log.rows().row(number).map(LogRow::text).orElse("?"))
                .toList();
    }

    @Test
    void a_folder_goes_on_in_the_next_file_and_its_name_is_told() throws IOException {
        write("postgresql-2026-11-01.log", 1, "one");
        LogViewModel log = open(folder);
        logs.turnFollow();
        write("postgresql-2026-11-02.log", 2, "two");
        log.look(new CancelToken());
        assertThat(texts(log)).containsExactly("one", "two");
        assertThat(log.noticeProperty().get().orElseThrow())
                .startsWith(folder.resolve("postgresql-2026-11-02.log").toString())
                .contains("is a new file of the log");
        assertThat(log.revealProperty().get().orElseThrow().row()).isEqualTo(1);
    }
}
