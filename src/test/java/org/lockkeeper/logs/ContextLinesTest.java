package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

class ContextLinesTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void of_nothing_nothing_is_around() {
        assertThat(ContextLines.NONE.count()).isZero();
        assertThat(new ContextLines(LineSet.EMPTY, 10).count()).isZero();
    }

    @Test
    void each_line_near_a_hit_is_there_once_also_over_the_edges_of_regions() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            LineSet hits = LineSet.EMPTY;
            List<Long> found = new ArrayList<>();
            long first = 0;
            for (int region = 0; region < 6; region++) {
                // Regions with few lines, or none, are those of very long lines.
                int lines = random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(200);
                int many = random.nextBoolean() ? 40 : 3;
                int[] in = random.ints(random.nextInt(many), 0, Math.max(1, lines))
                        .filter(line -> line < lines)
                        .distinct()
                        .sorted()
                        .toArray();
                for (int line : in) {
                    found.add(first + line);
                }
                hits = hits.plus(lines, in);
                first += lines;
            }
            int around = random.nextInt(12);
            long all = first;
            TreeSet<Long> expected = new TreeSet<>();
            found.forEach(hit -> LongStream.rangeClosed(Math.max(0, hit - around), Math.min(all - 1, hit + around))
                    .forEach(expected::add));
            ContextLines lines = new ContextLines(hits, around);
            assertThat(LongStream.range(0, lines.count()).map(lines::line).boxed())
                    .containsExactlyElementsOf(expected);
            assertThat(LongStream.range(0, lines.count())
                            .filter(lines::isHit)
                            .map(lines::line)
                            .boxed())
                    .containsExactlyElementsOf(found);
            assertThat(LongStream.range(0, lines.count())
                            .filter(lines::isAfterGap)
                            .map(lines::line)
                            .boxed())
                    .containsExactlyElementsOf(expected.stream()
                            .filter(line -> !line.equals(expected.first()) && !expected.contains(line - 1))
                            .toList());
        }
    }

    @Test
    void the_lines_around_a_hit_say_whose_they_are() throws IOException {
        String text = """
                2026-11-01 10:00:00.000 UTC [40] app@shop LOG:  far before
                2026-11-01 10:00:00.000 UTC [41] app@shop ERROR:  one
                \tits rest
                2026-11-01 10:00:01.000 UTC [42] app@shop LOG:  near
                2026-11-01 10:00:02.000 UTC [43] app@shop WARNING:  wanted
                2026-11-01 10:00:02.000 UTC [43] app@shop DETAIL:  of it
                2026-11-01 10:00:03.000 UTC [44] app@shop LOG:  near too
                2026-11-01 10:00:04.000 UTC [45] app@shop LOG:  far behind
                """;
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.regex("wanted")));
            view.search(Progress.NONE, new CancelToken());
            ContextLines lines = view.around(2);
            List<LogRow> rows = new RowReader(log).rows(lines, 0, 10);
            assertThat(rows)
                    .extracting(LogRow::text)
                    .containsExactly("its rest", "near", "wanted", "DETAIL:  of it", "near too");
            assertThat(rows)
                    .extracting(LogRow::severity)
                    .containsExactly(Severity.ERROR, Severity.LOG, Severity.WARNING, Severity.WARNING, Severity.LOG);
            assertThat(rows).extracting(row -> row.pid().orElse(-1)).containsExactly(41, 42, 43, 43, 44);
            assertThat(new RowReader(log).rows(lines, 3, 5)).isEqualTo(rows.subList(3, 5));
        }
    }

    @Test
    void without_an_index_the_lines_around_a_hit_are_those_of_the_file_also_beside_very_long_ones() throws IOException {
        String text = "first\n" + "x".repeat(3 << 20) + "\nnear\nwanted\n" + "y".repeat(1 << 20) + "\nwanted too\nlast";
        try (LogFile log = LogText.open(LogText.write(folder, "a.log", text))) {
            LinesAround around = new LinesAround(log, 3, SecretMask.MASK);
            List<List<Integer>> lengths = new ArrayList<>();
            LogText.SERVICE.search(
                    log,
                    LogFilter.ALL.with(TextQuery.regex("^wanted")),
                    hit -> {
                        LinesAround.Around found = around.of(hit);
                        lengths.add(found.before().stream().map(String::length).toList());
                        lengths.add(found.after().stream().map(String::length).toList());
                    },
                    Progress.NONE,
                    new CancelToken());
            // Of a very long line its beginning.
            int kept = LineCutter.KEPT;
            assertThat(lengths)
                    .containsExactly(List.of(5, kept, 4), List.of(kept, 10, 4), List.of(4, 6, kept), List.of(4));
        }
    }
}
