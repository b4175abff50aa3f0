package org.lockkeeper.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.logs.bytes.FileIdentity;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogFiles;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Rotation on a system that tells no inode, as Windows. */
class FileIdentityTest {
    @TempDir
    private Path folder = Path.of("");

    private static FileIdentity withoutKey(FileIdentity identity) {
        return new FileIdentity(Optional.empty(), identity.created(), identity.size());
    }

    /** Within a quarter of a minute a new file gets the creation time of the one that had its name. */
    private static FileIdentity sameTime(FileIdentity identity) {
        return new FileIdentity(Optional.empty(), FileTime.fromMillis(0), identity.size());
    }

    private static String line(int minute, String text) {
        return "2026-11-20 10:%02d:00.000 UTC [1] app@shop LOG:  %s\n".formatted(minute, text);
    }

    private static LogFile open(Path file, UnaryOperator<FileIdentity> told) throws IOException {
        LogFiles.Opened opened = LogFiles.open(file);
        JoinedBytes bytes = new JoinedBytes();
        bytes.add(file.toString(), opened.bytes());
        FollowedFile followed = new FollowedFile(file, opened.identity(), told);
        LogFile log = LogText.SERVICE.openBytes(file.toString(), bytes, followed, Optional.empty());
        log.index(Progress.NONE, new CancelToken());
        return log;
    }

    private static LogChange look(LogFile log) {
        LogChange change = log.refresh();
        log.index(Progress.NONE, new CancelToken());
        return change;
    }

    @Test
    void a_new_file_of_that_name_is_told_by_its_size_where_its_creation_time_is_the_same() throws IOException {
        Path file = LogText.write(folder, "a.log", line(1, "one") + line(2, "two"));
        try (LogFile log = open(file, FileIdentityTest::sameTime)) {
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            Files.move(file, folder.resolve("a.log.1"));
            assertThat(look(log)).isEqualTo(LogChange.GONE);
            LogText.write(folder, "a.log", line(3, "three"));
            assertThat(look(log)).isEqualTo(LogChange.ROTATED);
            Files.writeString(file, line(4, "four"), StandardOpenOption.APPEND);
            assertThat(look(log)).isEqualTo(LogChange.GREW);
            assertThat(log.lineCount()).isEqualTo(4);
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            Files.writeString(file, line(5, "five"));
            assertThat(look(log)).isEqualTo(LogChange.TRUNCATED);
        }
    }

    @Test
    void a_longer_one_is_told_by_its_creation_time() {
        FileIdentity before = new FileIdentity(Optional.empty(), FileTime.fromMillis(1), 10);
        FileIdentity later = new FileIdentity(Optional.empty(), FileTime.fromMillis(2), 20);
        assertThat(later.tookNameOf(before.mark(), 10)).isTrue();
        assertThat(new FileIdentity(Optional.empty(), FileTime.fromMillis(1), 20).tookNameOf(before.mark(), 10))
                .isFalse();
        FileIdentity keyed = new FileIdentity(Optional.of("inode"), FileTime.fromMillis(3), 0);
        assertThat(keyed.tookNameOf("inode", 10)).isFalse();
        assertThat(List.of(keyed.mark(), before.mark())).containsExactly("inode", FileTime.fromMillis(1));
    }

    @Test
    void the_next_file_beside_it_is_found_and_the_one_before_is_not_taken_again() throws IOException {
        Path first = LogText.write(folder, "pg-2026-11-20.log", line(1, "one"));
        try (LogFile log = open(first, FileIdentityTest::withoutKey)) {
            LogText.write(folder, "pg-2026-11-21.log", line(2, "two"));
            assertThat(look(log)).isEqualTo(LogChange.ROTATED);
            assertThat(look(log)).isEqualTo(LogChange.NONE);
            assertThat(log.lineCount()).isEqualTo(2);
        }
    }
}
