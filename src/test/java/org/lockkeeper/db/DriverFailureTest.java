package org.lockkeeper.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.guard.Environment;

class DriverFailureTest {
    @Test
    void a_name_that_does_not_resolve() {
        assertThat(failure(profile("no-such-host.invalid", 5432)))
                .has(code("LK-DB-HOST"))
                .hasMessageContaining("no-such-host.invalid cannot be resolved");
    }

    @Test
    void a_port_on_which_nothing_listens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(failure(profile("127.0.0.1", port)))
                .has(code("LK-DB-REFUSED"))
                .hasMessageContaining("nothing listens on 127.0.0.1 port " + port);
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLE", "PREFER"})
    void a_server_that_accepts_and_never_answers(SslMode sslMode) throws IOException {
        try (FakeServer server = FakeServer.silent()) {
            assertThat(failure(server.profile(sslMode)))
                    .has(code("LK-DB-TIMEOUT"))
                    .hasMessageContaining("did not answer in time");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PREFER, HTTP/1.1 400 Bad Request, LK-DB-PROTOCOL",
        "DISABLE, HTTP/1.1 400 Bad Request, LK-DB-PROTOCOL",
        "DISABLE, SSH-2.0-OpenSSH_9.6, LK-DB-PROTOCOL",
        "PREFER, 220 mail.example.com ESMTP, LK-DB-PROTOCOL"
    })
    void a_server_that_is_not_postgresql(SslMode sslMode, String greeting, String code) throws IOException {
        try (FakeServer server = FakeServer.saying(greeting + "\r\n\r\n")) {
            assertThat(failure(server.profile(sslMode))).has(code(code)).hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void a_handshake_that_makes_no_sense() throws IOException {
        try (FakeServer server = FakeServer.offeringNonsense()) {
            assertThat(failure(server.profile(SslMode.PREFER)))
                    .has(code("LK-DB-TLS"))
                    .hasMessageContaining("the TLS handshake failed");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DISABLE", "REQUIRE"})
    void a_server_that_hangs_up(SslMode sslMode) throws IOException {
        try (FakeServer server = new FakeServer(_ -> {})) {
            assertThat(failure(server.profile(sslMode)))
                    .has(code("LK-DB-CLOSED"))
                    .hasMessageContaining("closed the connection without an answer");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            57P03 | the database system is starting up      | LK-DB-STARTING    | try again in a moment
            57P03 | das Datenbanksystem startet             | LK-DB-STARTING    | try again in a moment
            57P03 | the database system is in recovery mode | LK-DB-STARTING    | recovery mode
            57P03 | the database system is shutting down    | LK-DB-STOPPING    | shutting down
            57P01 | terminating connection                  | LK-DB-STOPPING    | shutting down
            53300 | sorry, too many clients already         | LK-DB-CONNECTIONS | too many clients already
            XX000 | something else                          | LK-DB-XX000       | something else
            """)
    void a_server_that_refuses_for_now(String state, String words, String code, String sentence) throws IOException {
        try (FakeServer server = FakeServer.refusing(state, words)) {
            assertThat(failure(server.profile(SslMode.PREFER))).has(code(code)).hasMessageContaining(sentence);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.23", "9.6.24", "13.23 (Debian 13.23-1)"})
    void a_server_that_is_too_old(String version) throws IOException {
        try (FakeServer server = FakeServer.version(version);
                Database database = new Database(server.profile(SslMode.PREFER), _ -> Optional.of("x"))) {
            assertThat(failure(server.profile(SslMode.PREFER)))
                    .has(code("LK-DB-VERSION"))
                    .hasMessageContaining("is PostgreSQL " + version.split(" ", 2)[0])
                    .hasMessageContaining("14 and newer");
            org.assertj.core.api.Assertions.assertThatThrownBy(database::read)
                    .isInstanceOf(DbException.class)
                    .hasMessageContaining("14 and newer");
        }
    }

    @Test
    void a_server_without_tls_that_should_have_it() throws IOException {
        try (FakeServer server = FakeServer.refusing("28000", "unused")) {
            assertThat(failure(server.profile(SslMode.REQUIRE)))
                    .has(code("LK-DB-TLS-UNSUPPORTED"))
                    .hasMessageContaining("sslMode is require");
        }
    }

    @Test
    void the_users_language_changes_nothing() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try (FakeServer server = FakeServer.refusing("28000", "unused")) {
            assertThat(failure(server.profile(SslMode.REQUIRE))).has(code("LK-DB-TLS-UNSUPPORTED"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void text_from_a_server_cannot_move_the_cursor() throws IOException {
        try (FakeServer server = FakeServer.refusing("XX000", "a\u001b[2Jb\u202ec\nd")) {
            assertThat(failure(server.profile(SslMode.DISABLE))).hasMessageContaining("a [2Jb c d");
        }
    }

    static ConnectionProfile trusting(ConnectionProfile profile, Path root) {
        return new ConnectionProfile(
                profile.name(),
                profile.environment(),
                profile.host(),
                profile.port(),
                profile.database(),
                profile.user(),
                profile.sslMode(),
                profile.password(),
                profile.healthUrl(),
                Optional.of(root));
    }

    static org.assertj.core.api.Condition<DbException> code(String code) {
        return new org.assertj.core.api.Condition<>(
                e -> e.code().equals(code) && e.exitCode() == ExitCode.UNREACHABLE, "code %s and exit code 4", code);
    }

    private static DbException failure(ConnectionProfile profile) {
        ConnectionTest.Outcome outcome = ConnectionTest.run(profile, _ -> Optional.of("hunter2"));
        assertThat(outcome).isInstanceOf(ConnectionTest.Failed.class);
        DbException failure = (DbException) ((ConnectionTest.Failed) outcome).failure();
        assertThat(failure)
                .hasMessageStartingWith("%s (%s) %s: "
                        .formatted(
                                profile.name(),
                                profile.address(),
                                failure.kind() == DbException.Kind.LOGIN ? "refuses the login" : "cannot be reached"));
        assertThat(failure.sentence()).doesNotContain("hunter2");
        return failure;
    }

    private static ConnectionProfile profile(String host, int port) {
        return new ConnectionProfile(
                "staging",
                Environment.STAGING,
                host,
                port,
                "shop",
                "app",
                SslMode.PREFER,
                new PasswordSource.Prompt(),
                Optional.empty());
    }
}
