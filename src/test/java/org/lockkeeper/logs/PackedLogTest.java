package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** What is packed is shown from its first lines on, while it is unpacked. */
class PackedLogTest {
    private static final LogFilter WANTED = LogFilter.ALL.with(TextQuery.text("ERROR"));

    @TempDir
    private Path folder = Path.of("");

    private Path gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    /** Tens of megabytes, which are more than one step of unpacking. */
    private static String large() {
        return LogText.postgres(3_000).repeat(120);
    }

    private static long lines(String text) {
        return text.chars().filter(c -> c == '\n').count();
    }

    @Test
    void its_first_lines_are_there_before_it_is_unpacked() throws IOException {
        String text = large();
        Path zstd = Files.write(folder.resolve("a.log.zst"), Zstd.compress(text.getBytes(StandardCharsets.UTF_8)));
        for (Path file : List.of(gzip("a.log.gz", text), zstd)) {
            try (LogFile log = LogText.open(file)) {
                assertThat(log.size()).isPositive().isLessThan(text.length() / 10);
                assertThat(log.format().isPostgres()).isTrue();
                assertThat(log.lastLines(1).getFirst().text()).doesNotEndWith("\n");
                List<Long> seen = new ArrayList<>();
                log.index(
                        (_, _, _) -> {
                            assertThat(log.lines(0, 60)).hasSize(60);
                            seen.add(log.indexedBytes());
                        },
                        new CancelToken());
                assertThat(seen).isSorted().hasSizeGreaterThan(5);
                assertThat(seen.getFirst()).isLessThan(text.length() / 10);
                assertThat(log.lineEnds()).isEqualTo(lines(text));
            }
        }
    }

    @Test
    void its_progress_is_that_of_all_of_it() throws IOException {
        String text = large();
        List<Double> shares = new ArrayList<>();
        try (LogFile log = LogText.open(gzip("a.log.gz", text))) {
            log.index((_, done, total) -> shares.add((double) done / total), new CancelToken());
        }
        assertThat(shares.getFirst()).isLessThan(0.1);
        assertThat(shares.getLast()).isEqualTo(1);
    }

    @Test
    void a_view_searches_as_far_as_it_is_unpacked_and_goes_on_later() throws IOException {
        String text = large();
        Path plain = LogText.write(folder, "plain.log", text);
        List<Long> expected =
                LogText.hits(plain, WANTED).stream().map(Hit::line).toList();
        try (LogFile log = LogText.open(gzip("a.log.gz", text))) {
            LogView view = new LogView(log, WANTED);
            view.search(Progress.NONE, new CancelToken());
            assertThat(view.count()).isPositive().isLessThan(expected.size() / 10);
            log.index((_, _, _) -> view.search(Progress.NONE, new CancelToken()), new CancelToken());
            view.search(Progress.NONE, new CancelToken());
            assertThat(view.around(0).count()).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i += 997) {
                assertThat(view.line(i) + 1).isEqualTo(expected.get(i));
            }
        }
        assertThat(LogText.hits(folder.resolve("a.log.gz"), WANTED).stream().map(Hit::line))
                .isEqualTo(expected);
    }

    @Test
    void what_was_cancelled_goes_on_where_it_was() throws IOException {
        String text = large();
        try (LogFile log = LogText.open(gzip("a.log.gz", text))) {
            CancelToken cancel = new CancelToken();
            assertThatThrownBy(() -> log.index((_, _, _) -> cancel.cancel(), cancel))
                    .isInstanceOf(CancellationException.class);
            assertThat(log.isComplete()).isFalse();
            assertThat(log.lineCount()).isPositive().isLessThan(lines(text));
            log.index(Progress.NONE, new CancelToken());
            assertThat(log.lineEnds()).isEqualTo(lines(text));
            assertThat(log.isComplete()).isTrue();
        }
    }

    @Test
    void packed_files_of_a_folder_come_one_after_the_other() throws IOException {
        String text = large();
        gzip("a.log.2.gz", text);
        gzip("a.log.1.gz", text.replace("2026-11-01", "2026-11-02"));
        LogText.write(folder, "a.log", "2026-11-03 10:00:00.000 UTC [1] app@shop LOG:  last\n");
        try (LogFile log = LogText.open(folder)) {
            assertThat(log.parts()).hasSize(3);
            assertThat(log.places()).hasSize(1);
            log.index(Progress.NONE, new CancelToken());
            assertThat(log.places()).hasSize(3);
            assertThat(log.lineEnds()).isEqualTo(2 * lines(text) + 1);
            assertThat(log.lines(log.lineCount() - 1, log.lineCount())
                            .getFirst()
                            .text())
                    .endsWith("last");
            assertThat(log.isFinished()).isFalse();
        }
    }

    @Test
    void a_packed_file_is_finished_and_not_followed() throws IOException {
        List<Hit> hits = new ArrayList<>();
        try (LogFile log = LogText.open(gzip("a.log.gz", LogText.postgres(3_000)))) {
            assertThat(log.isFinished()).isTrue();
            // Returns without being cancelled.
            long count = LogText.SERVICE.follow(log, WANTED, hits::add, _ -> {}, new CancelToken());
            assertThat(count).isEqualTo(hits.size()).isPositive();
        }
    }

    @Test
    void one_that_is_cut_within_its_first_bytes_is_told_in_words() throws IOException {
        Path file = Files.write(folder.resolve("a.log.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        assertThatThrownBy(() -> LogText.open(file))
                .hasMessageContaining("a.log.gz could not be read")
                .hasMessageContaining("is cut off or damaged within its first bytes");
    }

    @Test
    void one_whose_first_lines_look_like_something_else_is_searched_by_what_all_of_it_looks_like() throws IOException {
        String text = ("starting " + "x".repeat(10_000) + "\n").repeat(20) + LogText.postgres(3_000);
        LogFilter errors = LogFilter.ALL.atLeast(Severity.ERROR).ofPid(4_003);
        List<Hit> expected = LogText.hits(LogText.write(folder, "plain.log", text), errors);
        assertThat(expected).isNotEmpty();
        assertThat(LogText.hits(gzip("a.log.gz", text), errors)).isEqualTo(expected);
    }
}
