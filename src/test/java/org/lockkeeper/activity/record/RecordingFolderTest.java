package org.lockkeeper.activity.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path root;

    private RecordingFolder of(String workspace) {
        return new RecordingFolder(root, Path.of("/projects", workspace, "lockkeeper.json"));
    }

    private static Path write(Path file, int bytes, Duration ago) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[bytes]);
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
        return file;
    }

    @Test
    void seven_days_and_two_gigabytes_are_kept_where_nothing_is_set() {
        assertThat(Retention.USUAL).isEqualTo(new Retention(Duration.ofDays(7), 2_000_000_000L));
        assertThat(RecordingSettings.USUAL).isEqualTo(new RecordingSettings(true, QueryTexts.FULL, Retention.USUAL));
    }

    @Test
    void a_folder_that_is_not_there_is_empty() {
        assertThat(of("shop").files("prod")).isEmpty();
        assertThat(of("shop").prune(Retention.USUAL, NOW)).isZero();
    }

    @Test
    void names_of_environments_are_told_apart_whatever_is_in_them() throws IOException {
        RecordingFolder folder = of("shop");
        for (String environment : new String[] {"prod", "prod_eu", "prod/eu", "../prod", "prod-eu"}) {
            Path file = write(folder.file(environment, NOW), 1, Duration.ZERO);
            assertThat(root.relativize(file).getNameCount()).isEqualTo(2);
            assertThat(folder.files(environment)).containsExactly(file);
            assertThat(RecordingFolder.first(file)).isEqualTo(NOW);
        }
        assertThat(of("bank").files("prod")).isEmpty();
    }

    @Test
    void what_is_too_old_goes_in_every_workspace_and_with_its_journals() throws IOException {
        Path old = write(of("bank").file("prod", NOW.minus(Duration.ofDays(8))), 10, Duration.ofDays(8));
        Path journal = write(old.resolveSibling(old.getFileName() + "-wal"), 10, Duration.ofDays(8));
        Path kept = write(of("shop").file("prod", NOW.minus(Duration.ofDays(6))), 10, Duration.ofDays(6));
        Path strange = write(kept.resolveSibling("notes.txt"), 10, Duration.ofDays(80));
        assertThat(of("shop").prune(Retention.USUAL, NOW)).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(journal).doesNotExist();
        assertThat(kept).exists();
        assertThat(strange).exists();
    }

    @Test
    void one_whose_journal_is_written_to_is_in_use() throws IOException {
        Path file = write(of("shop").file("prod", NOW.minus(Duration.ofDays(8))), 10, Duration.ofDays(8));
        write(file.resolveSibling(file.getFileName() + "-wal"), 10, Duration.ofSeconds(3));
        assertThat(of("shop").prune(new Retention(Duration.ofDays(7), 1), NOW)).isZero();
        assertThat(file).exists();
    }

    @Test
    void the_oldest_of_what_is_too_much_go_and_no_more_than_have_to() throws IOException {
        Path first = write(of("shop").file("prod", NOW.minusSeconds(9_000)), 500, Duration.ofMinutes(150));
        Path second = write(of("bank").file("prod", NOW.minusSeconds(6_000)), 500, Duration.ofMinutes(100));
        Path third = write(of("shop").file("dev", NOW.minusSeconds(3_000)), 500, Duration.ofMinutes(50));
        assertThat(of("shop").prune(new Retention(Duration.ofDays(7), 1_200), NOW))
                .isEqualTo(1);
        assertThat(first).doesNotExist();
        assertThat(second).exists();
        assertThat(third).exists();
    }
}
