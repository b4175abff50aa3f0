package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.TestDatabase;

/** The application is killed in the middle of a migration, and started again. */
class KilledTest {
    private static final String BUSY =
            "select count(*) from pg_stat_activity where query like '%pg_sleep(600)%' and pid <> pg_backend_pid() and datname = current_database()";

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

    @Test
    void a_deploy_that_was_killed_leaves_a_record_and_the_next_start_says_where_production_is() throws Exception {
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_good", "create table product (id int);\n")
                .migration("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n");
        Files.writeString(project.folder().resolve("checklist.json"), "{\"version\": 1, \"items\": []}");
        TestServices services = new TestServices(folder.resolve("home"));
        String workspace = project.workspace().toString();
        String digest = Invocation.of(
                        services, "preview", "--env", "prod", "--workspace", workspace, "--format", "json")
                .json()
                .at("/digest")
                .stringValue();
        Process process = start(
                "deploy", "--env", "prod", "--workspace", workspace, "--plan", digest, "--confirm", project.prod().name());
        try {
            await(project.prod(), "1");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(result(services)).isEqualTo("open");
        assertThat(project.folder().resolve("migration-log.md")).doesNotExist();
        project.prod()
                .execute("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where query like '%pg_sleep(600)%' and pid <> pg_backend_pid() and datname = current_database()");
        await(project.prod(), "0");
        Invocation again = Invocation.of(
                services, "deploy", "--env", "prod", "--workspace", workspace, "--format", "json");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.err()).contains("20250102000000_slow");
        assertThat(result(services)).isEqualTo("unknown");
        Invocation recover = Invocation.of(services, "recover", "--env", "prod", "--workspace", workspace);
        assertThat(recover.exitCode()).isEqualTo(2);
        assertThat(recover.out()).contains("20250101000000_good", "20250102000000_slow", "resolve --env prod --rolled-back");
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
