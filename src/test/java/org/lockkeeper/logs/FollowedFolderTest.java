package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Logs whose next file has a name of its own. */
class FollowedFolderTest {
    private static final Instant EARLIER = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private static String line(int minute, String text) {
        return "2026-11-20 10:%02d:00.000 UTC [1] app@shop LOG:  %s\n".formatted(minute, text);
    }

    private Path write(String name, String text) throws IOException {
        return LogText.write(folder, name, text);
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(EARLIER));
    }

    private static LogChange look(LogFile log) {
        LogChange change = log.refresh();
        log.index(Progress.NONE, new CancelToken());
        return change;
    }

    private static List<String> texts(LogFile log) {
        return log.lines(0, 100).stream()
                .map(line -> line.text().substring(line.text().lastIndexOf(' ') + 1))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql-2026-11-20_100000.log, postgresql-2026-11-20_110000.log",
        "postgresql-Thu.csv, postgresql-Fri.csv",
        "app.log.2026-11-20, app.log.2026-11-21",
        "09.log, 10.log"
    })
    void the_next_file_of_a_folder_is_taken_when_the_one_before_was_read_to_its_end(String one, String next)
            throws IOException {
        Path first = write(one, line(1, "one"));
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            Files.writeString(first, line(2, "two"), StandardOpenOption.APPEND);
            write(next, line(3, "three"));
            assertThat(look(log)).isEqualTo(LogChange.GREW);
            assertThat(texts(log)).containsExactly("one", "two");
            assertThat(look(log)).isEqualTo(LogChange.ROTATED);
            assertThat(texts(log)).containsExactly("one", "two", "three");
            assertThat(log.parts()).last().asString().endsWith(next);
            Files.writeString(folder.resolve(next), line(4, "four"), StandardOpenOption.APPEND);
            assertThat(look(log)).isEqualTo(LogChange.GREW);
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            assertThat(texts(log)).endsWith("three", "four");
        }
    }

    @Test
    void a_file_that_was_named_goes_on_in_the_next_ones_the_oldest_first() throws IOException {
        Path first = write("pg-2026-11-20.log", line(1, "one"));
        try (LogFile log = LogText.indexed(first)) {
            Path second = write("pg-2026-11-22.log", line(2, "two"));
            Path third = write("pg-2026-11-21.log", line(3, "three"));
            Files.setLastModifiedTime(second, FileTime.from(Instant.parse("2036-11-20T10:00:00Z")));
            Files.setLastModifiedTime(third, FileTime.from(Instant.parse("2036-11-20T10:01:00Z")));
            assertThat(List.of(look(log), look(log), look(log)))
                    .containsExactly(LogChange.ROTATED, LogChange.ROTATED, LogChange.NONE);
            assertThat(texts(log)).containsExactly("one", "two", "three");
        }
    }

    @Test
    void other_logs_older_files_and_the_same_one_under_another_name_are_not_taken() throws IOException {
        Path first = write("pg-2026-11-20.log", line(1, "one"));
        try (LogFile log = LogText.indexed(first)) {
            write("pg-2026-11-21.csv", line(2, "no"));
            write("other-2026-11-21.log", line(2, "no"));
            write("pg-2026-11-21.log.gz", line(2, "no"));
            age(write("pg-2026-11-19.log", line(2, "no")));
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            Files.move(first, folder.resolve("pg-2026-11-20.1.log"));
            assertThat(look(log)).isEqualTo(LogChange.GONE);
            assertThat(texts(log)).containsExactly("one");
        }
    }

    @Test
    void a_file_that_was_read_and_renamed_is_not_taken_again_when_something_is_still_written_to_it()
            throws IOException {
        Path first = write("app-1.log", line(1, "one"));
        try (LogFile log = LogText.indexed(first)) {
            Path away = Files.move(first, folder.resolve("app-2.log"));
            write("app-1.log", line(2, "two"));
            assertThat(look(log)).isEqualTo(LogChange.ROTATED);
            Files.writeString(away, line(3, "late"), StandardOpenOption.APPEND);
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            assertThat(texts(log)).containsExactly("one", "two");
        }
    }

    @Test
    void a_folder_that_is_gone_with_its_files_is_gone() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path file = LogText.write(inner, "app-1.log", line(1, "one"));
        try (LogFile log = LogText.indexed(file)) {
            Files.delete(file);
            Files.delete(inner);
            assertThat(look(log)).isEqualTo(LogChange.GONE);
        }
    }

    @Test
    void a_name_that_comes_again_each_week_is_emptied_and_taken() throws IOException {
        Path thursday = write("postgresql-Thu.log", line(1, "old") + line(2, "old"));
        age(thursday);
        Path wednesday = write("postgresql-Wed.log", line(3, "one"));
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            Files.writeString(thursday, line(4, "two"));
            assertThat(look(log)).isEqualTo(LogChange.TRUNCATED);
            assertThat(texts(log)).containsExactly("one", "two");
            Files.writeString(wednesday, "");
            assertThat(look(log)).isEqualTo(LogChange.TRUNCATED);
            Files.writeString(wednesday, line(5, "three"), StandardOpenOption.APPEND);
            assertThat(look(log)).isEqualTo(LogChange.GREW);
            assertThat(texts(log)).containsExactly("two", "three");
        }
    }

    @Test
    void a_file_that_was_just_begun_is_the_one_that_is_followed() throws IOException {
        write("a.log.1", line(1, "one"));
        Path begun = write("a.log", "");
        age(write("b.log", ""));
        try (LogFile log = LogText.indexed(folder)) {
            assertThat(log.parts()).last().asString().endsWith("a.log");
            Files.writeString(begun, line(2, "two"));
            assertThat(look(log)).isEqualTo(LogChange.GREW);
            assertThat(texts(log)).containsExactly("one", "two");
        }
    }

    @Test
    void numbers_that_are_no_dates_do_not_make_one_log_of_two() {
        assertThat(NameShape.of("postgresql-14-main.log")).isEmpty();
        assertThat(NameShape.of("postgresql.log")).isEmpty();
        assertThat(NameShape.of("postgresql.log.1")).isEmpty();
        assertThat(NameShape.of("crawed.log")).isEmpty();
        assertThat(NameShape.of("1".repeat(200) + "-x")).isEmpty();
        assertThat(NameShape.same("postgresql-Monday.log", "postgresql-Tue.log"))
                .isTrue();
        assertThat(NameShape.same("pg-2026-11-20T10.log", "qg-2026-11-20T10.log"))
                .isFalse();
    }
}
