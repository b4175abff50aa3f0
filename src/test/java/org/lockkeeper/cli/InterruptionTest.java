package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be told to end, only be ended")
class InterruptionTest {
    private static final String BUSY =
            "select count(*) from pg_stat_activity where state = 'active' and query like '%pg_sleep(600)%' and pid <> pg_backend_pid() and datname = current_database()";

    @TempDir
    Path folder;

    @Test
    void a_migrate_that_is_told_to_end_cancels_on_the_server_and_gives_its_account() throws Exception {
        TestProject project = TestProject.prisma(folder)
                .migration("20250101000000_good", "create table product (id int);\n")
                .migration("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n");
        Process process = start(project);
        try {
            awaitSessions(project, "1");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(project.dev().rows(BUSY)).containsExactly("0");
        assertThat(Files.readString(folder.resolve("err"))).contains("Cancel asked for");
        JsonNode account = JsonMapper.shared().readTree(Files.readString(folder.resolve("out")));
        assertThat(account.at("/applied/0").stringValue()).isEqualTo("20250101000000_good");
        assertThat(account.at("/failed/name").stringValue()).isEqualTo("20250102000000_slow");
        assertThat(account.at("/failed/sqlState").stringValue()).isEqualTo("57014");
        assertThat(account.at("/failed/leftBehind").stringValue()).isNotBlank();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(project.dev().rows("select count(*) from pg_tables where tablename = 'late'"))
                .containsExactly("0");
    }

    private Process start(TestProject project) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlockkeeper.postgres=" + System.getProperty("lockkeeper.postgres"),
                "-cp",
                System.getProperty("java.class.path"),
                CliProcess.class.getName(),
                folder.resolve("home").toString()));
        command.addAll(List.of(
                "migrate",
                "--env",
                "dev",
                "--format",
                "json",
                "--workspace",
                project.workspace().toString()));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** The server does the waiting between two looks. */
    private static void awaitSessions(TestProject project, String count) {
        for (int i = 0; i < 600; i++) {
            if (project.dev().rows(BUSY).contains(count)) {
                return;
            }
            project.dev().execute("select pg_sleep(0.1)");
        }
        throw new AssertionError("the migration did not start");
    }
}
