package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

class BadInputTest {
    private static final String CSV =
            "2026-11-01 10:00:0%d.000 UTC,\"app\",\"shop\",42,\"10.0.0.1:5000\",65.2a,1,\"SELECT\",2026-11-01 09:00:00 UTC,3/1,0,%s,42P01,%s,\"a detail\",\"a hint\",,,\"a context\",\"select 1\",15,,\"psql\",\"client backend\",,-812\n";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThatThrownBy(() -> LogText.open(folder.resolve("absent.log")))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("There is no file")
                .hasMessageContaining("absent.log");
    }

    @Test
    void a_device_and_a_pipe_are_refused_without_waiting_for_them() throws Exception {
        assumeThat(Path.of("/dev/zero")).exists();
        assertThatThrownBy(() -> LogText.open(Path.of("/dev/zero")))
                .hasMessageContaining("is a device, a pipe or a socket");
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> LogText.open(pipe)).hasMessageContaining("is a device, a pipe or a socket");
    }

    @Test
    void a_folder_without_logs_is_told() {
        assertThatThrownBy(() -> LogText.open(folder)).hasMessageContaining("There are no log files in the folder");
    }

    @Test
    void two_hundred_rotated_files_are_one_log_in_the_order_of_their_times() throws IOException {
        for (int i = 0; i < 200; i++) {
            String last = i == 199 ? "" : "\n";
            LogText.write(
                    folder,
                    "postgresql.log." + (i * 37) % 200,
                    "2026-11-%02d %02d:00:00.000 UTC [1] LOG:  file %d%s".formatted(1 + i / 24, i % 24, i, last));
        }
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(log.parts()).hasSize(200);
            assertThat(log.lineCount()).isEqualTo(200);
            assertThat(log.lines(123, 124).getFirst().text()).endsWith("LOG:  file 123");
            assertThat(log.timeJumps()).isZero();
        }
    }

    @Test
    void packed_files_read_as_their_content() throws IOException {
        String text = LogText.postgres(2_000);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path gzip = folder.resolve("a.log.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(bytes);
        }
        Path zstd = Files.write(folder.resolve("a.log.zst"), Zstd.compress(bytes));
        LogFilter filter = LogFilter.ALL.with(TextQuery.text("ERROR"));
        List<Hit> expected = LogText.hits(LogText.write(folder, "a.log", text), filter);
        assertThat(expected).isNotEmpty();
        assertThat(LogText.hits(gzip, filter)).isEqualTo(expected);
        assertThat(LogText.hits(zstd, filter)).isEqualTo(expected);
    }

    @Test
    void a_packed_file_that_was_cut_shows_what_is_there_and_says_so() throws IOException {
        Path gzip = folder.resolve("cut.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(LogText.postgres(5_000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] whole = Files.readAllBytes(gzip);
        Files.write(gzip, Arrays.copyOf(whole, whole.length / 2));
        try (LogFile log = LogText.indexed(gzip)) {
            assertThat(log.lineCount()).isGreaterThan(1_000);
            assertThat(log.lastLines(1).getFirst().text()).contains("cut off or damaged here");
        }
    }

    @Test
    void utf_16_is_converted() throws IOException {
        String text = LogText.postgres(100);
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16)) {
            Path file = Files.write(folder.resolve("wide.log"), text.getBytes(charset));
            try (LogFile log = LogText.indexed(file)) {
                assertThat(log.format().kind()).isEqualTo(LogFormat.Kind.STDERR);
                assertThat(log.lineCount()).isEqualTo(text.lines().count());
            }
        }
    }

    @Test
    void a_csv_file_cut_within_a_quoted_field_goes_on_with_its_next_record() throws IOException {
        String record =
                "2026-11-01 10:00:0%d.000 UTC,\"app\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\",2026-11-01 09:00:00 UTC,3/1,0,%s,42P01,\"relation \"\"x\"\" does not exist\nsecond line\",,,,,,\"select *\nfrom x\",15,,\"psql\",\"client backend\",,0\n";
        String text = "cut of a field\",,,,\"select 1\",,,\"psql\"\n" + record.formatted(1, "ERROR")
                + record.formatted(2, "LOG");
        Path file = LogText.write(folder, "a.csv", text);
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.format().kind()).isEqualTo(LogFormat.Kind.CSV);
            LogFile.Entry entry = log.entry(2);
            assertThat(entry.firstLine()).isEqualTo(1);
            assertThat(entry.entry().severity()).isEqualTo(Severity.ERROR);
            assertThat(entry.entry().pid()).hasValue(42);
            assertThat(entry.entry().message()).isEqualTo("relation \"x\" does not exist\nsecond line");
            assertThat(entry.entry().part("STATEMENT")).hasValue("select *\nfrom x");
        }
    }

    @Test
    void a_broken_line_in_a_jsonlog_is_shown_as_it_is() throws IOException {
        String good =
                "{\"timestamp\":\"2026-11-01 10:00:00.000 UTC\",\"user\":\"app\",\"dbname\":\"shop\",\"pid\":42,\"error_severity\":\"ERROR\",\"state_code\":\"40P01\",\"message\":\"deadlock detected\",\"detail\":\"x\"}\n";
        Path file = LogText.write(
                folder, "a.json", good + "{\"timestamp\":\"2026-11-01 10:00:01.000 UTC\",\"pid\":4\n" + good);
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.format().kind()).isEqualTo(LogFormat.Kind.JSON);
            assertThat(log.entry(0).entry().message()).isEqualTo("deadlock detected");
            assertThat(log.entry(0).entry().pid()).hasValue(42);
            assertThat(log.entry(1).entry().message()).contains("\"pid\":4");
        }
        assertThat(LogText.hits(file, LogFilter.ALL.atLeast(Severity.ERROR))).hasSize(2);
    }

    @Test
    void a_prefix_that_changes_in_the_middle_is_read_on_both_sides() throws IOException {
        Path file = LogText.write(
                folder,
                "a.log",
                "2026-11-01 10:00:00.000 UTC [41] app@shop ERROR:  one\n".repeat(20)
                        + "2026-11-01 10:00:01 UTC [42]: user=u,db=d,app=a,client=h FATAL:  two\n"
                        + "1793527202.500 [43] PANIC:  three\n");
        List<Hit> hits = LogText.hits(file, LogFilter.ALL.atLeast(Severity.FATAL));
        assertThat(hits).extracting(hit -> hit.pid().getAsInt()).containsExactly(42, 43);
        assertThat(hits).extracting(Hit::severity).containsExactly(Severity.FATAL, Severity.PANIC);
    }

    @Test
    void times_that_jump_back_are_counted_and_still_found() throws IOException {
        String line = "2026-11-01 %02d:00:00.000 UTC [1] LOG:  x\n";
        Path file = LogText.write(
                folder,
                "a.log",
                line.formatted(10).repeat(300)
                        + line.formatted(12).repeat(300)
                        + line.formatted(9).repeat(300));
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.timeJumps()).isEqualTo(1);
            assertThat(log.lineAt(Instant.parse("2026-11-01T12:00:00Z"))).isEqualTo(300);
        }
    }

    @Test
    void a_pattern_that_explodes_elsewhere_takes_linear_time() throws IOException {
        Path file = LogText.write(folder, "a.log", ("a".repeat(50_000) + "\n").repeat(20));
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.regex("(a+)+(a*)*b"))))
                .isEmpty();
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.regex("(x+x+)+y|(a|aa)+$"))))
                .hasSize(20);
    }

    @Test
    void a_pattern_that_is_not_well_formed_is_refused_with_its_fault() throws IOException {
        Path file = LogText.write(folder, "a.log", "x\n");
        assertThatThrownBy(() -> LogText.hits(file, LogFilter.ALL.with(TextQuery.regex("(a"))))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("The pattern (a is not well formed");
    }

    @Test
    void a_search_that_is_cancelled_keeps_what_it_found() throws IOException {
        Path file = LogText.write(folder, "a.log", LogText.postgres(2_000).repeat(300));
        try (LogFile log = LogText.indexed(file)) {
            LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.text("LOG")));
            CancelToken cancel = new CancelToken();
            assertThatThrownBy(() -> view.search((_, _, _) -> cancel.cancel(), cancel))
                    .isInstanceOf(CancellationException.class);
            assertThat(view.isComplete()).isFalse();
            long found = view.count();
            assertThat(found).isPositive();
            view.search(Progress.NONE, new CancelToken());
            assertThat(view.count()).isGreaterThan(found);
        }
    }

    @Test
    void a_file_that_vanishes_while_it_is_searched_is_searched_to_its_end() throws IOException {
        String text = LogText.postgres(2_000).repeat(300);
        Path file = LogText.write(folder, "a.log", text);
        try (LogFile log = LogText.indexed(file)) {
            LogView whole = new LogView(log, LogFilter.ALL.with(TextQuery.text("LOG")));
            whole.search(Progress.NONE, new CancelToken());
            LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.text("LOG")));
            view.search(
                    (_, _, _) -> {
                        try {
                            Files.deleteIfExists(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    new CancelToken());
            assertThat(file).doesNotExist();
            assertThat(view.count()).isEqualTo(whole.count()).isPositive();
            assertThat(log.refresh()).isEqualTo(LogChange.GONE);
        }
    }

    @Test
    void a_file_that_grows_is_replaced_and_truncated_is_followed() throws IOException {
        String line = "2026-11-01 10:00:00.000 UTC [1] LOG:  %s\n";
        Path file = LogText.write(folder, "a.log", line.formatted("one"));
        try (LogFile log = LogText.indexed(file)) {
            Files.writeString(file, line.formatted("two") + "half", StandardOpenOption.APPEND);
            assertThat(log.refresh()).isEqualTo(LogChange.GREW);
            log.index(Progress.NONE, new CancelToken());
            assertThat(log.lineEnds()).isEqualTo(2);
            assertThat(log.lineCount()).isEqualTo(3);

            Files.move(file, folder.resolve("a.log.1"));
            assertThat(log.refresh()).isEqualTo(LogChange.GONE);
            LogText.write(folder, "a.log", line.formatted("three"));
            assertThat(log.refresh()).isEqualTo(LogChange.ROTATED);
            log.index(Progress.NONE, new CancelToken());
            assertThat(log.lines(0, 10))
                    .extracting(LogLine::text)
                    .last()
                    .asString()
                    .endsWith("three");
            assertThat(log.lineCount()).isEqualTo(4);
            assertThat(log.histogram().total()).isEqualTo(3);
        }
    }

    @Test
    void a_file_that_is_truncated_while_it_is_open_is_read_anew() throws IOException {
        Path file = LogText.write(folder, "a.log", LogText.postgres(10_000));
        try (LogFile log = LogText.indexed(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
            assertThat(log.lines(5_000, 5_010)).isEmpty();
            assertThat(log.refresh()).isEqualTo(LogChange.TRUNCATED);
            log.index(Progress.NONE, new CancelToken());
            assertThat(log.lineEnds()).isEqualTo(1);
        }
    }

    @Test
    void of_a_line_of_ten_megabytes_the_beginning_is_shown() throws IOException {
        Path file = LogText.write(folder, "a.log", "a\n" + "x".repeat(10_000_000) + "\nlast\n");
        try (LogFile log = LogText.indexed(file)) {
            List<LogLine> lines = log.lines(0, 3);
            assertThat(lines).extracting(LogLine::bytes).containsExactly(1L, 10_000_000L, 4L);
            assertThat(lines).extracting(LogLine::cut).containsExactly(false, true, false);
            assertThat(lines.get(1).text()).hasSize(LineCutter.KEPT);
        }
    }

    @Test
    void the_index_takes_at_most_two_bytes_a_line() throws IOException {
        Path file = LogText.write(folder, "a.log", "x\n".repeat(1_000_000));
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.lineCount()).isEqualTo(1_000_000);
            assertThat(log.indexMemory()).isLessThan(2 * log.lineCount());
        }
    }

    @Test
    void a_csv_file_that_ends_within_a_quoted_field_shows_what_there_is_of_its_last_record() throws IOException {
        String text = CSV.formatted(1, "ERROR", "\"it failed\"")
                + CSV.formatted(2, "FATAL", "\"relation \"\"x\"\" is\nnot there");
        Path file = LogText.write(folder, "a.csv", text.substring(0, text.indexOf("not there") + 5));
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.entryCount()).isEqualTo(2);
            LogFile.Entry last = log.entry(2);
            assertThat(last.firstLine()).isEqualTo(1);
            assertThat(last.entry().severity()).isEqualTo(Severity.FATAL);
            assertThat(last.entry().message()).isEqualTo("relation \"x\" is\nnot t");
            Files.writeString(file, "here\",,,,,,,,,\"psql\"\n", StandardOpenOption.APPEND);
            log.refresh();
            log.index(Progress.NONE, new CancelToken());
            assertThat(log.entry(2).entry().message()).isEqualTo("relation \"x\" is\nnot there");
            assertThat(log.entry(2).entry().field(Field.APPLICATION)).contains("psql");
        }
    }

    @Test
    void a_csv_record_has_its_columns_and_parts() throws IOException {
        Path file = LogText.write(folder, "a.csv", CSV.formatted(1, "ERROR", "\"it failed\""));
        try (LogFile log = LogText.indexed(file)) {
            LogEntry entry = log.entry(0).entry();
            assertThat(entry.time()).contains(Instant.parse("2026-11-01T10:00:01Z"));
            assertThat(entry.fields())
                    .containsEntry(Field.PID, "42")
                    .containsEntry(Field.USER, "app")
                    .containsEntry(Field.DATABASE, "shop")
                    .containsEntry(Field.CLIENT, "10.0.0.1:5000")
                    .containsEntry(Field.SESSION, "65.2a")
                    .containsEntry(Field.COMMAND, "SELECT")
                    .containsEntry(Field.SQLSTATE, "42P01")
                    .containsEntry(Field.APPLICATION, "psql")
                    .containsEntry(Field.BACKEND_TYPE, "client backend")
                    .containsEntry(Field.QUERY_ID, "-812");
            assertThat(entry.parts())
                    .extracting(LogEntry.Part::label, LogEntry.Part::text)
                    .containsExactly(
                            tuple("DETAIL", "a detail"),
                            tuple("HINT", "a hint"),
                            tuple("CONTEXT", "a context"),
                            tuple("STATEMENT", "select 1"));
        }
    }

    @Test
    void a_stretch_of_time_has_its_lines_on_both_sides_of_a_jump() throws IOException {
        String line = "2026-11-01 %02d:00:00.000 UTC [1] LOG:  x\n";
        Path file = LogText.write(
                folder,
                "a.log",
                line.formatted(10) + line.formatted(12) + line.formatted(10) + "\tmore\n" + line.formatted(9));
        LogFilter tenToEleven = LogFilter.ALL.between(
                Optional.of(Instant.parse("2026-11-01T10:00:00Z")), Optional.of(Instant.parse("2026-11-01T11:00:00Z")));
        assertThat(LogText.hits(file, tenToEleven)).extracting(Hit::line).containsExactly(1L, 3L);
        assertThat(LogText.hits(file, tenToEleven.with(TextQuery.regex("x|more"))))
                .extracting(Hit::line)
                .containsExactly(1L, 3L, 4L);
    }

    @Test
    void nothing_is_kept_beside_a_log_that_was_looked_through() throws IOException {
        Path file = LogText.write(folder, "a.log", LogText.postgres(1_000));
        try (LogFile log = LogText.indexed(file);
                Stream<Path> there = Files.list(folder)) {
            LogText.hits(file, LogFilter.ALL.with(TextQuery.text("ERROR")));
            assertThat(log.isComplete()).isTrue();
            assertThat(there).containsExactly(file);
        }
    }
}
