package org.lockkeeper.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.runbook.DiagnosisStep.Verdict;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Databases that answer and cannot be used all the same. */
class DatabaseDiagnosisTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("org.lockkeeper.testing.TestPostgres#majors")
    void a_read_only_default_is_named_with_whose_it_is(int major) {
        TestDatabase test = TestPostgres.major(major).freshDatabase("read_only");
        assertThat(step(test, "state").verdict()).isEqualTo(Verdict.GOOD);
        test.execute("alter database " + test.name() + " set default_transaction_read_only = on");
        assertThat(step(test, "state").verdict()).isEqualTo(Verdict.BAD);
        assertThat(step(test, "state").finding())
                .contains("default_transaction_read_only is on for database " + test.name());

        String role = "auditor_" + test.name();
        TestDatabase beside = new TestDatabase(test.port(), "postgres");
        beside.execute(
                "create role " + role + " login; alter role " + role + " set default_transaction_read_only = on");
        TestDatabase asRole = new TestDatabase(test.port(), test.name(), role);
        assertThat(step(asRole, "state").finding()).contains("is on for role " + role + ".");
        beside.execute(
                "alter role " + role + " in database " + test.name() + " set default_transaction_read_only = off");
        assertThat(step(asRole, "state").verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void a_database_that_is_not_there_is_told_from_a_refused_login() {
        TestDatabase test = new TestDatabase(TestPostgres.usual().port(), "no_such_database");
        assertThat(step(test, "state").verdict()).isEqualTo(Verdict.BAD);
        assertThat(step(test, "state").finding()).contains("no_such_database");
        assertThat(step(test, "login").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(step(test, "disk").verdict()).isEqualTo(Verdict.SKIPPED);
    }

    @Test
    void connections_that_are_all_in_use_and_a_standby_are_named() throws IOException, SQLException {
        String[] settings = {"fsync=off", "max_connections=4", "superuser_reserved_connections=1", "max_wal_senders=0"};
        TestPostgres own = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder, settings);
        try {
            TestDatabase test = new TestDatabase(own.port(), "postgres");
            test.execute("create role app login");
            List<Connection> held = new ArrayList<>();
            try {
                for (int i = 0; i < 4; i++) {
                    held.add(DriverManager.getConnection(
                            "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(own.port()), "postgres", ""));
                }
                DiagnosisStep connections = step(new TestDatabase(own.port(), "postgres", "app"), "connections");
                assertThat(connections.verdict()).isEqualTo(Verdict.BAD);
                assertThat(connections.finding()).contains("connections");
            } finally {
                for (Connection connection : held) {
                    connection.close();
                }
            }

            own.cluster().stop();
            Files.createFile(own.cluster().data().resolve("standby.signal"));
            int port = own.cluster().start(List.of(settings));
            DiagnosisStep state = step(new TestDatabase(port, "postgres"), "state");
            assertThat(state.verdict()).isEqualTo(Verdict.BAD);
            assertThat(state.finding()).contains("It is a standby");
        } finally {
            own.cluster().stop();
        }
    }

    @Test
    void a_name_that_nobody_knows_and_a_server_without_tls_are_found_where_they_fail() {
        TestDatabase test = TestPostgres.usual().freshDatabase("down");
        List<DiagnosisStep> unknown = steps(profile(test, "no-such-server.invalid", SslMode.PREFER));
        assertThat(unknown).extracting(DiagnosisStep::verdict).startsWith(Verdict.BAD, Verdict.SKIPPED);
        assertThat(unknown.getFirst().finding()).contains("no-such-server.invalid is not known to the name service");
        List<DiagnosisStep> open = steps(profile(test, "127.0.0.1", SslMode.REQUIRE));
        assertThat(open)
                .extracting(DiagnosisStep::name, DiagnosisStep::verdict)
                .startsWith(
                        tuple("name", Verdict.GOOD),
                        tuple("port", Verdict.GOOD),
                        tuple("TLS", Verdict.BAD),
                        tuple("login", Verdict.SKIPPED));
        assertThat(open.get(2).finding()).contains("TLS");
    }

    /** The disk that a database lies on, and not only that of its server. */
    @Test
    void a_full_disk_is_seen_by_what_the_server_cannot_write() throws Exception {
        TestPostgres server = TestPostgres.usual();
        Path disk = Files.createDirectories(folder.resolve("small"));
        Object owner = Files.getAttribute(server.cluster().data(), "unix:uid");
        Process mount = new ProcessBuilder(
                        "mount", "-t", "tmpfs", "-o", "size=20m,mode=0700,uid=" + owner, "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        Assumptions.assumeTrue(mount.waitFor() == 0, "mounting a small tmpfs wants root");
        TestDatabase beside = new TestDatabase(server.port(), "postgres");
        try {
            beside.execute("create tablespace small_disk location '%s'".formatted(disk));
            beside.execute("create database on_a_small_disk tablespace small_disk");
            TestDatabase test = new TestDatabase(server.port(), "on_a_small_disk");
            assertThat(step(test, "disk").verdict()).isEqualTo(Verdict.GOOD);
            assertThat(step(test, "disk").finding()).contains("took a file of 8 MB just now");
            fill(disk.resolve("full"));
            assertThat(step(test, "disk").verdict()).isEqualTo(Verdict.BAD);
            assertThat(step(test, "disk").finding()).contains("Its disk is full", "No space left on device");
        } finally {
            beside.execute("drop database if exists on_a_small_disk with (force)");
            beside.execute("drop tablespace if exists small_disk");
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 16];
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static ConnectionProfile profile(TestDatabase test, String host, SslMode sslMode) {
        return new ConnectionProfile(
                "down",
                Environment.DEVELOPMENT,
                host,
                test.port(),
                test.name(),
                test.user(),
                sslMode,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }

    private static List<DiagnosisStep> steps(ConnectionProfile profile) {
        try (Database database = new Database(profile, _ -> Optional.empty())) {
            return new DatabaseDiagnosis(database, _ -> Optional.empty()).run();
        }
    }

    private static DiagnosisStep step(TestDatabase test, String name) {
        return steps(test.profile(Environment.DEVELOPMENT)).stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
