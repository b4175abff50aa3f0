package org.lockkeeper.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockkeeper.db.DriverFailureTest.code;
import static org.lockkeeper.db.DriverFailureTest.trusting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.SecretSource;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.Certificates;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** One real server with TLS, password logins and few connections. */
class ServerRefusalTest {
    private static final String HBA = """
            host      all       postgres  127.0.0.1/32  trust
            hostssl   tlsonly   all       127.0.0.1/32  trust
            hostnossl plainonly all       127.0.0.1/32  trust
            host      scram     all       127.0.0.1/32  scram-sha-256
            host      clear     all       127.0.0.1/32  password
            host      rejected  all       127.0.0.1/32  reject
            host      open      all       127.0.0.1/32  trust
            host      closed    all       127.0.0.1/32  trust
            host      private   all       127.0.0.1/32  trust
            host      Missing   all       127.0.0.1/32  trust
            """;

    @TempDir
    private static Path folder;

    private static Cluster cluster;
    private static Certificates certificates;
    private static int port;

    @BeforeAll
    static void start() throws IOException {
        certificates = Certificates.create(folder);
        cluster = new Cluster(TestPostgres.binaries().home(TestPostgres.USUAL_MAJOR), folder.resolve("data"));
        cluster.initialise();
        Files.writeString(cluster.data().resolve("pg_hba.conf"), HBA);
        port = cluster.start(List.of(
                "ssl=on",
                "ssl_cert_file=" + certificates.certificate("server"),
                "ssl_key_file=" + certificates.key("server"),
                "max_connections=8",
                "superuser_reserved_connections=3",
                "fsync=off"));
        TestDatabase admin = new TestDatabase(port, "postgres");
        admin.execute("create role app login password 'hunter2'");
        admin.execute("create role retired nologin");
        admin.execute("create role limited login connection limit 0");
        for (String name : List.of("tlsonly", "plainonly", "scram", "clear", "rejected", "open", "closed", "private")) {
            admin.execute("create database " + name);
        }
        admin.execute("revoke connect on database private from public");
        admin.execute("alter database closed allow_connections false");
    }

    @AfterAll
    static void stop() throws IOException {
        cluster.stop();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open      | nobody  | PREFER  | LK-DB-ROLE            | there is no role nobody
            open      | retired | PREFER  | LK-DB-NOLOGIN         | alter role "retired" login
            open      | limited | PREFER  | LK-DB-CONNECTIONS     | too many connections for role
            private   | app     | PREFER  | LK-DB-PRIVILEGE       | grant connect on database "private" to "app"
            closed    | app     | PREFER  | LK-DB-CLOSED-DATABASE | accepts no connections
            Missing   | app     | PREFER  | LK-DB-DATABASE        | there is no database Missing
            nohba     | app     | PREFER  | LK-DB-HBA             | pg_hba.conf
            rejected  | app     | PREFER  | LK-DB-HBA             | rejects connection
            plainonly | app     | REQUIRE | LK-DB-HBA             | SSL
            tlsonly   | app     | DISABLE | LK-DB-TLS-REQUIRED    | choose sslMode require or stronger
            scram     | app     | PREFER  | LK-DB-PASSWORD        | the password of role app (from prompt) is wrong
            clear     | app     | PREFER  | LK-DB-PASSWORD        | the password of role app (from prompt) is wrong
            scram     | nobody  | PREFER  | LK-DB-PASSWORD        | or there is no such role
            """)
    void each_refusal_has_its_own_sentence(
            String database, String user, SslMode sslMode, String code, String sentence) {
        assertThat(failure(profile(database, user, sslMode), _ -> Optional.of("wrong")))
                .has(code(code))
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("wrong\"");
    }

    @ParameterizedTest
    @CsvSource({"scram", "clear"})
    void a_password_that_is_wanted_and_not_given(String database) {
        SecretSource nothing = new SecretSource() {
            @Override
            public Optional<String> password(ConnectionProfile profile) {
                return Optional.empty();
            }

            @Override
            public Optional<String> whyNone(ConnectionProfile profile) {
                return Optional.of("there is no password file");
            }
        };
        assertThat(failure(profile(database, "app", SslMode.PREFER), nothing))
                .has(code("LK-DB-NO-PASSWORD"))
                .hasMessageContaining("there is no password file");
    }

    @Test
    void a_wrong_password_is_reported_to_its_source_and_other_refusals_are_not() {
        AtomicInteger rejected = new AtomicInteger();
        SecretSource secrets = new SecretSource() {
            @Override
            public Optional<String> password(ConnectionProfile profile) {
                return Optional.of("wrong");
            }

            @Override
            public void rejected(ConnectionProfile profile) {
                rejected.incrementAndGet();
            }
        };
        ConnectionTest.run(profile("private", "app", SslMode.PREFER), secrets);
        ConnectionTest.run(profile("open", "nobody", SslMode.PREFER), secrets);
        assertThat(rejected).hasValue(0);
        ConnectionTest.run(profile("scram", "app", SslMode.PREFER), secrets);
        assertThat(rejected).hasValue(1);
    }

    @Test
    void every_connection_is_taken() throws SQLException {
        List<Connection> taken = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                taken.add(DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/open", "app", ""));
            }
            assertThat(failure(profile("open", "app", SslMode.PREFER), _ -> Optional.empty()))
                    .has(code("LK-DB-CONNECTIONS"))
                    .hasMessageContaining("too many connections");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void a_certificate_that_nobody_trusted_has_signed() throws IOException {
        ConnectionProfile profile =
                trusting(profile("open", "app", SslMode.VERIFY_CA), certificates.certificate("expired"));
        assertThat(failure(profile, _ -> Optional.empty()))
                .has(code("LK-DB-TLS-UNTRUSTED"))
                .hasMessageContaining("expired.crt");
    }

    @Test
    void an_expired_certificate() throws IOException {
        try (FakeServer server = FakeServer.offering(certificates.context("expired"))) {
            ConnectionProfile profile =
                    trusting(server.profile(SslMode.VERIFY_FULL), certificates.certificate("authority"));
            assertThat(failure(profile, _ -> Optional.empty()))
                    .has(code("LK-DB-TLS-EXPIRED"))
                    .hasMessageContaining("expired");
        }
    }

    @Test
    void without_a_file_of_its_own_a_profile_trusts_public_authorities_alone() {
        assertThat(failure(profile("open", "app", SslMode.VERIFY_FULL), _ -> Optional.empty()))
                .has(code("LK-DB-TLS-UNTRUSTED"))
                .hasMessageContaining("sslRootCert");
    }

    @Test
    void a_certificate_for_another_name_is_not_enough_for_verify_full() throws IOException {
        ConnectionProfile profile =
                trusting(profile("open", "app", SslMode.VERIFY_FULL), certificates.certificate("authority"));
        assertThat(failure(profile, _ -> Optional.empty()))
                .has(code("LK-DB-TLS-NAME"))
                .hasMessageContaining("not for the name 127.0.0.1");
    }

    @Test
    void a_file_of_certificates_that_is_not_there() {
        ConnectionProfile profile = trusting(profile("open", "app", SslMode.VERIFY_FULL), folder.resolve("none.crt"));
        assertThat(failure(profile, _ -> Optional.empty()))
                .has(code("LK-DB-TLS-ROOT"))
                .hasMessageContaining("none.crt");
    }

    @Test
    void a_connection_that_works_tells_its_facts() throws IOException {
        ConnectionProfile profile =
                trusting(profile("scram", "app", SslMode.VERIFY_CA), certificates.certificate("authority"));
        ConnectionTest.Outcome outcome = ConnectionTest.run(profile, _ -> Optional.of("hunter2"));
        assertThat(outcome).isInstanceOfSatisfying(ConnectionTest.Connected.class, ok -> {
            assertThat(ok.tls()).hasValueSatisfying(tls -> assertThat(tls).startsWith("TLSv1.3 TLS_"));
            assertThat(ok.facts().user()).isEqualTo("app");
            assertThat(ok.facts().inRecovery()).isFalse();
            assertThat(ok.facts().version().major()).isEqualTo(TestPostgres.USUAL_MAJOR);
            assertThat(ok.roundTrip()).isPositive();
        });
    }

    @Test
    void a_connection_without_tls_says_so() {
        assertThat(ConnectionTest.run(profile("open", "app", SslMode.DISABLE), _ -> Optional.empty()))
                .isInstanceOfSatisfying(
                        ConnectionTest.Connected.class,
                        ok -> assertThat(ok.tls()).isEmpty());
    }

    private static DbException failure(ConnectionProfile profile, SecretSource secrets) {
        ConnectionTest.Outcome outcome = ConnectionTest.run(profile, secrets);
        assertThat(outcome).isInstanceOf(ConnectionTest.Failed.class);
        return (DbException) ((ConnectionTest.Failed) outcome).failure();
    }

    private static ConnectionProfile profile(String database, String user, SslMode sslMode) {
        return new ConnectionProfile(
                "staging",
                Environment.STAGING,
                "127.0.0.1",
                port,
                database,
                user,
                sslMode,
                new PasswordSource.Prompt(),
                Optional.empty());
    }
}
