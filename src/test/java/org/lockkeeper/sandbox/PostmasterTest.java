package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.TestPostgres;

class PostmasterTest {
    /** No system hands out a process number as high. */
    private static final long NOBODY = 4_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void a_folder_without_a_lock_file_has_no_server() throws IOException {
        assertThat(Postmaster.running(folder)).isEmpty();
    }

    @Test
    void a_lock_file_that_was_cut_short_has_no_server() throws IOException {
        Files.writeString(Postmaster.file(folder), "");
        assertThat(Postmaster.running(folder)).isEmpty();
        Files.writeString(Postmaster.file(folder), "not a number\n");
        assertThat(Postmaster.running(folder)).isEmpty();
    }

    @Test
    void the_lock_file_of_a_dead_process_is_not_believed() throws IOException {
        writeLockFile(NOBODY);
        assertThat(Postmaster.running(folder)).isEmpty();
    }

    @Test
    void a_process_number_that_was_given_anew_is_not_mistaken_for_the_server() throws IOException {
        writeLockFile(ProcessHandle.current().pid());
        assertThat(Postmaster.running(folder)).isEmpty();
    }

    @Test
    void a_running_server_is_found_with_its_port() throws IOException {
        TestPostgres postgres = TestPostgres.usual();
        assertThat(Postmaster.running(postgres.cluster().data()))
                .hasValueSatisfying(server -> assertThat(server.port()).isEqualTo(postgres.port()));
        assertThat(postgres.cluster().awaitPort()).isEqualTo(Optional.of(postgres.port()));
    }

    private void writeLockFile(long process) throws IOException {
        Files.write(
                Postmaster.file(folder),
                List.of(
                        Long.toString(process),
                        folder.toString(),
                        "1700000000",
                        "5432",
                        "",
                        "127.0.0.1",
                        "0",
                        "ready"));
    }
}
