package org.lockkeeper.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.checks.CheckService;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.RunLogs;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.TestGuard;

/** The application is a real server of HTTP; its database is down meanwhile and need not be asked. */
@SuppressWarnings("NullAway.Init") // set before each test
class RecoveryTest {
    @TempDir
    private Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile int badFor;
    private HttpServer application;
    private Databases databases;
    private CheckService checks;

    @BeforeEach
    void an_application() throws IOException {
        application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() <= badFor ? 503 : 200, -1);
            exchange.close();
        });
        application.start();
        Project project = new Project(
                "shop", ProjectKind.PRISMA, List.of(folder), "public", Optional.empty(), FlywaySettings.defaults());
        Workspace workspace = new Workspace(
                folder.resolve("lockkeeper.json"),
                project,
                List.of(new ConnectionProfile(
                        "prod",
                        Environment.PRODUCTION,
                        "127.0.0.1",
                        1,
                        "shop",
                        "shop",
                        SslMode.DISABLE,
                        new PasswordSource.Pgpass(),
                        Optional.of("http://127.0.0.1:%d/"
                                .formatted(application.getAddress().getPort())))));
        databases = new Databases(workspace, _ -> Optional.empty());
        RunLogs logs = new RunLogs(folder.resolve("logs"), Clock.systemUTC());
        checks = new CheckService(
                workspace,
                databases,
                new MigrationService(workspace, new PrismaEngine(project), databases, TestGuard.create(), logs),
                logs,
                Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        databases.close();
        application.stop(0);
    }

    @Test
    void it_is_measured_from_the_first_bad_answer_to_the_first_good_one() {
        badFor = 2;
        Duration took = recovery(new CancelToken()).took();
        assertThat(asked).hasValue(3);
        assertThat(took).isPositive();
    }

    @Test
    void one_that_is_well_from_the_start_tells_nothing() {
        assertThatThrownBy(() -> recovery(new CancelToken()).took())
                .isInstanceOf(LockkeeperException.class)
                .hasMessageContaining("well already")
                .hasMessageContaining("--took");
    }

    @Test
    void cancelled_it_is_not_taken_for_well() {
        badFor = Integer.MAX_VALUE;
        CancelToken cancel = new CancelToken();
        Recovery recovery = new Recovery(
                () -> {
                    if (asked.get() == 1) {
                        cancel.cancel();
                    }
                    return checks.health("prod", new CancelToken());
                },
                cancel);
        assertThatThrownBy(recovery::took).isInstanceOf(CancellationException.class);
    }

    private Recovery recovery(CancelToken cancel) {
        return new Recovery(() -> checks.health("prod", cancel), cancel);
    }
}
