package org.lockkeeper.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.task.CancelToken;

/** Files are read by several threads; what comes out is the same as from one. */
class ContentHashTest {
    private static final int FILES = 40;

    @TempDir
    private Path folder;

    @Test
    void a_folders_hash_is_that_of_what_sha256sum_prints_in_it() throws Exception {
        StringBuilder printed = new StringBuilder();
        long bytes = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[i * 7_919];
            new Random(i).nextBytes(content);
            String name = "%04d.dat".formatted(i);
            Files.write(folder.resolve(name), content);
            printed.append(hex(content)).append("  ").append(name).append('\n');
            bytes += content.length;
        }
        BackupManifest.Content content = ContentHash.of(folder, new CancelToken());
        assertThat(content.bytes()).isEqualTo(bytes);
        assertThat(content.sha256()).isEqualTo(hex(printed.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_empty_folder_has_the_hash_of_nothing() throws Exception {
        assertThat(ContentHash.of(folder, new CancelToken()).sha256()).isEqualTo(hex(new byte[0]));
    }

    @Test
    void what_is_no_file_is_refused_and_a_cancel_ends_all_of_them() throws IOException {
        for (int i = 0; i < FILES; i++) {
            Files.writeString(folder.resolve(i + ".dat"), "rows");
        }
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertThatThrownBy(() -> ContentHash.of(folder, cancel)).isInstanceOf(CancellationException.class);
        Files.createDirectory(folder.resolve("more"));
        assertThatThrownBy(() -> ContentHash.of(folder, new CancelToken()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more is not a file of a dump");
    }

    private static String hex(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
