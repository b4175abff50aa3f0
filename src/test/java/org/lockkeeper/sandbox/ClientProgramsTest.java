package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientProgramsTest {
    private static final List<Integer> AVAILABLE = List.of(14, 15, 16, 17, 18);

    @TempDir
    Path folder;

    @Test
    void without_client_programs_it_is_17() {
        assertThat(ClientPrograms.suitableMajor(folder.toString(), AVAILABLE)).isEqualTo(17);
    }

    @Test
    void a_program_that_says_something_else_counts_as_none() throws IOException {
        install("pg_dump", "no idea");
        assertThat(ClientPrograms.suitableMajor(folder.toString(), AVAILABLE)).isEqualTo(17);
    }

    @ParameterizedTest
    @CsvSource({"12.4, 14", "14.24, 14", "16.15, 16", "18beta1, 18", "19.1, 18"})
    void the_installed_major_decides_and_the_nearest_stands_in_for_it(String version, int expected) throws IOException {
        install("pg_dump", "pg_dump (PostgreSQL) " + version);
        assertThat(ClientPrograms.suitableMajor("/nowhere:" + folder, AVAILABLE))
                .isEqualTo(expected);
    }

    @Test
    void psql_is_asked_where_pg_dump_is_missing() throws IOException {
        install("psql", "psql (PostgreSQL) 16.15 (Ubuntu 16.15-1)");
        assertThat(ClientPrograms.suitableMajor(folder.toString(), AVAILABLE)).isEqualTo(16);
    }

    @Test
    void a_vendors_own_words_do_not_matter() {
        assertThat(ClientPrograms.parse("pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"))
                .isEqualTo(Optional.of(15));
        assertThat(ClientPrograms.parse("pg_dump (EnterpriseDB) 15")).isEmpty();
    }

    private void install(String program, String answer) throws IOException {
        Path file = folder.resolve(program);
        Files.writeString(file, "#!/bin/sh\necho '" + answer + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
