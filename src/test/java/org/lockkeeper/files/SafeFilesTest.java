package org.lockkeeper.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have no modes")
class SafeFilesTest {
    @TempDir
    private Path folder;

    @Test
    void a_private_file_is_no_link_to_another() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "theirs");
        Files.setPosixFilePermissions(victim, PosixFilePermissions.fromString("rw-r--r--"));
        Path link = Files.createSymbolicLink(folder.resolve("lockkeeper.log"), victim);

        assertThatThrownBy(() -> SafeFiles.createPrivate(link))
                .isInstanceOf(FileSystemException.class)
                .hasMessageContaining("a link");
        assertThat(mode(victim)).isEqualTo("rw-r--r--");
    }

    @Test
    void a_private_file_is_made_through_no_link_that_leads_nowhere() throws IOException {
        Path target = folder.resolve("not-yet");
        Path link = Files.createSymbolicLink(folder.resolve("lockkeeper.log"), target);

        assertThatThrownBy(() -> SafeFiles.createPrivate(link)).isInstanceOf(FileSystemException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_private_file_is_no_folder() throws IOException {
        Path there = Files.createDirectory(folder.resolve("lockkeeper.log"));
        String before = mode(there);

        assertThatThrownBy(() -> SafeFiles.createPrivate(there)).isInstanceOf(FileSystemException.class);
        assertThat(mode(there)).isEqualTo(before);
    }

    @Test
    void a_private_file_is_not_somebody_elses() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
        Path theirs = Files.writeString(folder.resolve("lockkeeper.log"), "theirs");
        Files.setOwner(
                theirs, FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        String before = mode(theirs);

        assertThatThrownBy(() -> SafeFiles.createPrivate(theirs)).hasMessageContaining("a file of nobody");
        assertThat(mode(theirs)).isEqualTo(before);
    }

    @Test
    void a_file_of_ones_own_keeps_its_content_and_loses_the_others_rights() throws IOException {
        Path own = Files.writeString(folder.resolve("lockkeeper.log"), "older lines");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-r--r--"));

        SafeFiles.createPrivate(own);

        assertThat(mode(own)).isEqualTo("rw-------");
        assertThat(own).hasContent("older lines");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
