package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** What the index of lines takes, and what it says of lines that are longer than its parts. */
class LineIndexTest {
    private static final int REGIONS = 3;
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    /** Lines of that length, one a second, over whole regions. */
    private Path lines(int length) throws IOException {
        Path file = folder.resolve("lines.log");
        long count = Math.ceilDiv(REGIONS * RegionPass.REGION, length);
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (long i = 0; i < count; i++) {
                String head = "%s UTC [7] LOG:  line %d "
                        .formatted(
                                FIRST.plusSeconds(i)
                                        .toString()
                                        .replace('T', ' ')
                                        .replace("Z", ".000"),
                                i);
                writer.write(head);
                writer.write("x".repeat(length - head.length() - 1));
                writer.write('\n');
            }
        }
        return file;
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 6_000, 7_000, 20_000, 65_000, 70_000, 100_000})
    void it_takes_at_most_2_bytes_a_line_and_finds_each(int length) throws IOException {
        try (LogFile log = LogText.indexed(lines(length))) {
            assertThat(log.indexMemory()).isLessThanOrEqualTo(2 * log.lineCount());
            RowReader reader = new RowReader(log);
            for (long line = 0; line < log.lineCount(); line += Math.max(1, log.lineCount() / 23)) {
                assertThat(log.lines(line, line + 1).getFirst().text()).contains("line " + line + " ");
                assertThat(log.lineAt(FIRST.plusSeconds(line))).isEqualTo(line);
                assertThat(log.lineFrom(line * length)).isEqualTo(line);
                assertThat(reader.entryOf(line)).isEqualTo(line);
                assertThat(reader.entries(line, line + 1))
                        .extracting(LogRow::line)
                        .containsExactly(line);
            }
        }
    }

    @Test
    void it_takes_at_most_16_bytes_a_megabyte_where_lines_are_longer_still() throws IOException {
        try (LogFile log = LogText.indexed(lines(3_000_000))) {
            assertThat(log.indexMemory()).isLessThanOrEqualTo(16 * log.size() / 1_000_000);
            assertThat(log.lines(5, 6).getFirst().text()).contains("line 5 ");
        }
    }

    @Test
    void a_line_that_is_longer_than_a_region_ends_with_its_line_end_alone() throws IOException {
        Path file = Files.writeString(folder.resolve("open.log"), "x".repeat((int) RegionPass.REGION + 5));
        try (LogFile log = LogText.indexed(file)) {
            assertThat(List.of(log.lineCount(), log.lineEnds())).containsExactly(1L, 0L);
            append(log, file, "y".repeat(1_000));
            assertThat(List.of(log.lineCount(), log.lineEnds())).containsExactly(1L, 0L);
            append(log, file, "\n");
            assertThat(List.of(log.lineCount(), log.lineEnds())).containsExactly(1L, 1L);
            append(log, file, "next");
            assertThat(List.of(log.lineCount(), log.lineEnds())).containsExactly(2L, 1L);
        }
    }

    private static void append(LogFile log, Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
        log.refresh();
        log.index(Progress.NONE, new CancelToken());
    }
}
