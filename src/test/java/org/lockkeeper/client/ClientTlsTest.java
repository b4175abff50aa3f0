package org.lockkeeper.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestCertificate;
import org.lockkeeper.testing.TestPostgres;

/** The installed programs against a server with TLS: they check what the profile says, as the pool does. */
@SuppressWarnings("NullAway.Init") // the server comes before every test
class ClientTlsTest {
    /** Answers whether the very connection of the program is encrypted. */
    private static final String TLS = "select ssl from pg_stat_ssl where pid = pg_backend_pid()";

    @TempDir
    private static Path folder;

    private static TestCertificate right;
    private static TestCertificate other;
    private static Cluster cluster;
    private static int port;

    @BeforeAll
    static void a_server_with_tls() throws Exception {
        right = TestCertificate.of("localhost", folder.resolve("right"));
        other = TestCertificate.of("localhost", folder.resolve("other"));
        cluster = new Cluster(TestPostgres.binaries().home(TestPostgres.USUAL_MAJOR), folder.resolve("server/data"));
        cluster.initialise();
        port = cluster.start(
                List.of("fsync=off", "ssl=on", "ssl_cert_file=" + right.certificate(), "ssl_key_file=" + right.key()));
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.stop();
    }

    @Test
    void a_certificate_that_another_signed_is_refused_by_the_programs_and_by_the_pool() {
        ConnectionProfile profile = profile("localhost", SslMode.VERIFY_FULL, Optional.of(other.certificate()));
        assertThat(run(profile).complaint()).contains("certificate verify failed");
        assertThat(poolReaches(profile)).isFalse();
    }

    @Test
    void without_a_file_of_its_own_only_the_authorities_that_the_runtime_knows_are_trusted() {
        ConnectionProfile profile = profile("localhost", SslMode.VERIFY_FULL, Optional.empty());
        assertThat(run(profile).complaint()).contains("certificate verify failed");
        assertThat(poolReaches(profile)).isFalse();
    }

    @Test
    void a_name_that_is_not_the_certificates_is_refused_under_verify_full_alone() {
        ConnectionProfile full = profile("127.0.0.1", SslMode.VERIFY_FULL, Optional.of(right.certificate()));
        assertThat(run(full).complaint()).contains("does not match host name");
        assertThat(poolReaches(full)).isFalse();
        ConnectionProfile ca = profile("127.0.0.1", SslMode.VERIFY_CA, Optional.of(right.certificate()));
        assertThat(run(ca).exitCode()).isZero();
    }

    @Test
    void the_programs_are_encrypted_as_the_profile_says() {
        for (SslMode mode : List.of(SslMode.VERIFY_FULL, SslMode.REQUIRE, SslMode.PREFER)) {
            ConnectionProfile profile = profile("localhost", mode, Optional.of(right.certificate()));
            assertThat(ask(profile)).as(mode.label()).isEqualTo("t");
            assertThat(poolReaches(profile)).as(mode.label()).isTrue();
        }
        assertThat(ask(profile("localhost", SslMode.DISABLE, Optional.empty()))).isEqualTo("f");
    }

    private static ChildCommand.Ended run(ConnectionProfile profile) {
        try (ChildPrograms programs = open(profile)) {
            return programs.command("pg_dump")
                    .with("--schema-only", "--no-password", programs.connectTo("postgres"))
                    .run(ChildCommand.Lines.NOBODY, new CancelToken());
        }
    }

    private static String ask(ConnectionProfile profile) {
        try (ChildPrograms programs = open(profile)) {
            return programs.command("psql")
                    .with("--no-psqlrc", "--no-password", "--tuples-only", "--no-align", "--command=" + TLS)
                    .with(programs.connectTo("postgres"))
                    .read(
                            output ->
                                    new String(output.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip(),
                            ended -> {
                                throw new AssertionError(ended.complaint());
                            },
                            new CancelToken());
        }
    }

    private static ChildPrograms open(ConnectionProfile profile) {
        ClientTools tools = new ClientFinder(List.of()).all().getFirst();
        return ChildPrograms.open(tools, profile, Optional.empty(), folder.resolve("runs"));
    }

    private static boolean poolReaches(ConnectionProfile profile) {
        try (Database database = new Database(profile, _ -> Optional.empty());
                ReadSession session = database.read()) {
            return session.facts().identity().database().equals("postgres");
        } catch (org.lockkeeper.db.DbException e) {
            return false;
        }
    }

    private static ConnectionProfile profile(String host, SslMode mode, Optional<Path> roots) {
        return new ConnectionProfile(
                "tls",
                Environment.DEVELOPMENT,
                host,
                port,
                "postgres",
                Cluster.USER,
                mode,
                new PasswordSource.Pgpass(),
                Optional.empty(),
                roots);
    }
}
