package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.scan.LineReader;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** A line that is longer than what is looked at as a whole. */
class LongLineTest {
    private static final String HEAD = "2026-11-01 10:00:00.000 UTC [7] ERROR:  begins";

    @TempDir
    private static Path folder = Path.of("");

    private static Path file = Path.of("");

    @BeforeAll
    static void a_line_with_a_word_across_the_border() throws IOException {
        String before = "2026-11-01 09:00:00.000 UTC [6] LOG:  before\n";
        String filling = "x".repeat(LineReader.LONGEST - HEAD.length() - 2);
        file = LogText.write(
                folder,
                "long.log",
                before + HEAD + filling + "BORDER" + "y".repeat(1_000) + " ends\n" + before + "last");
    }

    @Test
    void a_match_across_the_border_is_found_once_with_its_line() throws IOException {
        for (TextQuery query : List.of(
                TextQuery.text("BORDER"),
                new TextQuery("border", false, true, false),
                TextQuery.regex("B[A-Z]+R"),
                TextQuery.regex("xB.RDERy+ ends$"),
                TextQuery.regex("^2026.*BORDER"),
                TextQuery.regex("\\bends\\b"))) {
            List<Hit> hits = LogText.hits(file, LogFilter.ALL.with(query));
            assertThat(hits).as(query.text()).extracting(Hit::line).containsExactly(2L);
            assertThat(hits.getFirst().pid()).hasValue(7);
            assertThat(hits.getFirst().text()).startsWith(HEAD);
        }
    }

    @Test
    void the_border_is_neither_an_end_nor_a_beginning_of_a_line() {
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.regex("BO$"))))
                .isEmpty();
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.regex("^RDER"))))
                .isEmpty();
    }

    @Test
    void what_is_in_the_line_keeps_it_from_those_without() {
        LogFilter without = LogFilter.ALL.with(new TextQuery("BORDER", false, false, true));
        assertThat(LogText.hits(file, without)).extracting(Hit::line).containsExactly(1L, 3L, 4L);
    }

    @Test
    void a_view_counts_the_same_lines() {
        try (LogFile log = LogText.indexed(file)) {
            LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.regex("BORDER|last")));
            view.search(Progress.NONE, new CancelToken());
            assertThat(view.count()).isEqualTo(2);
            assertThat(view.line(0)).isEqualTo(1);
            assertThat(view.line(1)).isEqualTo(3);
        }
    }
}
