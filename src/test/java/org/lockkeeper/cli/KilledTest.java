package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;

/** The application is killed in the middle of a migration, and started again. */
class KilledTest {
    /** A look of before, whose backend has not quite ended, has these words too. */
    private static final String BUSY =
            "select count(*) from pg_stat_activity where query like '%pg_sleep(600)%' and query not like '%pg_stat_activity%' and datname = current_database()";

    private static final String SLOW = "create table late (id int);\nselect pg_sleep(600);\n";

    @TempDir
    private Path folder;

    @Test
    void the_next_look_closes_the_record_as_unknown_with_what_the_server_says() throws Exception {
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_good", "create table product (id int);\n")
                .migration("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n");
        TestServices services = new TestServices(folder.resolve("home"));
        Process process = start(
                "migrate",
                "--env",
                "staging",
                "--workspace",
                project.workspace().toString());
        try {
            await(project.staging(), "1");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(result(services)).isEqualTo("open");
        project.staging()
                .execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where query like '%pg_sleep(600)%' and pid <> pg_backend_pid() and datname = current_database()");
        await(project.staging(), "0");
        Invocation status = Invocation.of(
                services, "status", "--workspace", project.workspace().toString());
        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(result(services)).isEqualTo("unknown");
        assertThat(Invocation.of(services, "audit", "show", "--format", "json")
                        .json()
                        .at("/actions/0/detail")
                        .stringValue())
                .contains("1 applied, 0 pending")
                .contains("20250102000000_slow is failed");
        assertThat(Invocation.of(services, "audit", "verify").exitCode()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void a_deploy_that_was_killed_leaves_a_record_and_the_next_start_says_where_production_is(ProjectKind kind)
            throws Exception {
        TestServices services = new TestServices(folder.resolve("home"));
        TestProject project = kill(kind);
        assertThat(result(services)).isEqualTo("open");
        assertThat(project.folder().resolve("migration-log.md")).doesNotExist();
        Invocation again = run(services, project, "deploy", "--env", "prod", "--format", "json");
        assertThat(again.exitCode()).isEqualTo(kind == ProjectKind.PRISMA ? 2 : 3);
        assertThat(again.err()).contains("slow");
        assertThat(result(services)).isEqualTo("unknown");
        Invocation recover = run(services, project, "recover", "--env", "prod");
        assertThat(recover.exitCode()).isEqualTo(kind == ProjectKind.PRISMA ? 2 : 0);
        if (kind == ProjectKind.PRISMA) {
            assertThat(recover.out())
                    .contains("20250101000000_good", "20250102000000_slow", "resolve --env prod --rolled-back");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"recover", "preview", "verify"})
    void whatever_looks_at_the_environment_next_closes_the_record(String command) throws Exception {
        TestServices services = new TestServices(folder.resolve("home"));
        TestProject project = kill(ProjectKind.PRISMA);
        assertThat(result(services)).isEqualTo("open");
        run(services, project, command, "--env", "prod");
        assertThat(result(services)).isEqualTo("unknown");
    }

    @Test
    void a_drop_of_an_index_that_was_killed_is_closed_with_whether_the_index_is_there() throws Exception {
        TestServices services = new TestServices(folder.resolve("home"));
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")));
        TestDatabase staging = project.staging();
        staging.execute("create table product (id int); insert into product values (1), (1)");
        assertThatThrownBy(() -> staging.execute("create unique index concurrently twice on product (id)"))
                .isNotNull();
        try (OpenTransaction _ = OpenTransaction.of(staging, "select count(*) from product")) {
            Process process = start(
                    "recover",
                    "--env",
                    "staging",
                    "--drop-index",
                    "twice",
                    "--workspace",
                    project.workspace().toString());
            try {
                Await.migrationWaiting(staging);
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            staging.rows("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'lockkeeper' and datname = current_database()");
            assertThat(result(services)).isEqualTo("open");
            run(services, project, "status");
        }
        assertThat(Invocation.of(services, "audit", "show", "--format", "json")
                        .json()
                        .at("/actions/0/detail")
                        .stringValue())
                .endsWith("The index public.twice is still there, invalid: recover lists it.");
    }

    /** A deploy on production whose process is gone in the middle of its second migration, and its session too. */
    private TestProject kill(ProjectKind kind) throws Exception {
        Path root = Files.createDirectories(folder.resolve("project"));
        TestProject project = switch (kind) {
            case PRISMA ->
                TestProject.prisma(root)
                        .migration("20250101000000_good", "create table product (id int);\n")
                        .migration("20250102000000_slow", SLOW);
            case FLYWAY ->
                TestProject.flyway(root)
                        .migration("V1__good.sql", "create table product (id int);\n")
                        .migration("V2__slow.sql", SLOW);
        };
        Files.writeString(project.folder().resolve("checklist.json"), "{\"version\": 1, \"items\": []}");
        TestServices services = new TestServices(folder.resolve("home"));
        String workspace = project.workspace().toString();
        String digest = run(services, project, "preview", "--env", "prod", "--format", "json")
                .json()
                .at("/digest")
                .stringValue();
        Process process = start(
                "deploy",
                "--env",
                "prod",
                "--workspace",
                workspace,
                "--plan",
                digest,
                "--confirm",
                project.prod().name());
        try {
            await(project.prod(), "1");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        project.prod()
                .execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where query like '%pg_sleep(600)%' and pid <> pg_backend_pid() and datname = current_database()");
        await(project.prod(), "0");
        return project;
    }

    private static Invocation run(TestServices services, TestProject project, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--workspace";
        all[arguments.length + 1] = project.workspace().toString();
        return Invocation.of(services, all);
    }

    private static String result(TestServices services) {
        return Invocation.of(services, "audit", "show", "--format", "json")
                .json()
                .at("/actions/0/result")
                .stringValue();
    }

    private Process start(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlockkeeper.postgres=" + System.getProperty("lockkeeper.postgres"),
                "-cp",
                System.getProperty("java.class.path"),
                CliProcess.class.getName(),
                Files.createDirectories(folder.resolve("home")).toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** The server does the waiting between two looks. */
    private static void await(TestDatabase database, String count) {
        for (int i = 0; i < 600; i++) {
            if (database.rows(BUSY).contains(count)) {
                return;
            }
            database.execute("select pg_sleep(0.1)");
        }
        throw new AssertionError("the migration is not where it was expected");
    }
}
