package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Marks lie where a scroll bar over entries has them, however many lines those have. */
class MarkScaleTest {
    private static final String ENTRY = "2026-11-20 10:00:00.000 UTC [1] app@shop LOG:  %s\n";

    @TempDir
    private Path folder = Path.of("");

    /** A quarter of the entries with eight lines each, then three quarters with one. */
    private static String uneven() {
        return (ENTRY.formatted("long") + "\tand more\n".repeat(7)).repeat(1_024)
                + ENTRY.formatted("hit")
                + ENTRY.formatted("short").repeat(3_071);
    }

    private static boolean[] marks(LogFile log, String text, int rows) {
        LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.text(text)));
        view.search(Progress.NONE, new CancelToken());
        return view.marks(rows);
    }

    @Test
    void the_stretches_have_equally_many_entries() throws IOException {
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", uneven()))) {
            assertThat(log.entryCount()).isEqualTo(4_096);
            assertThat(log.cuts(4)).containsExactly(0, 8_192, 9_216, 10_240, 11_264);
            assertThat(marks(log, "hit", 4)).containsExactly(false, true, false, false);
            assertThat(marks(log, "long", 4)).containsExactly(true, false, false, false);
            assertThat(marks(log, "short", 4)).containsExactly(false, true, true, true);
        }
    }

    @Test
    void within_a_block_entries_are_taken_as_equally_long() throws IOException {
        String text = "x\n".repeat(100) + uneven();
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            long[] cuts = log.cuts(8);
            for (int i = 0; i < 8; i++) {
                long entry = new RowReader(log).entryOf(cuts[i]);
                assertThat(entry * 8.0 / log.entryCount()).isBetween(i - 0.25, i + 0.25);
            }
        }
    }

    @Test
    void each_hit_is_in_one_stretch_also_where_there_are_more_stretches_than_entries() throws IOException {
        try (LogFile log = LogText.indexed(
                LogText.write(folder, "a.log", ENTRY.formatted("x") + ENTRY.formatted("hit") + "\tmore\n"))) {
            assertThat(log.cuts(4)).containsExactly(0, 1, 1, 3, 3);
            assertThat(marks(log, "hit", 4)).containsExactly(false, false, true, false);
        }
    }

    @Test
    void an_empty_log_has_no_marks() throws IOException {
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", ""))) {
            assertThat(log.cuts(2)).containsExactly(0, 0, 0);
            assertThat(marks(log, "hit", 2)).containsExactly(false, false);
        }
    }
}
