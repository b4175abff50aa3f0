package org.lockkeeper.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;

class LoginTest {
    @TempDir
    private Path folder;

    @Test
    void a_password_with_a_line_end_is_refused_and_not_cut() {
        assertThatThrownBy(() -> PasswordFile.line(profile("db", SslMode.PREFER), "a\nb"))
                .hasMessageContaining("line end");
    }

    @Test
    void colons_and_backslashes_are_escaped_in_every_field() {
        assertThat(PasswordFile.line(profile("::1", SslMode.PREFER), "a:b\\c"))
                .isEqualTo("\\:\\:1:5432:*:o\\:ps:a\\:b\\\\c\n");
    }

    @Test
    void a_databases_name_cannot_become_an_option_a_keyword_or_a_url() {
        assertThat(new ConnectionString()
                        .with("dbname", "-x' host=evil \\ postgresql://evil\n")
                        .toString())
                .isEqualTo("dbname='-x\\' host=evil \\\\ postgresql://evil\n'");
        assertThatThrownBy(() -> new ConnectionString().with("dbname", "a\0b"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_password_lies_in_a_private_file_that_is_gone_afterwards() throws IOException {
        try (ChildPrograms programs = open(profile("db", SslMode.PREFER), Optional.of("s3cret"))) {
            Path file = passwords().getFirst();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).endsWith(":s3cret\n");
            assertThat(programs.connectTo("shop")).doesNotContain("s3cret");
        }
        assertThat(passwords()).isEmpty();
    }

    @Test
    void without_a_password_the_users_own_file_is_not_read_either() throws IOException {
        try (ChildPrograms _ = open(profile("db", SslMode.PREFER), Optional.empty())) {
            assertThat(Files.size(passwords().getFirst())).isZero();
        }
    }

    @Test
    void what_a_killed_process_left_is_cleared_away_and_what_is_in_use_is_not() throws IOException {
        Path left = Files.createDirectories(folder.resolve("left"));
        Files.writeString(left.resolve("pgpass"), "db:5432:*:ops:s3cret\n");
        try (ChildPrograms _ = open(profile("db", SslMode.PREFER), Optional.of("other"))) {
            assertThat(left).doesNotExist();
            ChildPrograms.sweep(folder);
            assertThat(passwords()).hasSize(1);
        }
    }

    @Test
    void a_program_that_cannot_be_noted_does_not_run_on() throws IOException {
        Path program = Files.writeString(folder.resolve("pg_dump"), "#!/bin/sh\nsleep 600\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        try (ChildPrograms programs = open(profile("db", SslMode.PREFER), Optional.empty())) {
            Files.createDirectories(passwords().getFirst().resolveSibling("children"));
            assertThatThrownBy(() -> programs.command("pg_dump").run(ChildCommand.Lines.NOBODY, new CancelToken()))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(ProcessHandle.current().children())
                    .noneMatch(child -> child.info().commandLine().orElse("").contains(program.toString()));
        }
    }

    /** As where Ctrl+C reaches the program before it reaches the process that started it. */
    @Test
    void a_program_that_fails_just_before_it_is_cancelled_was_cancelled() throws IOException {
        Path program = Files.writeString(folder.resolve("pg_dump"), "#!/bin/sh\necho interrupted >&2\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        CancelToken cancel = new CancelToken();
        try (ChildPrograms programs = open(profile("db", SslMode.PREFER), Optional.empty())) {
            assertThatThrownBy(() -> programs.command("pg_dump")
                            .run(_ -> Thread.startVirtualThread(() -> cancelOnceEnded(cancel)), cancel))
                    .isInstanceOf(CancellationException.class);
        }
    }

    private void cancelOnceEnded(CancelToken cancel) {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
                .forEach(child -> child.onExit().join());
        cancel.cancel();
    }

    @Test
    void certificates_are_checked_as_the_pool_checks_them() {
        try (ChildPrograms programs = open(profile("db", SslMode.VERIFY_FULL), Optional.empty())) {
            String string = programs.connectionString("shop");
            assertThat(string).contains("host='db'").contains("sslmode='verify-full'");
            Path roots = Path.of(string.replaceFirst(".*sslrootcert='([^']*)'.*", "$1"));
            assertThat(roots).content().contains("BEGIN CERTIFICATE");
        }
        try (ChildPrograms programs = open(profile("db", SslMode.REQUIRE), Optional.empty())) {
            String string = programs.connectionString("shop");
            Path roots = Path.of(string.replaceFirst(".*sslrootcert='([^']*)'.*", "$1"));
            assertThat(roots).doesNotExist();
        }
        ConnectionProfile own = new ConnectionProfile(
                "p",
                Environment.PRODUCTION,
                "db",
                5432,
                "shop",
                "ops",
                SslMode.VERIFY_FULL,
                new PasswordSource.Pgpass(),
                Optional.empty(),
                Optional.of(Path.of("/etc/own.crt")));
        try (ChildPrograms programs = open(own, Optional.empty())) {
            assertThat(programs.connectionString("shop")).contains("sslrootcert='/etc/own.crt'");
        }
    }

    private ChildPrograms open(ConnectionProfile profile, Optional<String> password) {
        ClientTools tools = new ClientTools(folder, new ProgramVersion(15, 19, "15.19"));
        return ChildPrograms.open(tools, profile, password, folder);
    }

    private List<Path> passwords() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().equals("pgpass"))
                    .toList();
        }
    }

    private static ConnectionProfile profile(String host, SslMode mode) {
        return new ConnectionProfile(
                "p",
                Environment.DEVELOPMENT,
                host,
                5432,
                "shop",
                "o:ps",
                mode,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }
}
