package org.lockkeeper.db.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.error.LockkeeperException;

class SqliteFileTest {
    private static final FileKind KIND = new FileKind(0x4c6b5465, 1, "a file", "LK-TEST");

    @TempDir
    private Path folder;

    @Test
    void one_that_could_not_be_filled_is_not_left_in_the_way_of_the_next_try() {
        Path file = folder.resolve("night.lkrec");
        // Reads from a table that is not there: SQLite fails in the middle, as it does where the disk is full.
        FileStatement broken = () -> "recording/insert_point";

        assertThatThrownBy(() -> SqliteFile.create(file, KIND, List.of(broken)))
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("night.lkrec");

        assertThat(folder).isEmptyDirectory();
        SqliteFile.create(file, KIND, List.of()).close();
        assertThat(file).isRegularFile();
    }
}
