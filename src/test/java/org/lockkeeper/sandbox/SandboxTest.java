package org.lockkeeper.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockkeeper.connection.ConnectionProfile;
import org.lockkeeper.connection.PasswordSource;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.connection.SslMode;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.RunListener;
import org.lockkeeper.migration.StatusMatrix;
import org.lockkeeper.sandbox.Sandbox.Lifetime;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Parallel;
import org.lockkeeper.task.Progress;
import org.lockkeeper.testing.Said;
import org.lockkeeper.workspace.WorkspaceServices;

/** One sandbox for the whole class, since it takes a while to make; each test leaves it running. */
class SandboxTest {
    @TempDir
    static Path folder;

    private static final List<Long> LEFT = Collections.synchronizedList(new ArrayList<>());

    private static SandboxUnderTest made;

    @BeforeAll
    static void reset_what_was_spoilt() throws IOException {
        made = new SandboxUnderTest(folder);
        Files.createDirectories(folder.resolve("clusters/dev/base"));
        Files.createDirectories(folder.resolve(".shop.new/prisma"));
        Files.createDirectories(folder.resolve("shop/prisma/migrations/20990101000000_add_nonsense"));
        Files.writeString(folder.resolve("lockkeeper.json"), "spoilt");
        made.sandbox()
                .reset(
                        Lifetime.UNTIL_STOPPED,
                        Said.reviewed(""),
                        (_, done, total) -> {
                            if (total > 0) {
                                LEFT.add(total - done);
                            }
                        },
                        new CancelToken());
    }

    @Test
    void the_logs_of_its_servers_are_files_that_open_for_its_own_profiles_alone() {
        Path workspace = made.sandbox().workspace(ProjectKind.PRISMA);
        ConnectionProfile prod = made.profile("prod");
        assertThat(SandboxLogs.of(workspace, prod))
                .hasValueSatisfying(log -> assertThat(log).content().contains("ready to accept connections"));
        assertThat(SandboxLogs.of(made.sandbox().workspace(ProjectKind.FLYWAY), prod))
                .isPresent();
        assertThat(SandboxLogs.of(folder.resolve("other.json"), prod)).isEmpty();
        assertThat(SandboxLogs.of(workspace, at("127.0.0.1", prod.port() + 1))).isEmpty();
        assertThat(SandboxLogs.of(workspace, at("db.example.com", prod.port()))).isEmpty();
    }

    private static ConnectionProfile at(String host, int port) {
        return new ConnectionProfile(
                "prod",
                Environment.PRODUCTION,
                host,
                port,
                "shop",
                "shop",
                SslMode.DISABLE,
                new PasswordSource.Pgpass(),
                Optional.empty());
    }

    @AfterAll
    static void stop() {
        made.sandbox().stop();
    }

    @Test
    void a_cancelled_start_leaves_nothing_running(@TempDir Path other) {
        CancelToken cancel = new CancelToken();
        Sandbox sandbox = new SandboxUnderTest(other).sandbox();
        Progress cancelling = (what, _, _) -> {
            if (what.contains("starting the server")) {
                cancel.cancel();
            }
        };
        assertThatThrownBy(() -> sandbox.start(Lifetime.UNTIL_STOPPED, cancelling, cancel))
                .isInstanceOf(CancellationException.class);
        assertThat(sandbox.status().clusters()).allSatisfy(cluster -> {
            assertThat(Postmaster.running(cluster.data())).isEmpty();
            assertThat(cluster.complete()).isFalse();
        });
    }

    @Test
    void its_clusters_are_three_different_systems() {
        assertThat(Parallel.map(made.workspace(ProjectKind.PRISMA).profiles(), SandboxUnderTest::system))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void progress_grows_to_its_end() {
        assertThat(LEFT).hasSizeGreaterThan(50).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(LEFT.getLast()).isZero();
    }

    @Test
    void a_folder_that_was_not_initialised_to_the_end_has_no_cluster(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("PG_VERSION"), "15\n");
        assertThat(Cluster.major(data)).isEmpty();
    }

    @Test
    void only_the_samples_own_role_comes_in_without_a_password() {
        ConnectionProfile dev =
                made.workspace(ProjectKind.PRISMA).profile("dev").orElseThrow();
        assertThat(SandboxUnderTest.system(dev)).isNotEmpty();
        String url = "jdbc:postgresql://127.0.0.1:" + dev.port() + "/shop";
        assertThatThrownBy(() -> DriverManager.getConnection(url, Cluster.USER, ""))
                .hasMessageContaining("password");
    }

    @ParameterizedTest
    @EnumSource
    void development_is_ahead_of_staging_and_staging_ahead_of_production(ProjectKind kind) {
        StatusMatrix matrix = made.status(kind);
        assertThat(count(matrix, 0, MigrationState.APPLIED)).isGreaterThan(count(matrix, 1, MigrationState.APPLIED));
        assertThat(count(matrix, 1, MigrationState.APPLIED)).isGreaterThan(count(matrix, 2, MigrationState.APPLIED));
        assertThat(count(matrix, 2, MigrationState.PENDING)).isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource
    void one_migration_failed_and_one_was_edited_on_staging_alone(ProjectKind kind) {
        StatusMatrix matrix = made.status(kind);
        assertThat(named(matrix, 1, MigrationState.FAILED))
                .singleElement()
                .asString()
                .contains("create_user_email_unique_index");
        assertThat(named(matrix, 1, MigrationState.MODIFIED))
                .singleElement()
                .asString()
                .contains("migrate_product_slugs");
        for (int environment : new int[] {0, 2}) {
            assertThat(matrix.environments().get(environment).attention()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_is_pending_on_development_applies_cleanly(ProjectKind kind) {
        try (WorkspaceServices open = made.service(kind)) {
            MigrationService service = open.migrations();
            MigrationRun run =
                    service.migrate("dev", Optional.empty(), Confirmer.NOBODY, RunListener.NONE, new CancelToken());
            assertThat(run.failed()).isEmpty();
            assertThat(service.status().environments().getFirst().pending()).isZero();
        }
    }

    @Test
    void backups_have_a_place_to_go_to() {
        for (ProjectKind kind : ProjectKind.values()) {
            assertThat(made.workspace(kind).backups().folders()).singleElement().satisfies(folder -> {
                assertThat(folder).isEmptyDirectory();
                assertThat(folder.getParent())
                        .isEqualTo(made.sandbox().workspace(kind).getParent());
            });
        }
    }

    @Test
    void the_failure_on_staging_left_its_invalid_index_behind() throws SQLException {
        String sql = "select indisvalid from pg_index where indexrelid = '\"User_email_key\"'::regclass";
        assertThat(made.value("staging", "shop", sql)).isEqualTo("f");
    }

    @Test
    void there_are_some_hundred_thousand_rows() throws SQLException {
        assertThat(made.value("prod", "shop", "select count(*) from \"Order\"")).isEqualTo("120000");
        assertThat(made.value("prod", "shop", "select count(*) from \"OrderItem\""))
                .isEqualTo("240000");
        assertThat(made.value("prod", "shop_flyway", "select count(*) from \"User\""))
                .isEqualTo("50000");
    }

    @Test
    void a_second_start_adopts_what_runs_and_changes_nothing() throws IOException {
        Map<Member, Postmaster> before = made.servers();
        Path file = folder.resolve("lockkeeper.json");
        var written = Files.getLastModifiedTime(file);
        assertThat(made.start().isRunning()).isTrue();
        assertThat(made.servers()).isEqualTo(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
    }

    @Test
    void two_starts_at_once_make_one_server_each() throws IOException {
        made.sandbox().stop();
        List<SandboxStatus> both = Parallel.map(List.of(1, 2), _ -> made.start());
        assertThat(both.getFirst().clusters()).isEqualTo(both.getLast().clusters());
        assertThat(both.getFirst().isRunning()).isTrue();
    }

    @Test
    void a_killed_server_comes_back_on_its_port_though_a_session_of_it_still_works() throws Exception {
        int port = made.port("dev");
        Thread busy = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(
                                () -> made.value("dev", "shop", "select count(*) from generate_series(1, 1000000000)"))
                        .isInstanceOf(SQLException.class));
        String working =
                "select exists (select from pg_stat_activity where state = 'active' and query like '%1000000000%' and pid <> pg_backend_pid())";
        while (!"t".equals(made.value("dev", "shop", working))) {
            Thread.onSpinWait();
        }
        ProcessHandle server =
                ProcessHandle.of(made.server(Member.DEV).process()).orElseThrow();
        server.destroyForcibly();
        server.onExit().join();
        assertThat(made.sandbox().status().isRunning()).isFalse();
        assertThat(made.start().isRunning()).isTrue();
        assertThat(made.port("dev")).isEqualTo(port);
        assertThat(made.value("dev", "shop", "select count(*) from \"User\"")).isEqualTo("50000");
        busy.join();
    }

    @Test
    void a_cluster_that_was_not_filled_to_the_end_is_made_anew() throws IOException {
        String staging = SandboxUnderTest.system(made.profile("staging"));
        String prod = SandboxUnderTest.system(made.profile("prod"));
        Files.delete(folder.resolve("clusters/prod.ready"));
        assertThat(made.start().isRunning()).isTrue();
        assertThat(SandboxUnderTest.system(made.profile("prod"))).isNotEqualTo(prod);
        assertThat(SandboxUnderTest.system(made.profile("staging"))).isEqualTo(staging);
        assertThat(made.status(ProjectKind.PRISMA).environments().getLast().applied())
                .isEqualTo(8);
    }

    @Test
    void a_port_that_was_taken_is_replaced_and_the_rest_of_an_edited_workspace_file_stays() throws IOException {
        Path file = folder.resolve("lockkeeper.json");
        Workspace old = WorkspaceFile.read(file);
        ConnectionProfile own = new ConnectionProfile(
                "own",
                old.profiles().getFirst().environment(),
                "db.example.com",
                5432,
                "shop",
                "me",
                old.profiles().getFirst().sslMode(),
                old.profiles().getFirst().password(),
                Optional.empty());
        List<ConnectionProfile> profiles = new ArrayList<>(old.profiles());
        profiles.add(own);
        WorkspaceFile.write(new Workspace(old.file(), old.project(), profiles));
        made.sandbox().stop();
        try (ServerSocket taken = new ServerSocket(made.profile("dev").port(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(made.start().isRunning()).isTrue();
            assertThat(made.profile("dev").port())
                    .isNotEqualTo(taken.getLocalPort())
                    .isEqualTo(made.port("dev"));
            assertThat(made.workspace(ProjectKind.FLYWAY)
                            .profile("dev")
                            .orElseThrow()
                            .port())
                    .isEqualTo(made.port("dev"));
        }
        assertThat(made.profile("own")).isEqualTo(own);
        WorkspaceFile.write(new Workspace(
                old.file(),
                old.project(),
                made.workspace(ProjectKind.PRISMA).profiles().subList(0, 3)));
    }

    @Test
    void scripts_that_a_person_edited_stay_as_they_are() throws IOException {
        Path script = folder.resolve("shop-flyway/sql/V17__remove_user_bio.sql");
        String text = Files.readString(script);
        Files.writeString(script, "-- mine\n" + text);
        made.start();
        assertThat(script).hasContent("-- mine\n" + text);
        Files.writeString(script, text);
    }

    @Test
    void it_stops_with_the_process_that_started_it_unless_it_was_asked_to_stay() {
        made.sandbox().stop();
        made.sandbox().start(Lifetime.WITH_THIS_PROCESS, Progress.NONE, new CancelToken());
        assertThat(made.sandbox().stopIfOwned().isRunning()).isFalse();
        made.start();
        made.sandbox().start(Lifetime.WITH_THIS_PROCESS, Progress.NONE, new CancelToken());
        assertThat(made.sandbox().stopIfOwned().isRunning()).isTrue();
    }

    private static long count(StatusMatrix matrix, int environment, MigrationState state) {
        return named(matrix, environment, state).size();
    }

    private static List<String> named(StatusMatrix matrix, int environment, MigrationState state) {
        return matrix.rows().stream()
                .filter(row -> row.cells().get(environment).state() == state)
                .map(StatusMatrix.Row::name)
                .toList();
    }
}
