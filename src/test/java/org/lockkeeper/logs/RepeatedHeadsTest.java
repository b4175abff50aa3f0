package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.format.Severity;

/** Days, seconds, zones and levels are mostly those of the line before; where they are not, no line gets another's. */
class RepeatedHeadsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_second_that_repeats_keeps_its_own_fraction() throws IOException {
        assertThat(times("""
                        2026-11-01 10:00:00.001 UTC [7] LOG:  a
                        2026-11-01 10:00:00.5 UTC [7] LOG:  a
                        2026-11-01 10:00:00 UTC [7] LOG:  a
                        2026-11-01 10:00:00.123456 UTC [7] LOG:  a
                        2026-11-01 10:00:01.123 UTC [7] LOG:  a
                        2026-11-02 10:00:01.123 UTC [7] LOG:  a
                        """))
                .containsExactly(
                        Instant.parse("2026-11-01T10:00:00.001Z"),
                        Instant.parse("2026-11-01T10:00:00.500Z"),
                        Instant.parse("2026-11-01T10:00:00Z"),
                        Instant.parse("2026-11-01T10:00:00.123Z"),
                        Instant.parse("2026-11-01T10:00:01.123Z"),
                        Instant.parse("2026-11-02T10:00:01.123Z"));
    }

    @Test
    void zones_that_take_turns_keep_their_offsets() throws IOException {
        assertThat(times("""
                        2026-07-01 10:00:00 UTC [7] LOG:  a
                        2026-07-01 10:00:00 CEST [7] LOG:  a
                        2026-07-01 10:00:00 UTC [7] LOG:  a
                        2026-07-01 10:00:00 +05:30 [7] LOG:  a
                        2026-07-01 10:00:00 UTC [7] LOG:  a
                        2026-07-01 10:00:00 ERROR:  that is a level, and no zone
                        2026-07-01 10:00:00 UTC [7] LOG:  a
                        """))
                .containsExactly(
                        Instant.parse("2026-07-01T10:00:00Z"),
                        Instant.parse("2026-07-01T08:00:00Z"),
                        Instant.parse("2026-07-01T10:00:00Z"),
                        Instant.parse("2026-07-01T04:30:00Z"),
                        Instant.parse("2026-07-01T10:00:00Z"),
                        Instant.parse("2026-07-01T10:00:00Z"),
                        Instant.parse("2026-07-01T10:00:00Z"));
    }

    @Test
    void abbreviations_are_those_of_the_tz_database() throws IOException {
        assertThat(times("""
                        2026-07-01 10:00:00 BST [7] LOG:  a
                        2026-01-01 10:00:00 PST [7] LOG:  a
                        2026-01-01 10:00:00 JST [7] LOG:  a
                        2026-01-01 10:00:00 IST [7] LOG:  a
                        2026-07-01 10:00:00 -03 [7] LOG:  a
                        2026-07-01 10:00:00 NDT [7] LOG:  a
                        """))
                .containsExactly(
                        Instant.parse("2026-07-01T09:00:00Z"),
                        Instant.parse("2026-01-01T18:00:00Z"),
                        Instant.parse("2026-01-01T01:00:00Z"),
                        Instant.parse("2026-01-01T04:30:00Z"),
                        Instant.parse("2026-07-01T13:00:00Z"),
                        Instant.parse("2026-07-01T12:30:00Z"));
    }

    @Test
    void levels_with_the_same_end_are_told_apart() throws IOException {
        List<LogLine> lines = lines("""
                2026-07-01 10:00:00 UTC [7] app@shop LOG:  a
                2026-07-01 10:00:00 UTC [7] app@shop ERROR:  a
                2026-07-01 10:00:00 UTC [7] app@shop STATEMENT:  a
                2026-07-01 10:00:00 UTC [7] app@shop XSTATEMENT:  a
                2026-07-01 10:00:00 UTC [7] app@shop LOG:  a
                2026-07-01 10:00:00 UTC [7] app@shop BLOG:  a
                2026-07-01 10:00:00 UTC [7] app@shop WARNING:  a
                2026-07-01 10:00:00 UTC [7] app@shop LOG:  a
                """);
        assertThat(lines)
                .extracting(LogLine::severity)
                .containsExactly(
                        Severity.LOG,
                        Severity.ERROR,
                        Severity.NONE,
                        Severity.NONE,
                        Severity.LOG,
                        Severity.NONE,
                        Severity.WARNING,
                        Severity.LOG);
        assertThat(lines)
                .extracting(LogLine::beginsEntry)
                .containsExactly(true, true, false, false, true, false, true, true);
    }

    private List<Instant> times(String text) throws IOException {
        return lines(text).stream().map(line -> line.time().orElseThrow()).toList();
    }

    private List<LogLine> lines(String text) throws IOException {
        try (LogFile log = LogText.indexed(LogText.write(folder, "some.log", text))) {
            return log.lines(0, log.lineCount());
        }
    }
}
