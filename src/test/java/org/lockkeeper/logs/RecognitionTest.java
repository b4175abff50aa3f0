package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.format.LogFormat.Kind;
import org.lockkeeper.logs.format.Severity;

/** What a log is taken for by its lines. */
class RecognitionTest {
    @TempDir
    private Path folder = Path.of("");

    private Kind kind(String text) throws IOException {
        try (LogFile log = LogText.open(LogText.write(folder, "a.log", text))) {
            return log.format().kind();
        }
    }

    /** Entries one second apart, with lines that belong to them. */
    private static String entries(int count, String form, String further, int each) {
        return IntStream.range(0, count)
                .mapToObj(i -> form.formatted(i / 60, i % 60) + further.repeat(each))
                .collect(Collectors.joining());
    }

    @Test
    void entries_of_sixty_lines_are_still_a_servers_log() throws IOException {
        String head = "2026-11-20 10:%02d:%02d.000 UTC [7] bob@shop LOG:  duration: 812.5 ms  plan:\n";
        String plan = "\t  ->  Seq Scan on orders  (cost=0.00..35.50 rows=1 width=4)\n";
        assertThat(kind(entries(200, head, plan, 60))).isEqualTo(Kind.STDERR);
        assertThat(kind(entries(3, head, plan, 60))).isEqualTo(Kind.STDERR);
        // A plan has times of its own.
        assertThat(kind(entries(200, head, "\tFilter: (at > '2026-01-01 00:00:00')\n", 60)))
                .isEqualTo(Kind.STDERR);
        try (LogFile log = LogText.indexed(LogText.write(folder, "b.log", entries(50, head, plan, 60)))) {
            assertThat(log.entryCount()).isEqualTo(50);
            assertThat(log.entry(30).entry().message()).startsWith("duration: 812.5 ms");
        }
    }

    @Test
    void statements_of_sixty_lines_within_quotes_are_still_a_csvlog() throws IOException {
        String record = "2026-11-20 10:%02d:%02d.000 UTC,\"bob\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\","
                + "2026-11-20 09:00:00 UTC,3/1,0,LOG,00000,\"statement: select\n";
        assertThat(kind(entries(200, record, "  1,\n", 60).replace("  1,\n2026", "  1\",,,,,,,,,\"psql\"\n2026")))
                .isEqualTo(Kind.CSV);
    }

    @Test
    void a_programs_stack_traces_belong_to_its_timed_entries() throws IOException {
        String trace = "\tat org.example.Shop.order(Shop.java:7)\n".repeat(40) + "Caused by: java.io.IOException\n";
        assertThat(kind(entries(40, "2026-11-20 10:%02d:%02d ERROR it failed\n", trace, 1)))
                .isEqualTo(Kind.TIMED);
    }

    @Test
    void a_consoles_output_with_two_dates_in_it_stays_plain() throws IOException {
        List<String> steps =
                List.of("> build", "  compiling", "  done", "Uploading layer", "warning: no lock file", "");
        String output = IntStream.range(0, 200)
                        .mapToObj(i -> steps.get(i % steps.size()) + "\n")
                        .collect(Collectors.joining())
                + "2026-11-20 10:00:00 released\n";
        assertThat(kind("2026-11-20 09:59:00 started\n" + output)).isEqualTo(Kind.PLAIN);
        assertThat(kind("$ deploy\n2026-11-20 09:59:00.000 UTC [7] LOG:  started\n" + output))
                .isEqualTo(Kind.PLAIN);
    }

    @Test
    void text_whose_entries_begin_with_a_time_has_levels_too() throws IOException {
        Path file = LogText.write(
                folder, "a.log", "2026-11-20T10:00:00.5Z [main] WARN  shop - slow\n  because of that\nno time\n");
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.format().kind()).isEqualTo(Kind.TIMED);
            assertThat(log.entryCount()).isEqualTo(1);
            LogRow row = new RowReader(log).entries(0, 1).getFirst();
            assertThat(row.time()).contains(Instant.parse("2026-11-20T10:00:00.500Z"));
            assertThat(row.severity()).isEqualTo(Severity.WARNING);
            assertThat(row.pid()).isEmpty();
        }
    }

    @Test
    void plain_text_has_an_entry_for_each_line_that_is_not_indented_and_its_level() throws IOException {
        Path file =
                LogText.write(folder, "a.log", "Running migrations\nERROR: it failed\n  at line 7\n\n[warn] late\n");
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.format().kind()).isEqualTo(Kind.PLAIN);
            assertThat(new RowReader(log).entries(0, 10))
                    .extracting(LogRow::severity)
                    .containsExactly(Severity.NONE, Severity.ERROR, Severity.NONE, Severity.WARNING);
        }
    }

    @Test
    void a_csvlog_in_a_zone_that_nobody_knows_is_one() throws IOException {
        String record = "2026-11-20 10:00:0%d.000 ChST,\"app\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\","
                + "2026-11-20 09:00:00 ChST,3/1,0,ERROR,22012,\"it failed\",,,,,,,,,\"psql\"\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.csv", record.formatted(1) + record.formatted(2)))) {
            assertThat(log.format().kind()).isEqualTo(Kind.CSV);
            assertThat(log.entryCount()).isEqualTo(2);
            assertThat(log.entry(1).entry().message()).isEqualTo("it failed");
        }
        assertThat(kind("2026-11-20 10:00:00 so, a, b, c\n".repeat(50))).isEqualTo(Kind.TIMED);
    }

    @Test
    void the_mark_before_a_text_in_utf_8_hides_nothing_of_its_first_line() throws IOException {
        String mark = "\ufeff";
        String csv = "2026-11-20 10:00:00.000 UTC,\"app\",\"shop\",42,\"[local]\",65.2a,1,\"SELECT\","
                + "2026-11-20 09:00:00 UTC,3/1,0,ERROR,22012,\"it failed\",,,,,,,,,\"psql\"\n";
        String json =
                "{\"timestamp\":\"2026-11-20 10:00:00.000 UTC\",\"pid\":42,\"error_severity\":\"ERROR\",\"message\":\"it failed\"}\n";
        String stderr = "2026-11-20 10:00:00.000 UTC [42] ERROR:  it failed\n";
        for (String text : List.of(csv, json, stderr)) {
            try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", mark + text))) {
                assertThat(log.format().isPostgres()).as(text).isTrue();
                assertThat(log.entry(0).entry().message()).isEqualTo("it failed");
                assertThat(log.entry(0).entry().pid()).hasValue(42);
            }
            assertThat(LogText.hits(
                            folder.resolve("a.log"),
                            LogFilter.ALL.atLeast(Severity.ERROR).ofPid(42)))
                    .as(text)
                    .hasSize(1);
        }
    }
}
