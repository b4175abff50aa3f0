package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogChange;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogRow;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogBytes;
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

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_new_file_that_cannot_be_read_yet_is_told_once_and_taken_when_it_can() throws IOException {
        Path file = write("a.log", 1, "one");
        LogViewModel log = open(file);
        List<String> told = new ArrayList<>();
        log.noticeProperty().subscribe((_, now) -> now.ifPresent(told::add));
        Files.move(file, folder.resolve("a.log.1"));
        // What leads to itself can be opened by nobody, not even by root.
        Files.createSymbolicLink(file, file);
        log.look(new CancelToken());
        log.look(new CancelToken());
        assertThat(told).hasSize(1).first().asString().endsWith("It is tried again until it can be read.");
        Files.delete(file);
        write("a.log", 2, "two");
        log.look(new CancelToken());
        assertThat(told).hasSize(2).last().asString().contains("is a new file of the log");
        assertThat(texts(log)).containsExactly("one", "two");
    }

    @Test
    void a_servers_log_whose_connection_drops_goes_on_when_it_is_back() throws IOException {
        Dropping server = new Dropping(LINE.formatted(1, "one"));
        LogsViewModel model = new LogsViewModel(
                new LogService(Clock.systemUTC()),
                server,
                tasks,
                tasks,
                Runnable::run,
                new RecordingDialogs(),
                _ -> {},
                Memories.in(folder.resolve("memory")));
        model.openServerLog();
        LogViewModel log = model.openProperty().get().orElseThrow();
        server.text += LINE.formatted(2, "two");
        server.down = true;
        log.look(new CancelToken());
        assertThat(log.noticeProperty().get().orElseThrow())
                .contains("connection refused")
                .endsWith("It is tried again until it can be read.");
        assertThat(log.rows()).hasSize(1);
        server.down = false;
        log.look(new CancelToken());
        assertThat(log.noticeProperty().get().orElseThrow()).endsWith("can be read again.");
        assertThat(texts(log)).containsExactly("one", "two");
        model.close();
    }

    @Test
    void what_is_left_out_of_a_folder_is_told() throws IOException {
        write("a.log", 1, "one");
        Files.write(folder.resolve("a.log.1.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        assertThat(open(folder).noticeProperty().get().orElseThrow()).startsWith("a.log.1.gz is left out: ");
    }

    @Test
    void what_stood_out_is_looked_for_again_in_a_log_that_was_truncated() throws IOException {
        Path file = write("a.log", 1, "one");
        Files.writeString(file, LINE.formatted(2, "two").repeat(3), StandardOpenOption.APPEND);
        LogViewModel log = open(file);
        log.findings().shownProperty().set(true);
        assertThat(log.findings().findingsProperty().get().orElseThrow().entries())
                .isEqualTo(4);
        write("a.log", 3, "three");
        log.look(new CancelToken());
        assertThat(log.findings().findingsProperty().get().orElseThrow().entries())
                .isEqualTo(1);
        log.findings().shownProperty().set(false);
        Files.writeString(file, "");
        log.look(new CancelToken());
        assertThat(log.findings().findingsProperty().get()).isEmpty();
    }

    /** A server's log, as long as the server answers. */
    private static final class Dropping implements ServerLog, LogBytes {
        private String text;
        private boolean down;

        Dropping(String text) {
            this.text = text;
        }

        @Override
        public ObservableValue<Optional<String>> environment() {
            return new SimpleObjectProperty<>(Optional.of("prod-eu"));
        }

        @Override
        public LogFile open(String name, Optional<Instant> since) {
            JoinedBytes bytes = new JoinedBytes();
            try {
                bytes.add(name, this);
                return new LogService(Clock.systemUTC())
                        .openBytes(
                                name,
                                bytes,
                                (all, known) -> all.size() > known ? LogChange.GREW : LogChange.NONE,
                                Optional.empty());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte[] bytes() throws IOException {
            if (down) {
                throw new IOException("connection refused");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public long size() throws IOException {
            return bytes().length;
        }

        @Override
        public int read(long offset, ByteBuffer into) throws IOException {
            int count = (int) Math.min(into.remaining(), bytes().length - offset);
            if (count > 0) {
                into.put(bytes(), (int) offset, count);
            }
            return Math.max(0, count);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
