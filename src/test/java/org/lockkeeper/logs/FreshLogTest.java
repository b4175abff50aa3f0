package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogFormat.Kind;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** A log that is opened before anything, or much, stands in it. */
class FreshLogTest {
    private static final String LINES = """
            2026-11-20 10:00:00.000 UTC [41] app@shop LOG:  statement: select 1
            2026-11-20 10:00:30.000 UTC [42] app@shop ERROR:  division by zero
            2026-11-20 10:00:30.000 UTC [42] app@shop STATEMENT:  select 1 / 0
            """;

    @TempDir
    private Path folder = Path.of("");

    private final CancelToken cancel = new CancelToken();
    private Path file = Path.of("");

    @BeforeEach
    void an_empty_file() throws IOException {
        file = Files.writeString(folder.resolve("a.log"), "");
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private void grow(LogFile log, String text) throws IOException {
        append(text);
        assertThat(log.refresh()).isEqualTo(LogChange.GREW);
        log.index(Progress.NONE, cancel);
    }

    @Test
    void what_is_read_anew_since_it_is_written_otherwise_is_not_complete_until_its_end() throws IOException {
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.isComplete()).isTrue();
            append(LINES);
            CancelToken cancelled = new CancelToken();
            cancelled.cancel();
            assertThatThrownBy(() -> log.index(Progress.NONE, cancelled)).isInstanceOf(CancellationException.class);
            assertThat(log.isComplete()).isFalse();
            log.index(Progress.NONE, cancel);
            assertThat(log.isComplete()).isTrue();
        }
    }

    @Test
    void one_that_was_empty_has_times_levels_and_pids_when_its_lines_come() throws IOException {
        try (LogFile log = LogText.indexed(file)) {
            RowReader reader = new RowReader(log);
            assertThat(reader.entries(0, 10)).isEmpty();

            grow(log, LINES);

            assertThat(log.format().kind()).isEqualTo(Kind.STDERR);
            List<LogRow> rows = reader.entries(0, 10);
            assertThat(rows).hasSize(2);
            assertThat(rows.getLast().time()).contains(Instant.parse("2026-11-20T10:00:30Z"));
            assertThat(rows.getLast().severity()).isEqualTo(Severity.ERROR);
            assertThat(rows.getLast().pid()).isEqualTo(OptionalInt.of(42));
            assertThat(rows.getLast().fields()).containsEntry(Field.DATABASE, "shop");
            assertThat(log.histogram().total()).isEqualTo(2);
        }
    }

    @Test
    void a_filter_and_the_index_begin_anew_where_the_first_lines_told_too_little() throws IOException {
        append("pg_ctl: another server might be running\n2026-11-");
        try (LogFile log = LogText.indexed(file)) {
            LogView errors = new LogView(log, LogFilter.ALL.atLeast(Severity.ERROR));
            errors.search(Progress.NONE, cancel);
            assertThat(log.format().kind()).isEqualTo(Kind.PLAIN);

            grow(log, LINES.substring("2026-11-".length()));
            errors.search(Progress.NONE, cancel);

            assertThat(log.format().kind()).isEqualTo(Kind.STDERR);
            assertThat(log.lineCount()).isEqualTo(4);
            assertThat(log.entryCount()).isEqualTo(3);
            assertThat(errors.line(0)).isEqualTo(2);
            assertThat(errors.count()).isEqualTo(1);
        }
    }

    @Test
    void following_tells_the_pid_of_the_first_line() throws IOException {
        List<Hit> hits = new ArrayList<>();
        CancelToken end = new CancelToken();
        try (LogFile log = LogText.open(file)) {
            append(LINES);
            LogText.SERVICE.follow(
                    log,
                    LogFilter.ALL.ofPid(42),
                    hit -> {
                        hits.add(hit);
                        end.cancel();
                    },
                    _ -> {},
                    end);
        }
        assertThat(hits).extracting(Hit::line).containsExactly(2L, 3L);
        assertThat(hits.getFirst().severity()).isEqualTo(Severity.ERROR);
    }

    @Test
    void an_application_whose_lines_are_json_is_known_by_its_first_line_too() throws IOException {
        try (LogFile log = LogText.indexed(file)) {
            grow(log, "{\"time\":\"2026-11-20T10:00:00Z\",\"level\":\"warn\",\"msg\":\"slow\"}\n");
            assertThat(log.format().kind()).isEqualTo(Kind.JSON_LINES);
            assertThat(new RowReader(log).entries(0, 1).getFirst().severity()).isEqualTo(Severity.WARNING);
        }
    }
}
