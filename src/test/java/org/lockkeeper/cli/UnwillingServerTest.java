package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.sandbox.Cluster;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import org.lockkeeper.testing.TestPostgres;

/** Servers that take no changes, a server that stops in the middle, and a disk without room for the run's log. */
class UnwillingServerTest {
    private static final Path BASEBACKUP =
            Path.of("/usr/lib/postgresql/" + TestPostgres.USUAL_MAJOR + "/bin/pg_basebackup");

    @TempDir
    Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void a_project() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_good", "create table product (id int);\n");
    }

    private Invocation run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--workspace";
        all[args.length + 1] = project.workspace().toString();
        return Invocation.of(services, all);
    }

    private static boolean succeeds(String... command) throws Exception {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void a_standby_is_named_and_left_alone() throws Exception {
        assumeTrue(Files.isExecutable(BASEBACKUP), "skipped: no pg_basebackup of this major");
        TestPostgres primary = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("primary"), "fsync=off");
        Path data = folder.resolve("standby").resolve("data");
        Files.createDirectories(data.getParent());
        Cluster standby = new Cluster(TestPostgres.binaries().home(TestPostgres.USUAL_MAJOR), data);
        try {
            new TestDatabase(primary.port(), "postgres")
                    .execute("create database \"" + project.dev().name() + "\"");
            boolean copied = succeeds(
                    BASEBACKUP.toString(),
                    "-D",
                    data.toString(),
                    "-R",
                    "--checkpoint=fast",
                    "-h",
                    "127.0.0.1",
                    "-U",
                    Cluster.USER,
                    "-p",
                    Integer.toString(primary.port()));
            assertThat(copied).isTrue();
            int port = standby.start(List.of("hot_standby=on"));
            project.writeWorkspace(List.of(port, port, port));
            for (String[] command : List.of(
                    new String[] {"migrate", "--env", "dev"},
                    new String[] {"resolve", "--env", "dev", "--applied", "20250101000000_good"})) {
                Invocation refused = run(command);
                assertThat(refused.exitCode()).isEqualTo(2);
                assertThat(refused.err()).contains("LK-DB-STANDBY", "dev (127.0.0.1:" + port, "is a standby");
            }
            assertThat(run("preview", "--env", "dev").exitCode()).isEqualTo(1);
        } finally {
            standby.stop();
            primary.cluster().stop();
        }
    }

    @Test
    void a_database_that_is_read_only_by_default_is_named() {
        project.dev().execute("alter database \"" + project.dev().name() + "\" set default_transaction_read_only = on");
        Invocation refused = run("migrate", "--env", "dev");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("LK-DB-READ-ONLY", "default_transaction_read_only is on");
    }

    @Test
    void a_server_that_stops_at_once_in_the_middle_is_told_and_the_log_says_how_it_ended() throws Exception {
        TestPostgres own = TestPostgres.own(TestPostgres.USUAL_MAJOR, folder.resolve("own"), "fsync=off");
        TestDatabase database = new TestDatabase(own.port(), project.dev().name());
        try {
            new TestDatabase(own.port(), "postgres")
                    .execute("create database \"" + project.dev().name() + "\"");
            project.writeWorkspace(List.of(own.port(), own.port(), own.port()));
            project.migration("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n");
            var migrate = CompletableFuture.supplyAsync(() -> run("migrate", "--env", "dev", "--format", "json"));
            Await.row(
                    database,
                    "select 1 from pg_stat_activity where wait_event = 'PgSleep' and query like '%600%' and datname = current_database()");
            String postmaster = Files.readAllLines(own.cluster().data().resolve("postmaster.pid"))
                    .getFirst();
            assertThat(succeeds("kill", "-QUIT", postmaster)).isTrue();
            Invocation ended = migrate.join();
            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.json().at("/applied/0").stringValue()).isEqualTo("20250101000000_good");
            assertThat(ended.json().at("/failed/leftBehind").stringValue()).contains("stays open, without logs");
            assertThat(Files.readString(Path.of(ended.json().at("/log").stringValue())))
                    .contains("failed: 20250102000000_slow");
            assertThat(run("recover", "--env", "dev").exitCode()).isEqualTo(4);
            int port = own.cluster().start(List.of("fsync=off"));
            project.writeWorkspace(List.of(port, port, port));
            Invocation recover = run("recover", "--env", "dev", "--format", "json");
            assertThat(recover.exitCode()).isEqualTo(2);
            assertThat(recover.json().at("/troubles/0/statements/0/effect").stringValue())
                    .isEqualTo("did-not");
        } finally {
            own.cluster().stop();
        }
    }

    @Test
    void a_disk_that_fills_in_the_middle_ends_the_log_and_not_the_run() throws Exception {
        Path runs = Files.createDirectories(services.runLogs());
        assumeTrue(
                succeeds("mount", "-t", "tmpfs", "-o", "size=16k,mode=700", "tmpfs", runs.toString()),
                "skipped: nothing can be mounted here");
        Invocation filling;
        Invocation full;
        try {
            project.migration("20250102000000_many", ("select '" + "x".repeat(200) + "';\n").repeat(200));
            filling = run("migrate", "--env", "dev", "--format", "json");
            fill(runs.resolve("rest"));
            project.migration("20250103000000_next", "create table next (id int);\n");
            full = run("migrate", "--env", "dev");
        } finally {
            // Fails where a log is still open.
            assertThat(succeeds("umount", runs.toString())).isTrue();
        }
        assertThat(filling.exitCode()).isZero();
        assertThat(filling.json().at("/applied")).hasSize(2);
        assertThat(filling.json().at("/logBroken").stringValue()).isNotBlank();
        assertThat(filling.err()).contains("ends here", "The run goes on");
        assertThat(full.exitCode()).isEqualTo(2);
        assertThat(full.err()).contains("LK-MIG-LOG", "Nothing was run");
        assertThat(project.dev().rows("select to_regclass('next')")).containsExactly("null");
    }

    private static void fill(Path file) {
        assertThatThrownBy(() -> Files.write(file, new byte[1 << 16])).isInstanceOf(IOException.class);
    }

    @Test
    void the_limits_of_a_run_are_read_strictly() {
        assertThat(run("migrate", "--env", "dev", "--lock-timeout", "soon").exitCode())
                .isEqualTo(64);
        assertThat(run("migrate", "--env", "dev", "--tries", "11").exitCode()).isEqualTo(64);
        assertThat(run("migrate", "--env", "dev", "--max-queued", "-1").exitCode())
                .isEqualTo(64);
        assertThat(run(
                                "migrate",
                                "--env",
                                "dev",
                                "--lock-timeout",
                                "500ms",
                                "--tries",
                                "2",
                                "--max-queued",
                                "5",
                                "--max-queue-wait",
                                "1m")
                        .exitCode())
                .isZero();
    }
}
