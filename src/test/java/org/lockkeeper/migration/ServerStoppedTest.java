package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Consent;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.workspace.WorkspaceServices;

/** Production's server goes away under a guarded run: what is left is told, and the record is closed with it. */
class ServerStoppedTest {
    private static final List<String> SETTINGS = List.of("fsync=off");

    @TempDir
    private Path folder;

    private TestPostgres own;
    private TestDatabase production;
    private AuditTrail audit;

    @BeforeEach
    void a_production_of_its_own() throws IOException {
        own = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("own"), "fsync=off");
        production = own.freshDatabase("stopped");
        audit = new AuditTrail(folder.resolve("audit"), Clock.systemUTC());
        write("20250101000000_init", "create table product (id int primary key);\n");
    }

    @AfterEach
    void stop() throws IOException {
        own.cluster().stop();
    }

    @Test
    void a_server_that_stops_while_the_clearance_waits_is_told_and_nothing_was_changed() throws IOException {
        try (WorkspaceServices open = open()) {
            Confirmer stopping = new Stopping();
            assertThatThrownBy(() -> open.migrations()
                            .migrate("production", Optional.empty(), stopping, RunListener.NONE, new CancelToken()))
                    .isInstanceOfSatisfying(
                            LockkeeperException.class,
                            e -> assertThat(e.exitCode()).isEqualTo(ExitCode.UNREACHABLE));
        }
        assertThat(action().result()).isEqualTo("not-begun");
        assertThat(action().ending().orElseThrow().detail())
                .contains("production", "127.0.0.1")
                .endsWith("Nothing was changed.");
        restart();
        assertThat(production.rows("select to_regclass('product'), to_regclass('_prisma_migrations')"))
                .containsExactly("null|null");
    }

    @Test
    void a_server_that_stops_in_the_middle_of_a_statement_leaves_a_row_that_is_told_and_led_out_of() throws Exception {
        write("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n");
        MigrationRun run;
        try (WorkspaceServices open = open()) {
            var running = CompletableFuture.supplyAsync(() -> open.migrations()
                    .migrate(
                            "production",
                            Optional.empty(),
                            Said.reviewed(production.name()),
                            RunListener.NONE,
                            new CancelToken()));
            Await.row(
                    production,
                    "select 1 from pg_stat_activity where wait_event = 'PgSleep' and query like '%600%' and datname = current_database()");
            own.cluster().stop();
            run = running.join();
        }
        assertThat(run.applied()).containsExactly("20250101000000_init");
        RunFailure failure = run.failed().orElseThrow();
        assertThat(failure.name()).isEqualTo("20250102000000_slow");
        assertThat(failure.statement()).hasValue("select pg_sleep(600)");
        assertThat(action().result()).isEqualTo("failed");
        assertThat(action().ending().orElseThrow().detail())
                .startsWith("20250102000000_slow failed:")
                .contains("Left behind:", "applied 20250101000000_init");
        restart();
        try (WorkspaceServices open = open()) {
            Recovery recovery = open.migrations().recovery("production");
            assertThat(recovery.troubles()).singleElement().satisfies(trouble -> {
                assertThat(trouble.migration()).isEqualTo("20250102000000_slow");
                assertThat(trouble.statements().getFirst().effect()).isEqualTo(StatementEffect.Effect.DID_NOT);
            });
            assertThat(recovery.ways())
                    .extracting(way -> way.act().label())
                    .containsExactly("resolve-rolled-back", "resolve-applied");
        }
    }

    private AuditedAction action() throws IOException {
        return audit.actions().getFirst();
    }

    /** On another port, as after a failover that was not one: it is the same system. */
    private void restart() throws IOException {
        production = new TestDatabase(own.cluster().start(SETTINGS), production.name());
    }

    private WorkspaceServices open() {
        Project project = new Project(
                "shop",
                ProjectKind.PRISMA,
                List.of(folder.resolve("migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        ConnectionProfile profile = production.profile(Environment.PRODUCTION);
        Workspace workspace = new Workspace(folder.resolve("lockkeeper.json"), project, List.of(profile));
        return new WorkspaceServices(
                workspace,
                new PrismaEngine(project),
                new Databases(workspace, _ -> Optional.empty()),
                new ProductionGuard(Clock.systemUTC(), audit),
                new UserFolders(folder, folder, folder),
                Clock.systemUTC());
    }

    private void write(String migration, String sql) throws IOException {
        Path file = folder.resolve("migrations").resolve(migration).resolve("migration.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
    }

    /** Types the right name, and by then the server is gone. */
    private final class Stopping implements Confirmer {
        @Override
        public String acknowledge(Consent request) {
            return request.digest();
        }

        @Override
        public String typeName(Consent request) {
            try {
                own.cluster().stop();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return request.database();
        }

        @Override
        public String giveReason(Consent request) {
            return "";
        }
    }
}
