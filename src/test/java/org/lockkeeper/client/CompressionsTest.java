package org.lockkeeper.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.testing.TestClients;

class CompressionsTest {
    @TempDir
    private Path folder;

    @Test
    void before_16_a_level_alone_is_taken() throws IOException {
        assertThat(Compressions.of(tools("15.18", "exit 1"))).isEmpty();
    }

    @Test
    void what_it_was_built_without_is_not_offered() throws IOException {
        String script = """
                case "$*" in *--compress=zstd*) echo 'pg_dump: error: this build does not support compression with Zstandard' >&2; exit 1;; esac
                echo 'pg_dump: error: connection to server on socket "/x/.s.PGSQL.5432" failed: No such file or directory' >&2; exit 1
                """;
        assertThat(Compressions.of(tools("16.15", script))).containsExactly("gzip", "lz4");
    }

    @Test
    void a_folder_with_a_space_a_quote_and_a_backslash_is_led_to_as_it_stands() throws IOException {
        Path real = TestClients.folder(17).resolve("pg_dump");
        folder = Files.createDirectories(folder.resolve("my own\\new 'tools'"));
        String script = "\"%s\" \"$@\" 2>&1 | tee \"$0.said\" >&2".formatted(real);
        assertThat(Compressions.of(tools("17.11", script))).containsExactly("gzip", "lz4", "zstd");
        assertThat(Files.readString(folder.resolve("pg_dump.said"))).contains(folder + "/no-socket/");
    }

    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void real_ones_answer_without_a_server(int major) {
        ClientTools tools = TestClients.tools(major);
        assertThat(tools.version().major()).isEqualTo(major);
        assertThat(Compressions.of(tools)).containsExactly("gzip", "lz4", "zstd");
    }

    private ClientTools tools(String version, String script) throws IOException {
        Path program = Files.writeString(folder.resolve("pg_dump"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new ClientTools(
                folder, ProgramVersion.parse("pg_dump (PostgreSQL) " + version).orElseThrow());
    }
}
