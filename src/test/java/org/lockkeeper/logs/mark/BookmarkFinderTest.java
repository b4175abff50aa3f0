package org.lockkeeper.logs.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

class BookmarkFinderTest {
    private static final String LINE = "2026-11-01 10:%02d:00.000 UTC [%d] app@shop LOG:  entry %d\n";

    private final LogService logs = new LogService(Clock.systemUTC());

    @TempDir
    private Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void a_log() throws IOException {
        file = Files.writeString(folder.resolve("a.log"), entries(0, 40));
    }

    private static String entries(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append(LINE.formatted(i % 60, 100 + i, i));
        }
        return text.toString();
    }

    private LogFile open(Path path) {
        LogFile log = logs.open(path, Progress.NONE, new CancelToken());
        log.index(Progress.NONE, new CancelToken());
        return log;
    }

    private Bookmark at(long line) {
        return at(file, line);
    }

    private Bookmark at(Path path, long line) {
        try (LogFile log = open(path)) {
            return new BookmarkFinder(log).make(line).orElseThrow();
        }
    }

    private List<Long> found(Path path, Bookmark... bookmarks) {
        try (LogFile log = open(path)) {
            return new BookmarkFinder(log)
                    .find(List.of(bookmarks)).stream().map(Placed::line).toList();
        }
    }

    @Test
    void a_truncated_log_that_was_written_anew_shows_none_on_its_lines() throws IOException {
        Bookmark bookmark = at(20);
        Files.writeString(file, entries(100, 140));
        assertThat(found(file, bookmark)).isEmpty();
        // The very line in its very place, in a log that began otherwise.
        String line = LINE.formatted(20, 120, 20);
        Files.writeString(file, entries(100, 120) + line + entries(121, 140));
        Bookmark later = at(20);
        Files.writeString(file, entries(200, 220) + line + entries(221, 240));
        assertThat(found(file, later)).isEmpty();
    }

    @Test
    void a_log_that_was_cut_off_before_it_does_not_have_it() throws IOException {
        Bookmark bookmark = at(20);
        Files.writeString(file, entries(0, 10));
        assertThat(found(file, bookmark)).isEmpty();
    }

    @Test
    void the_log_of_another_folder_does_not_have_it() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other")).resolve("a.log");
        Files.copy(file, other);
        assertThat(found(other, at(20))).isEmpty();
    }

    @Test
    void a_log_that_grew_has_it_in_its_place_also_on_a_last_line_that_was_still_being_written() throws IOException {
        Bookmark first = at(0);
        Bookmark middle = at(20);
        Files.writeString(file, "2026-11-01 11:00:00.000 UTC [7] app@shop LOG:  half", StandardOpenOption.APPEND);
        Bookmark last = at(40);
        Files.writeString(file, " and the rest\n" + entries(41, 90), StandardOpenOption.APPEND);
        assertThat(found(file, first, middle, last)).containsExactly(0L, 20L, 40L);
    }

    @Test
    void a_log_that_was_rotated_to_another_name_or_packed_has_it_and_the_new_one_does_not() throws IOException {
        Bookmark bookmark = at(20);
        Path rotated = Files.move(file, folder.resolve("a.log.1"));
        Files.writeString(file, entries(300, 340));
        assertThat(found(file, bookmark)).isEmpty();
        assertThat(found(rotated, bookmark)).containsExactly(20L);
        Path packed = folder.resolve("a.log.2.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(rotated, out);
        }
        Files.delete(rotated);
        assertThat(found(packed, bookmark)).containsExactly(20L);
    }

    @Test
    void a_folder_of_rotated_files_has_it_where_its_file_begins() throws IOException {
        Files.move(file, folder.resolve("a.log.1"));
        Files.writeString(file, entries(41, 60));
        Bookmark inSecond = at(3);
        Bookmark inFirst = at(folder.resolve("a.log.1"), 5);
        assertThat(found(folder, inSecond, inFirst)).containsExactly(5L, 43L);
    }

    @Test
    void an_open_log_that_is_rotated_or_truncated_is_looked_through_anew() throws IOException {
        Bookmark bookmark = at(20);
        try (LogFile log = open(file)) {
            BookmarkFinder finder = new BookmarkFinder(log);
            assertThat(finder.find(List.of(bookmark))).hasSize(1);
            Files.writeString(file, entries(200, 210));
            log.refresh();
            log.index(Progress.NONE, new CancelToken());
            assertThat(finder.find(List.of(bookmark))).isEmpty();
        }
    }

    @Test
    void only_what_was_looked_through_is_decided() {
        Bookmark bookmark = at(20);
        try (LogFile log = logs.open(file, Progress.NONE, new CancelToken())) {
            BookmarkFinder finder = new BookmarkFinder(log);
            assertThat(finder.find(List.of(bookmark))).isEmpty();
            log.index(Progress.NONE, new CancelToken());
            assertThat(finder.find(List.of(bookmark))).hasSize(1);
        }
    }

    @Test
    void a_line_within_an_entry_marks_the_entry_and_a_password_is_not_kept() throws IOException {
        Files.writeString(
                file,
                entries(0, 2)
                        + "2026-11-01 10:05:00.000 UTC [5] app@shop ERROR:  alter role app password 'hunter2'\n"
                        + "2026-11-01 10:05:00.000 UTC [5] app@shop DETAIL:  one\n\ttwo\n"
                        + entries(3, 9));
        Bookmark bookmark = at(4);
        assertThat(bookmark.text()).isEqualTo("alter role app password '****'");
        try (LogFile log = open(file)) {
            Placed placed = new BookmarkFinder(log).find(List.of(bookmark)).getFirst();
            assertThat(placed.line()).isEqualTo(2);
            assertThat(placed.covers(4)).isTrue();
            assertThat(placed.covers(5)).isFalse();
        }
    }
}
