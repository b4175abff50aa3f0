package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.connection.FlywaySettings;
import org.lockkeeper.connection.Project;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.UserFolders;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.ProductionGuard;
import org.lockkeeper.migration.RunFailure.Cause;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.RunOptions;
import org.lockkeeper.migration.prisma.PrismaEngine;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.Said;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;
import org.lockkeeper.testing.Untouched;
import org.lockkeeper.workspace.WorkspaceServices;

/** A deploy on one production database, with nobody and nothing before it. */
class DeployServiceTest {
    private static final String ALTER = "20250102000000_add_price";

    @TempDir
    private Path folder;

    private final TestDatabase prod = TestPostgres.usual().freshDatabase("deploy");
    private WorkspaceServices open;

    @BeforeEach
    void a_table_and_a_pending_change_of_it() throws IOException {
        Files.createDirectories(folder.resolve("migrations"));
        write("20250101000000_init", "create table product (id int primary key);\n");
        Files.writeString(folder.resolve(ChecklistFile.DEFAULT_NAME), """
                {"version": 1, "items": [{"id": "history-lock", "check": "history-lock"},
                  {"id": "idle", "check": "idle-transactions"}]}
                """);
        open = open();
        deploy(RunOptions.USUAL);
        write(ALTER, "alter table product add column price int;\n");
    }

    @AfterEach
    void close() {
        open.close();
    }

    @Test
    void a_script_that_changes_between_preview_and_run_is_refused_and_nothing_is_changed() throws IOException {
        Deployment reviewed = open.deploys().prepare("production", Optional.empty());
        write(ALTER, "drop table product;\n");
        assertRefused("LK-MIG-PLAN-CHANGED", reviewed);
    }

    @Test
    void a_gate_that_is_shut_stops_the_window_too() {
        Deployment deployment = open.deploys().prepare("production", Optional.empty());
        assertThatThrownBy(() -> open.deploys()
                        .run(
                                deployment,
                                Answers.NONE,
                                RunOptions.USUAL,
                                Said.reviewed(prod.name()),
                                RunListener.NONE,
                                new CancelToken()))
                .isInstanceOfSatisfying(
                        LockkeeperException.class, e -> assertThat(e.code()).isEqualTo("LK-DEPLOY-GATES"))
                .hasMessageContaining("preview, consequences");
    }

    /** The first is in the middle of its run; the second looked before it began. */
    @Test
    void of_two_people_who_deploy_at_once_the_second_is_told_and_runs_nothing() {
        Deployment second = open.deploys().prepare("production", Optional.empty());
        OpenTransaction forgotten = OpenTransaction.of(prod, "select * from product");
        try (WorkspaceServices other = open()) {
            Deployment first = other.deploys().prepare("production", Optional.empty());
            var running = CompletableFuture.supplyAsync(
                    () -> run(other, first, RunOptions.USUAL.withLockTimeout(Optional.empty())));
            Await.migrationWaiting(prod);
            assertThatThrownBy(() -> open.deploys().prepare("production", Optional.empty()))
                    .hasMessageContaining("is being applied to production now");
            forgotten.close();
            assertThat(running.join().run().applied()).containsExactly(ALTER);
        }
        assertRefused("LK-MIG-PLAN-CHANGED", second);
    }

    @Test
    void the_engines_own_lock_keeps_two_that_begin_at_once_apart() {
        Deployment deployment = open.deploys().prepare("production", Optional.empty());
        try (WorkspaceServices other = open()) {
            var first = CompletableFuture.supplyAsync(() -> run(open, deployment, RunOptions.USUAL));
            var second = CompletableFuture.supplyAsync(() -> run(other, deployment, RunOptions.USUAL));
            int applied = 0;
            for (var one : List.of(first, second)) {
                try {
                    applied += one.join().run().applied().size();
                } catch (CompletionException e) {
                    assertThat(e).hasCauseInstanceOf(LockkeeperException.class);
                }
            }
            assertThat(applied).isEqualTo(1);
        }
        assertThat(prod.rows("select count(*) from _prisma_migrations where migration_name = '" + ALTER + "'"))
                .containsExactly("1");
    }

    @Test
    void behind_an_idle_transaction_the_valve_trips_who_waited_goes_on_and_the_report_says_so() throws IOException {
        Deployment deployment = open.deploys().prepare("production", Optional.empty());
        DeployResult result;
        try (OpenTransaction _ = OpenTransaction.of(prod, "select * from product")) {
            var running = CompletableFuture.supplyAsync(() -> run(
                    open,
                    deployment,
                    RunOptions.USUAL
                            .withLockTimeout(Optional.empty())
                            .withTries(1)
                            .withValve(0, Duration.ofHours(1))));
            Await.migrationWaiting(prod);
            assertThat(prod.rows("select count(*) from product")).containsExactly("0");
            result = running.join();
        }
        assertThat(result.run().failed())
                .hasValueSatisfying(f -> assertThat(f.cause()).isEqualTo(Cause.SAFETY_VALVE));
        DeployReport report = result.report().orElseThrow();
        assertThat(report.status()).isEqualTo(DeployReport.Status.FAILED);
        assertThat(report.downtime()).contains("1 session that waited behind it");
        assertThat(result.gates().stream().filter(gate -> !gate.isOpen()).map(Gate::name))
                .contains("run", "verify");
        assertThat(Files.readString(result.file().orElseThrow())).contains("safety valve", "❌ Failed");
        assertThat(prod.rows(
                        "select attname from pg_attribute where attrelid = 'product'::regclass and attname = 'price'"))
                .isEmpty();
    }

    @Test
    void tables_sizes_and_sessions_are_seen_before_anything_runs() {
        prod.execute("insert into product select generate_series(1, 10000)");
        prod.execute("analyze product");
        try (OpenTransaction _ = OpenTransaction.of(prod, "select * from product")) {
            Deployment deployment = open.deploys().prepare("production", Optional.empty());
            assertThat(deployment.impact().tables()).singleElement().satisfies(table -> {
                assertThat(table.qualified()).isEqualTo("public.product");
                assertThat(table.bytes())
                        .hasValueSatisfying(bytes -> assertThat(bytes).isGreaterThan(300_000));
                assertThat(table.rowsEstimate()).isEqualTo(10_000);
                assertThat(table.sessions()).singleElement().satisfies(holder -> {
                    assertThat(holder.application()).isEqualTo("forgotten");
                    assertThat(holder.state()).isEqualTo("idle in transaction");
                    assertThat(holder.idlesLongerThan(Duration.ZERO)).isTrue();
                    assertThat(holder.idlesLongerThan(Duration.ofHours(1))).isFalse();
                });
            });
            assertThat(gate(deployment, "idle").state()).isEqualTo(Gate.State.PASSED);
            assertThat(deployment.impact().lines().getFirst())
                    .contains("touches public.product: altered", "1 session on it", "forgotten, idle in transaction");
        }
    }

    @Test
    void a_prepared_transaction_on_a_table_is_seen_before_anything_runs() {
        String gid = prod.name() + "-forgotten";
        prod.execute("begin; insert into product values (1); prepare transaction '" + gid + "'");
        try {
            Deployment deployment = open.deploys().prepare("production", Optional.empty());
            assertThat(deployment.impact().tables())
                    .singleElement()
                    .satisfies(table -> assertThat(table.sessions())
                            .singleElement()
                            .satisfies(holder -> {
                                assertThat(holder.pid()).isZero();
                                assertThat(holder.words()).startsWith("prepared transaction " + gid + " (postgres, ");
                                assertThat(holder.idlesLongerThan(Duration.ZERO))
                                        .isTrue();
                            }));
            assertThat(deployment.impact().lines().getFirst())
                    .contains("touches public.product", "prepared transaction " + gid);
        } finally {
            prod.execute("rollback prepared '" + gid + "'");
        }
    }

    @Test
    void one_that_idles_too_long_in_a_transaction_shuts_the_gate() {
        TouchedTable.Holder idle = new TouchedTable.Holder(
                4711,
                Optional.empty(),
                "shop",
                "web",
                "idle in transaction",
                Optional.of(Duration.ofSeconds(61)),
                Optional.of(Duration.ofSeconds(70)),
                "");
        TouchedTable table =
                new TouchedTable("public", "product", java.util.Set.of(), true, Optional.of(1L), 1, List.of(idle));
        CheckResult found = FactChecks.idle(new Impact(1, List.of(table), List.of(), Optional.empty()));
        assertThat(found.finding()).isEqualTo(CheckResult.Finding.FAILED);
        assertThat(found.fact()).startsWith("pid 4711 (shop, web, idle in transaction for 61 s) holds public.product.");
    }

    private Gate gate(Deployment deployment, String name) {
        return open.deploys().gates(deployment, Answers.NONE).stream()
                .filter(gate -> gate.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_nobody_could_be_asked_of_is_not_said_to_have_passed() {
        assertThat(deploy(RunOptions.USUAL).report().orElseThrow().findings())
                .filteredOn(finding -> finding.name().equals("health"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.words()).isEqualTo("nothing to check");
                    assertThat(finding.fellShort()).isFalse();
                });
    }

    /** A run that stands is not denied for want of its report. */
    @Test
    void a_report_that_cannot_be_written_shuts_its_gate_and_the_run_stands() throws IOException {
        Path reports = folder.resolve(ReportFolder.NAME);
        Files.move(reports, folder.resolve("earlier"));
        Files.writeString(reports, "a file where the folder should be");
        DeployResult result = deploy(RunOptions.USUAL);
        assertThat(result.run().applied()).containsExactly(ALTER);
        assertThat(result.file()).isEmpty();
        assertThat(result.gates().getLast()).satisfies(gate -> {
            assertThat(gate.name()).isEqualTo("report");
            assertThat(gate.isOpen()).isFalse();
            assertThat(gate.detail())
                    .contains("cannot be written", "the audit trail and the run's log have what happened");
        });
        assertThat(prod.rows("select 1 from information_schema.columns where column_name = 'price'"))
                .hasSize(1);
    }

    @Test
    void a_trail_that_is_lost_in_the_middle_keeps_its_entry_open_and_the_run_stands() throws IOException {
        Path trail = folder.resolve("audit/trail.jsonl");
        Path aside = folder.resolve("audit/aside.jsonl");
        RunListener filling = new RunListener() {
            @Override
            public void migrationStarted(String name, int index, int total) {
                try {
                    Files.move(trail, aside);
                    Files.createDirectory(trail);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        Deployment deployment = open.deploys().prepare("production", Optional.empty());
        DeployResult result = run(open, deployment, RunOptions.USUAL, filling);
        assertThat(result.run().applied()).containsExactly(ALTER);
        Files.delete(trail);
        Files.move(aside, trail);
        assertThat(Files.readAllLines(trail).getLast()).contains("\"kind\":\"intent\"", ALTER);
        assertThat(new AuditTrail(folder.resolve("audit"), Clock.systemUTC())
                        .verify(Optional.empty())
                        .flaw())
                .isEmpty();
    }

    private void assertRefused(String code, Deployment deployment) {
        open.close();
        Untouched before = Untouched.now(prod);
        try (WorkspaceServices again = open()) {
            assertThatThrownBy(() -> run(again, deployment, RunOptions.USUAL))
                    .isInstanceOfSatisfying(
                            LockkeeperException.class, e -> assertThat(e.code()).isEqualTo(code));
        }
        before.assertStill();
    }

    private DeployResult deploy(RunOptions options) {
        return run(open, open.deploys().prepare("production", Optional.empty()), options);
    }

    private DeployResult run(WorkspaceServices services, Deployment deployment, RunOptions options) {
        return run(services, deployment, options, RunListener.NONE);
    }

    private DeployResult run(
            WorkspaceServices services, Deployment deployment, RunOptions options, RunListener listener) {
        Confirmer confirmer = Said.reviewed(prod.name());
        Answers answers = Answers.NONE.withReviewed(deployment.plan().digest()).withAcknowledged(true);
        return services.deploys().run(deployment, answers, options, confirmer, listener, new CancelToken());
    }

    private WorkspaceServices open() {
        Project project = new Project(
                "shop",
                ProjectKind.PRISMA,
                List.of(folder.resolve("migrations")),
                "public",
                Optional.empty(),
                FlywaySettings.defaults());
        Workspace workspace = new Workspace(
                folder.resolve("lockkeeper.json"), project, List.of(prod.profile(Environment.PRODUCTION)));
        Clock clock = Clock.systemUTC();
        return new WorkspaceServices(
                workspace,
                new PrismaEngine(project),
                new Databases(
                        workspace, List.of(new Database(workspace.profiles().getFirst(), _ -> Optional.empty()))),
                new ProductionGuard(clock, new AuditTrail(folder.resolve("audit"), clock)),
                new UserFolders(folder, folder, folder),
                clock);
    }

    private void write(String name, String sql) throws IOException {
        Path script = Files.createDirectories(folder.resolve("migrations").resolve(name));
        Files.writeString(script.resolve("migration.sql"), sql);
    }
}
