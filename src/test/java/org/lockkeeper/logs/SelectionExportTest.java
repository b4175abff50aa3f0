package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

class SelectionExportTest {
    private static final String HEAD = "2026-11-01 10:00:0%d.000 UTC [41] app@shop LOG:  ";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void entries_are_written_with_all_of_their_lines_and_lines_alone() throws IOException {
        String first =
                HEAD.formatted(0) + "statement: alter role app password\n\t'hunter2' valid until\n\t'infinity'\n";
        String second = HEAD.formatted(1) + "two\n" + "\tof many lines\n".repeat(700);
        String third = HEAD.formatted(2) + "three\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", first + second + third))) {
            Path to = folder.resolve("some.log");
            SelectionExport export = new SelectionExport(log, SecretMask.MASK);
            assertThat(export.entries(List.of(0L, 3L), to, new CancelToken())).isEqualTo(704);
            assertThat(Files.readString(to)).isEqualTo(first.replace("hunter2", "****") + second);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(to)))
                    .isEqualTo("rw-------");
            assertThat(export.lines(List.of(3L, 704L), to, new CancelToken())).isEqualTo(2);
            assertThat(Files.readString(to)).isEqualTo(HEAD.formatted(1) + "two\n" + third);
            assertThat(new SelectionExport(log, SecretMask.SHOW).entries(List.of(0L), to, new CancelToken()))
                    .isEqualTo(3);
            assertThat(Files.readString(to)).isEqualTo(first);
        }
    }

    @Test
    void a_line_that_is_shown_in_part_is_written_whole() throws IOException {
        String text = HEAD.formatted(0) + "x".repeat(3_000_000) + " end\n" + HEAD.formatted(1) + "two\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            assertThat(log.lines(0, 1).getFirst().cut()).isTrue();
            Path to = folder.resolve("some.log");
            new SelectionExport(log, SecretMask.MASK).entries(List.of(0L, 1L), to, new CancelToken());
            assertThat(Files.readString(to)).isEqualTo(text);
            assertThat(RowReader.whole(log).entries(0, 1).getFirst().text().length())
                    .isGreaterThan(
                            new RowReader(log).entries(0, 1).getFirst().text().length());
        }
    }

    @Test
    void lines_of_every_length_end_alike() throws IOException {
        // The second has one at the border of two pieces, where it is none of the line end.
        String text = HEAD.formatted(0) + "short\r\n" + HEAD.formatted(1)
                + "x".repeat((1 << 18) - 1 - HEAD.formatted(1).length()) + "\rlong\r\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            Path to = folder.resolve("some.log");
            for (SecretMask mask : SecretMask.values()) {
                new SelectionExport(log, mask).entries(List.of(0L, 1L), to, new CancelToken());
                assertThat(Files.readString(to)).isEqualTo(text.replace("\r\n", "\n"));
            }
        }
    }

    /** Passwords lie on every place where a line in pieces may be cut, also one that is longer than a piece. */
    @Test
    void a_long_line_that_is_written_in_pieces_says_what_it_says_as_a_whole() throws IOException {
        StringBuilder line = new StringBuilder(HEAD.formatted(0));
        for (int i = 0; line.length() < 1_200_000; i++) {
            line.append("and alter role ü")
                    .append(i)
                    .append(" password 'hunter2 ")
                    .append("x ".repeat(i % 97 == 0 ? 100_000 : i % 50))
                    .append("hunter2', host=db password=hunter2 ");
        }
        line.append("alter role app password");
        String text = line + "\n\t'hunter2' and an end that is missing: password '" + "hunter2 ".repeat(50_000) + "\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            Path to = folder.resolve("some.log");
            new SelectionExport(log, SecretMask.MASK).entries(List.of(0L), to, new CancelToken());
            List<String> lines = text.lines().toList();
            assertThat(Files.readAllLines(to))
                    .containsExactly(
                            SecretMask.MASK.of(lines.getFirst()),
                            SecretMask.MASK.of(lines.getFirst(), lines.getLast()));
            assertThat(Files.readString(to)).doesNotContain("hunter2");
            new SelectionExport(log, SecretMask.SHOW).entries(List.of(0L), to, new CancelToken());
            assertThat(Files.readString(to)).isEqualTo(text);
        }
    }

    @Test
    void a_password_is_left_out_also_where_the_line_before_is_very_long_or_not_written() throws IOException {
        String text = HEAD.formatted(0) + "x".repeat(100_000) + " password\n\t'hunter2'\n" + HEAD.formatted(1)
                + "alter role app password\n\t'hunter2' " + "y".repeat(100_000) + "\n";
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", text))) {
            Path to = folder.resolve("some.log");
            new SelectionExport(log, SecretMask.MASK).lines(List.of(1L, 3L), to, new CancelToken());
            assertThat(Files.readString(to)).isEqualTo("\t'****'\n\t'****' " + "y".repeat(100_000) + "\n");
            LogView view = new LogView(log, LogFilter.ALL.with(TextQuery.text("hunter2")));
            view.search(Progress.NONE, new CancelToken());
            assertThat(RowReader.whole(log).hits(view, 0, 2))
                    .hasSize(2)
                    .noneMatch(row -> row.text().contains("hunter2"));
        }
    }

    @Test
    void the_log_is_kept_where_the_name_of_the_unfinished_file_is_its_own() throws IOException {
        String text = HEAD.formatted(0) + "one\n";
        Path file = LogText.write(folder, "a.log.part", text);
        try (LogFile log = LogText.indexed(file)) {
            SelectionExport export = new SelectionExport(log, SecretMask.MASK);
            for (String name : List.of("a.log", "a.log.part")) {
                assertThatThrownBy(() -> export.lines(List.of(0L), folder.resolve(name), new CancelToken()))
                        .isInstanceOf(LockkeeperException.class)
                        .hasMessageContaining("is the log itself");
            }
            assertThat(file).hasContent(text);
            assertThat(folder.resolve("a.log")).doesNotExist();
        }
    }

    @Test
    void what_is_cancelled_or_cannot_be_written_leaves_what_was_there() throws IOException {
        try (LogFile log = LogText.indexed(LogText.write(folder, "a.log", HEAD.formatted(0) + "one\n"))) {
            Path to = Files.writeString(folder.resolve("some.log"), "of before");
            SelectionExport export = new SelectionExport(log, SecretMask.MASK);
            CancelToken cancelled = new CancelToken();
            cancelled.cancel();
            assertThatThrownBy(() -> export.entries(List.of(0L), to, cancelled))
                    .isInstanceOf(CancellationException.class);
            assertThat(to).hasContent("of before");
            assertThatThrownBy(() -> export.lines(List.of(0L), to.resolve("x.log"), new CancelToken()))
                    .isInstanceOf(LockkeeperException.class)
                    .hasMessageContaining("could not be saved to");
            try (var left = Files.list(folder)) {
                assertThat(left).hasSize(2);
            }
        }
    }
}
