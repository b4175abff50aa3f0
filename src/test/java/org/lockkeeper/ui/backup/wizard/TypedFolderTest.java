package org.lockkeeper.ui.backup.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypedFolderTest {
    @TempDir
    private Path folder;

    @Test
    void a_folder_that_is_there_or_can_be_made_is_taken() {
        assertThat(TypedFolder.of(" " + folder + " ", folder)).isEqualTo(taken(folder));
        assertThat(TypedFolder.of(folder.resolve("new/deep").toString(), folder))
                .isEqualTo(taken(folder.resolve("new/deep")));
        assertThat(Files.exists(folder.resolve("new")))
                .as("nothing is made yet")
                .isFalse();
    }

    @Test
    void a_relative_path_is_read_from_the_workspace_and_a_tilde_is_the_home_folder() {
        assertThat(TypedFolder.of("backups", folder).path()).contains(folder.resolve("backups"));
        assertThat(TypedFolder.of("~", folder).path()).contains(Path.of(System.getProperty("user.home")));
        assertThat(TypedFolder.of("~other", folder).path()).contains(folder.resolve("~other"));
    }

    @Test
    void nothing_and_a_file_and_what_is_no_path_are_refused_in_a_sentence() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "x");
        assertThat(TypedFolder.of("  ", folder).objection()).contains("Choose the folder that it goes into.");
        assertThat(TypedFolder.of(file.resolve("below").toString(), folder).objection())
                .contains(file + " is a file: choose a folder.");
        assertThat(TypedFolder.of("a\0b", folder).path()).isEmpty();
        assertThat(TypedFolder.of("a\0b", folder).objection()).isPresent();
    }

    @Test
    void a_folder_of_somebody_else_is_refused() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("closed"));
        assumeThat(closed.toFile().setWritable(false)).isTrue();
        assumeThat(Files.isWritable(closed)).as("not the system's superuser").isFalse();
        assertThat(TypedFolder.of(closed.resolve("mine").toString(), folder).objection())
                .contains("You may not write to " + closed + ": choose another folder.");
    }

    private static TypedFolder taken(Path path) {
        return new TypedFolder(java.util.Optional.of(path), java.util.Optional.empty());
    }
}
