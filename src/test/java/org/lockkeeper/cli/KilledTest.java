package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        Process process = start(project);
        try {
            await(project, "1");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(result(services)).isEqualTo("open");
        project.staging()
                .execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where query like '%pg_sleep(600)%' and pid <> pg_backend_pid() and datname = current_database()");
        await(project, "0");
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

    private static String result(TestServices services) {
        return Invocation.of(services, "audit", "show", "--format", "json")
                .json()
                .at("/actions/0/result")
                .stringValue();
    }

    private Process start(TestProject project) throws Exception {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dlockkeeper.postgres=" + System.getProperty("lockkeeper.postgres"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CliProcess.class.getName(),
                        Files.createDirectories(folder.resolve("home")).toString(),
                        "migrate",
                        "--env",
                        "staging",
                        "--workspace",
                        project.workspace().toString()))
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** The server does the waiting between two looks. */
    private static void await(TestProject project, String count) {
        for (int i = 0; i < 600; i++) {
            if (project.staging().rows(BUSY).contains(count)) {
                return;
            }
            project.staging().execute("select pg_sleep(0.1)");
        }
        throw new AssertionError("the migration is not where it was expected");
    }
}
