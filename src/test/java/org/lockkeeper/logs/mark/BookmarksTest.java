package org.lockkeeper.logs.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.format.Severity;

class BookmarksTest {
    @TempDir
    private Path folder = Path.of("");

    private static Bookmark bookmark(long offset, String note) {
        return new Bookmark(
                "/var/log/postgresql/a.log",
                new Anchor(offset, 80, "ab", 0, 80, "cd"),
                Optional.of(Instant.parse("2026-11-01T10:00:00Z")),
                Severity.ERROR,
                "deadlock detected",
                note);
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("bookmarks"))) {
            return files.filter(each -> each.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "{\"bookmarksVersion\": 2, \"bookmarks\": []}",
                "{\"bookmarksVersion\": 1, \"bookmarks\": [{\"file\": \"/a\"}]}",
                "{\"bookmarksVersion\": 1, \"bookmarks\": [{\"file\": \"/a\", \"offset\": -1, \"headBytes\": 1, \"head\": \"\", \"before\": 0, \"bytes\": 1, \"line\": \"\", \"level\": \"LOG\", \"text\": \"\", \"note\": \"\"}]}",
                "{\"bookmarksVersion\": 1, \"bookmarks\": [{\"file\": \"/a\", \"offset\": 1, \"headBytes\": 1, \"head\": \"\", \"before\": 0, \"bytes\": 1, \"line\": \"\", \"level\": \"LOUD\", \"text\": \"\", \"note\": \"\"}]}",
            })
    void a_file_that_cannot_be_read_is_told_and_left_as_it_is(String broken) throws IOException {
        Bookmarks bookmarks = new Bookmarks(folder.resolve("bookmarks"));
        bookmarks.put(bookmark(0, ""));
        Files.writeString(file(), broken);
        assertThatThrownBy(() -> bookmarks.of("/var/log/postgresql"))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("left as it is");
        assertThatThrownBy(() -> bookmarks.put(bookmark(90, ""))).isInstanceOf(LockkeeperException.class);
        assertThatThrownBy(() -> bookmarks.remove(bookmark(0, ""))).isInstanceOf(LockkeeperException.class);
        assertThat(Files.readString(file())).isEqualTo(broken);
    }

    @Test
    void more_than_can_be_looked_through_are_refused() throws IOException {
        Bookmarks bookmarks = new Bookmarks(folder.resolve("bookmarks"));
        bookmarks.put(bookmark(0, ""));
        List<Bookmark> many = Stream.iterate(0, i -> i + 1)
                .limit(Bookmarks.MOST)
                .map(i -> bookmark(i, ""))
                .toList();
        Files.writeString(file(), BookmarksJson.write("/var/log/postgresql", many));
        assertThatThrownBy(() -> bookmarks.put(bookmark(Bookmarks.MOST, ""))).hasMessageContaining("2,000");
        assertThat(bookmarks.put(bookmark(0, "a note at one that is there"))).hasSize(Bookmarks.MOST);
    }

    @Test
    void what_is_put_is_read_again_by_another_window_and_neither_undoes_the_others() {
        Bookmarks one = new Bookmarks(folder.resolve("bookmarks"));
        Bookmarks other = new Bookmarks(folder.resolve("bookmarks"));
        assertThat(other.of("/var/log/postgresql")).isEmpty();
        one.put(bookmark(0, "who held it?\nask \"ops\""));
        other.put(bookmark(90, ""));
        assertThat(one.put(bookmark(180, "")))
                .containsExactly(bookmark(0, "who held it?\nask \"ops\""), bookmark(90, ""), bookmark(180, ""));
        one.remove(bookmark(90, "whatever its note"));
        assertThat(other.of("/var/log/postgresql")).hasSize(2);
        assertThat(other.of("/var/log")).isEmpty();
    }

    @Test
    void a_note_takes_the_place_of_the_one_before_and_is_kept_for_its_owner_alone() throws IOException {
        Bookmarks bookmarks = new Bookmarks(folder.resolve("bookmarks"));
        bookmarks.put(bookmark(0, "first"));
        assertThat(bookmarks.put(bookmark(0, "second"))).containsExactly(bookmark(0, "second"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void a_note_is_stripped_and_not_endless() {
        assertThat(bookmark(0, "").withNote("  a \n").note()).isEqualTo("a");
        assertThat(bookmark(0, "").withNote("x".repeat(9_000)).note()).hasSize(Bookmark.LONGEST_NOTE);
    }
}
