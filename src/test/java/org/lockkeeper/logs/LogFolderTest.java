package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** What of a folder is one log. */
class LogFolderTest {
    private static final String STDERR = "2026-11-20 10:00:0%d.000 UTC [42] app@shop ERROR:  it failed\n";
    private static final String CSV =
            "2026-11-20 10:00:0%d.000 UTC,\"app\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\",2026-11-20 09:00:00 UTC,3/1,0,ERROR,22012,\"it failed\",,,,,,,,,\"psql\",\"client backend\",,0\n";
    private static final String JSON =
            "{\"timestamp\":\"2026-11-20 10:00:0%d.000 UTC\",\"user\":\"app\",\"dbname\":\"shop\",\"pid\":42,\"error_severity\":\"ERROR\",\"state_code\":\"22012\",\"message\":\"it failed\"}\n";

    @TempDir
    private Path folder = Path.of("");

    private Path write(String name, String line, int second) throws IOException {
        return LogText.write(folder, name, line.formatted(second));
    }

    private Path packed(String name, String line, int second) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(line.formatted(second).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
    }

    private static List<String> names(LogFile log) {
        return log.parts().stream()
                .map(part -> Path.of(part).getFileName().toString())
                .toList();
    }

    @Test
    void of_formats_side_by_side_the_one_that_says_most_is_the_log_and_the_others_are_named() throws IOException {
        write("postgresql-Thu.log", STDERR, 1);
        write("postgresql-Thu.csv", CSV, 1);
        write("postgresql-Thu.json", JSON, 1);
        packed("postgresql-Wed.csv.gz", CSV, 0);
        write("postgresql-Wed.log.1", STDERR, 0);
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(names(log)).containsExactly("postgresql-Wed.csv.gz", "postgresql-Thu.csv");
            assertThat(log.format().kind()).isEqualTo(LogFormat.Kind.CSV);
            assertThat(log.entryCount()).isEqualTo(2);
            assertThat(log.remarks())
                    .singleElement()
                    .asString()
                    .contains("end in csv are the log")
                    .contains("json (1), log (2)");
        }
    }

    @Test
    void a_kind_that_was_given_up_or_is_no_servers_is_not_taken() throws IOException {
        age(write("postgresql-1.csv", CSV, 1));
        write("settings.json", "{\"a\": %d}\n", 1);
        write("postgresql-2.log", STDERR, 2);
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(names(log)).containsExactly("postgresql-2.log");
            assertThat(log.remarks()).singleElement().asString().contains("csv (1), json (1)");
        }
    }

    @Test
    void files_of_one_kind_or_of_programs_are_one_log_without_a_word() throws IOException {
        write("app.log", "2026-11-20 10:00:0%d started\n", 2);
        write("app.json", "{\"time\":\"2026-11-20T10:00:0%dZ\",\"level\":\"info\"}\n", 1);
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(names(log)).containsExactly("app.json", "app.log");
            assertThat(log.remarks()).isEmpty();
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_told_and_left_out() throws IOException {
        write("a.log", STDERR, 1);
        Path broken = Files.write(folder.resolve("a.log.1.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(names(log)).containsExactly("a.log");
            assertThat(log.remarks()).singleElement().asString().startsWith("a.log.1.gz is left out: ");
        }
        Files.delete(folder.resolve("a.log"));
        assertThatThrownBy(() -> LogText.open(folder))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining(broken.toString());
    }

    @Test
    void packed_files_are_opened_once_with_their_progress_and_that_can_be_cancelled() throws IOException {
        packed("a.log.1.gz", STDERR, 2);
        packed("a.log.2.gz", STDERR, 1);
        List<String> told = new ArrayList<>();
        LogText.SERVICE
                .open(folder, (what, _, _) -> told.add(what), new CancelToken())
                .close();
        // In the order of names, since that of times is known only afterwards.
        assertThat(told).containsExactly("Opening a.log.1.gz", "Opening a.log.2.gz");
        told.clear();
        CancelToken cancel = new CancelToken();
        Progress cancelling = (what, _, _) -> {
            told.add(what);
            cancel.cancel();
        };
        assertThatThrownBy(() -> LogText.SERVICE.open(folder, cancelling, cancel))
                .isInstanceOf(CancellationException.class);
        assertThat(told).containsExactly("Opening a.log.1.gz");
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql.csv, CSV",
        "postgresql.CSV.1, CSV",
        "postgresql.csv-20261120.gz, CSV",
        "postgresql-2026-11-20.json.zst, JSON",
        "postgresql.log, LOG",
        "csv.log, LOG",
        "my.csvs, LOG"
    })
    void the_ending_is_told_behind_dates_and_packing(String name, LogEnding ending) {
        assertThat(LogEnding.of(name)).isEqualTo(ending);
    }

    @Test
    void a_file_that_vanishes_while_the_folder_is_opened_is_left_out() throws IOException {
        write("a.log.2", STDERR, 1);
        Path gone = write("a.log.1", STDERR, 2);
        write("a.log", STDERR, 3);
        Progress deleting = (_, _, _) -> {
            try {
                Files.deleteIfExists(gone);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try (LogFile log = LogText.SERVICE.open(folder, deleting, new CancelToken())) {
            log.index(Progress.NONE, new CancelToken());
            assertThat(names(log)).containsExactly("a.log.2", "a.log");
            assertThat(log.remarks()).singleElement().asString().contains("a.log.1 is left out", "There is no file");
        }
    }

    @Test
    void what_is_packed_in_another_way_is_told_and_opened_as_it_is_where_it_is_named() throws IOException {
        write("a.log", STDERR, 1);
        byte[] xz = {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4, '\n', 'x'};
        byte[] bzip2 = {'B', 'Z', 'h', '9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, '\n'};
        Path first = Files.write(folder.resolve("a.log-20261101.xz"), xz);
        Path second = Files.write(folder.resolve("a.log.2.bz2"), bzip2);
        Files.write(folder.resolve("notes.zip"), new byte[] {'P', 'K', 3, 4});
        try (LogFile log = LogText.open(folder)) {
            assertThat(names(log)).containsExactly("a.log");
            assertThat(log.remarks())
                    .singleElement()
                    .asString()
                    .contains("not unpacked here", "a.log-20261101.xz, a.log.2.bz2.")
                    .doesNotContain("notes.zip");
        }
        Files.delete(folder.resolve("a.log"));
        assertThatThrownBy(() -> LogText.open(folder))
                .hasMessageContaining("no log files")
                .hasMessageContaining("a.log.2.bz2. Unpack them");
        try (LogFile log = LogText.indexed(first)) {
            assertThat(log.lineEnds()).isEqualTo(1);
            assertThat(log.remarks()).singleElement().asString().contains("is packed with xz", "Unpack it first");
        }
        try (LogFile log = LogText.open(second)) {
            assertThat(log.remarks()).singleElement().asString().contains("is packed with bzip2");
        }
    }
}
