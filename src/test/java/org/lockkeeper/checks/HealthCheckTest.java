package org.lockkeeper.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.checks.CheckResult.Outcome;
import org.lockkeeper.connection.CheckSettings;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** The health URL of a real server of HTTP, judged. */
@SuppressWarnings("NullAway.Init") // set before each test
class HealthCheckTest {
    @TempDir
    private Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile boolean silent;
    private HttpServer application;
    private Databases databases;
    private CheckService service;

    @BeforeEach
    void an_application_on_a_database() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        application.createContext("/health", exchange -> {
            if (silent) {
                awaitEnd();
            }
            byte[] body = (status == 200 ? "fine" : "no such column: price").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(folder), "public", Optional.empty(), FlywaySettings.defaults());
        Workspace workspace = new Workspace(folder.resolve("lockkeeper.json"), project, List.of(profile()))
                .withChecks(new CheckSettings(List.of(), List.of(), 1000, Duration.ofSeconds(2), Optional.empty()));
        databases = new Databases(workspace, _ -> Optional.empty());
        service = new CheckService(workspace, databases, List.of(new HealthCheck()), Clock.systemUTC());
    }

    private ConnectionProfile profile() {
        TestDatabase test = TestPostgres.usual().freshDatabase("health");
        ConnectionProfile plain = test.profile(Environment.DEVELOPMENT);
        return new ConnectionProfile(
                plain.name(),
                plain.environment(),
                plain.host(),
                plain.port(),
                plain.database(),
                plain.user(),
                plain.sslMode(),
                plain.password(),
                Optional.of("http://127.0.0.1:" + application.getAddress().getPort() + "/health"));
    }

    @AfterEach
    void close() {
        over.countDown();
        databases.close();
        application.stop(0);
    }

    @Test
    void one_that_is_well_passes() {
        Verification found = verify(Optional.empty());
        assertThat(found.exitCode(true)).isEqualTo(ExitCode.OK);
        assertThat(found.checks().getFirst().after())
                .hasValueSatisfying(reading -> assertThat(reading.text()).startsWith("200 in "));
    }

    @Test
    void one_that_fails_after_a_migration_is_told_against_before() {
        Snapshot before = service.before("development", Optional.empty(), Progress.NONE, new CancelToken());
        status = 500;
        Verification found = verify(Optional.of(before));
        assertThat(found.exitCode(false).value()).isEqualTo(2);
        assertThat(found.checks()).singleElement().satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.FELL_SHORT);
            assertThat(check.severity()).isEqualTo(Severity.ERROR);
            assertThat(check.detail()).contains("/health answered 500 after ", "It begins: no such column: price");
            assertThat(check.before())
                    .hasValueSatisfying(reading -> assertThat(reading.text()).startsWith("200 in "));
            assertThat(check.after())
                    .hasValueSatisfying(reading -> assertThat(reading.text()).startsWith("500 in "));
        });
    }

    @Test
    void one_that_says_nothing_falls_short() {
        silent = true;
        Verification found = verify(Optional.empty());
        assertThat(found.exitCode(false).value()).isEqualTo(2);
        assertThat(found.checks()).singleElement().satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Outcome.FELL_SHORT);
            assertThat(check.detail()).endsWith("/health did not answer within 2000 ms.");
            assertThat(check.after())
                    .hasValueSatisfying(reading -> assertThat(reading.text()).isEqualTo("no answer"));
        });
    }

    private Verification verify(Optional<Snapshot> before) {
        return service.verify("development", before, Progress.NONE, new CancelToken());
    }

    private void awaitEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
