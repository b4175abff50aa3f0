package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

class RowReaderTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void an_empty_log_has_no_row() throws IOException {
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", ""))) {
            assertThat(new RowReader(log).entries(0, 10)).isEmpty();
            assertThat(new RowReader(log).entryOf(0)).isZero();
        }
    }

    @Test
    void what_the_log_begins_with_is_an_entry_too() throws IOException {
        String text = "rest of a line\n\tand more\n2026-11-01 10:00:00.000 UTC [1] LOG:  one\n\tits rest\n".repeat(1)
                + "2026-11-01 10:00:01.000 UTC [2] LOG:  two\n".repeat(30);
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            RowReader reader = new RowReader(log);
            assertThat(log.entryCount()).isEqualTo(32);
            assertThat(reader.entries(0, 3)).extracting(LogRow::line).containsExactly(0L, 2L, 4L);
            assertThat(reader.entryOf(1)).isZero();
            assertThat(reader.entryOf(3)).isEqualTo(1);
            assertThat(reader.entryOf(4)).isEqualTo(2);
        }
    }

    @Test
    void every_entry_is_where_a_walk_through_the_lines_finds_it() throws IOException {
        // Over several regions, with one entry that is longer than many blocks.
        String part = LogText.postgres(40_000);
        String text = part + part.substring(0, part.indexOf('\n') + 1) + "\tcontinued\n".repeat(3_000) + part;
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text.repeat(2)))) {
            List<Long> begins = log.lines(0, log.lineCount()).stream()
                    .filter(line -> line.beginsEntry() || line.index() == 0)
                    .map(LogLine::index)
                    .toList();
            assertThat(log.size()).isGreaterThan(8L << 20);
            assertThat(log.entryCount()).isEqualTo(begins.size());
            RowReader reader = new RowReader(log);
            for (int entry = 0; entry < begins.size(); entry += 1_499) {
                assertThat(reader.entries(entry, entry + 40))
                        .extracting(LogRow::line)
                        .isEqualTo(begins.subList(entry, Math.min(begins.size(), entry + 40)));
                assertThat(reader.entryOf(begins.get(entry))).isEqualTo(entry);
            }
        }
    }

    @Test
    void a_hit_that_details_an_entry_says_the_entrys_time_and_level() throws IOException {
        String text = """
                2026-11-01 10:00:00.000 UTC [41] app@shop ERROR:  duplicate key
                2026-11-01 10:00:00.000 UTC [41] app@shop DETAIL:  Key (id)=(7) already exists.
                2026-11-01 10:00:00.000 UTC [41] app@shop STATEMENT:  insert into orders
                \tvalues (7)
                """;
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.regex("Key|values")));
            view.search(Progress.NONE, new CancelToken());
            List<LogRow> rows = new RowReader(log).hits(view, 0, 10);
            assertThat(rows).extracting(LogRow::severity).containsExactly(Severity.ERROR, Severity.ERROR);
            assertThat(rows)
                    .extracting(LogRow::text)
                    .containsExactly("DETAIL:  Key (id)=(7) already exists.", "values (7)");
            assertThat(rows)
                    .allMatch(row -> row.pid().getAsInt() == 41
                            && row.user().equals("app")
                            && row.database().equals("shop")
                            && row.time().isPresent());
        }
    }
}
