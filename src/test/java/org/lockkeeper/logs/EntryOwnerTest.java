package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.finding.Findings;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Which entry a line belongs to, however many lines that has. */
class EntryOwnerTest {
    private static final Instant SECOND = Instant.parse("2026-11-20T10:00:02Z");

    @TempDir
    private Path folder = Path.of("");

    private static String entry(int number, String text) {
        return "2026-11-20 10:00:0%d.000 UTC [4%d] app@shop %s\n".formatted(number, number, text);
    }

    /** An error whose statement has very many lines, between two other entries. */
    private Path longStatement(int lines) throws IOException {
        StringBuilder text = new StringBuilder(entry(1, "LOG:  before"))
                .append(entry(2, "ERROR:  too long"))
                .append(entry(2, "STATEMENT:  insert into orders values"));
        for (int i = 0; i < lines; i++) {
            text.append("\t(").append(i).append("),\n");
        }
        return LogText.write(folder, "a.log", text + entry(3, "LOG:  behind\n\t(0) of another"));
    }

    private static List<Hit> hits(Path file, String expression) {
        return LogText.hits(file, LogFilter.ALL.with(TextQuery.regex(expression)));
    }

    @Test
    void a_line_of_a_statement_with_very_many_lines_is_told_with_its_own_entry() throws IOException {
        Path file = longStatement(40_000);
        for (String expression : List.of("\\(3?9999\\)", "\\(\\d+\\),")) {
            assertThat(hits(file, expression))
                    .isNotEmpty()
                    .allMatch(hit -> hit.pid().orElse(0) == 42)
                    .allMatch(hit -> hit.severity() == Severity.ERROR)
                    .allMatch(hit -> hit.time().filter(SECOND::equals).isPresent());
        }
        assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.text("(0)")).ofPid(43)))
                .extracting(Hit::line)
                .containsExactly(40_005L);
        assertThat(LogText.hits(file, LogFilter.ALL)).element(39_000).satisfies(hit -> {
            assertThat(hit.pid()).hasValue(42);
            assertThat(hit.severity()).isEqualTo(Severity.ERROR);
        });
        try (LogFile log = LogText.indexed(file)) {
            LogFile.Entry owner = log.entry(39_000);
            assertThat(owner.firstLine()).isEqualTo(1);
            assertThat(owner.entry().message()).isEqualTo("too long");
            assertThat(log.entry(40_004).firstLine()).isEqualTo(40_003);
            assertThat(log.entry(0).firstLine()).isZero();
        }
    }

    @Test
    void also_where_the_entry_began_far_before_in_the_part_of_the_log_that_another_core_looks_at() throws IOException {
        Path file = longStatement(1_000_000);
        assertThat(Files.size(file)).isGreaterThan(RegionPass.REGION);
        assertThat(hits(file, "\\((1|900000|999999)\\)"))
                .hasSize(3)
                .allMatch(hit -> hit.pid().orElse(0) == 42)
                .allMatch(hit -> hit.severity() == Severity.ERROR);
        assertThat(LogText.hits(
                        file, LogFilter.ALL.with(TextQuery.text("(999999)")).atLeast(Severity.ERROR)))
                .hasSize(1);
        try (LogFile log = LogText.open(file)) {
            // One entry, whether its first lines were found too or not.
            for (String expression : List.of("\\((1|999999)\\)", "\\(999999\\)", "too long", "\\(\\d*7\\)")) {
                LogFilter filter = LogFilter.ALL.with(TextQuery.regex(expression));
                Histogram histogram = LogText.SERVICE.histogram(log, filter, 1_000, Progress.NONE, new CancelToken());
                assertThat(histogram.total()).as(expression).isEqualTo(1);
                assertThat(histogram.total(Severity.ERROR)).as(expression).isEqualTo(1);
                assertThat(histogram.buckets().getFirst().start()).isEqualTo(SECOND);
                Findings findings = LogText.SERVICE.findings(log, filter, Progress.NONE, new CancelToken());
                assertThat(findings.entries()).as(expression).isEqualTo(1);
                assertThat(findings.messages().getFirst().shape()).isEqualTo("too long");
            }
            assertThat(log.entry(999_000).firstLine()).isEqualTo(1);
        }
    }

    /** It is looked for backwards from there in steps; one begins where the entry does. */
    @Test
    void also_where_the_entry_begins_a_whole_number_of_steps_before_that_part() throws IOException {
        for (int steps = 1; steps <= 2; steps++) {
            int begins = (int) RegionPass.REGION - steps * RegionIndex.BLOCK_BYTES;
            String before = entry(1, "LOG:  before");
            String text = before
                    + "\t"
                    + "x".repeat(begins - before.length() - 2)
                    + "\n"
                    + entry(2, "ERROR:  too long")
                    + "\tgoes on\n".repeat(30_000)
                    + "\tits end\n";
            Path file = LogText.write(folder, steps + ".log", text);
            assertThat(LogText.hits(file, LogFilter.ALL.with(TextQuery.text("its end"))))
                    .singleElement()
                    .satisfies(hit -> {
                        assertThat(hit.pid()).hasValue(42);
                        assertThat(hit.severity()).isEqualTo(Severity.ERROR);
                    });
        }
    }

    @Test
    void following_tells_the_same_of_a_line_as_searching_does() throws IOException {
        Path file = folder.resolve("a.log.gz");
        String text = entry(1, "LOG:  hit " + "x".repeat(LineCutter.KEPT) + " end\r")
                + entry(2, "ERROR:  no")
                + entry(2, "DETAIL:  hit in a detail")
                + "\thit in a line that goes on\r\n"
                + LogText.postgres(2_000)
                + entry(3, "LOG:  hit\n\tmore of it");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        LogFilter filter = LogFilter.ALL.with(TextQuery.regex("hit|more|values|duplicate"));
        List<Hit> followed = new ArrayList<>();
        try (LogFile log = LogText.open(file)) {
            LogText.SERVICE.follow(log, filter, followed::add, _ -> {}, new CancelToken());
        }
        assertThat(followed).hasSizeGreaterThan(100).isEqualTo(LogText.hits(file, filter));
    }

    @Test
    void a_moment_within_a_second_leads_to_its_line_also_over_the_parts_of_the_index() throws IOException {
        String line = "2026-11-20 10:00:00.%d00 UTC [1] LOG:  x\n";
        Path file = LogText.write(
                folder,
                "a.log",
                line.formatted(1).repeat(900) + line.formatted(9).repeat(900));
        try (LogFile log = LogText.indexed(file)) {
            assertThat(log.lineAt(Instant.parse("2026-11-20T10:00:00.500Z"))).isEqualTo(900);
            assertThat(log.lineAt(Instant.parse("2026-11-20T10:00:00.950Z"))).isEqualTo(1_799);
            assertThat(log.lineAt(Instant.parse("2026-11-20T10:00:00Z"))).isZero();
        }
    }
}
