package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.app.Launcher;

/** The product itself, on a disk that is full once a migration runs: its own start says where that is told. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/dev/full is Linux's")
class UnrecordedOutcomeTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void what_the_trail_could_not_take_is_told_on_standard_error_and_the_result_stays() throws Exception {
        Path trail = folder.resolve("home/data/audit/trail.jsonl");
        TestProject project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration(
                        "20250101000000_good",
                        "create table product (id int);\ncopy (select 1) to program 'mv %s %s.kept && ln -s /dev/full %s';\n"
                                .formatted(trail, trail, trail));
        Process process = start(
                "migrate",
                "--env",
                "staging",
                "--workspace",
                project.workspace().toString());
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        String told = Files.readString(folder.resolve("err"));
        assertThat(process.exitValue()).as(told).isZero();
        assertThat(told)
                .containsOnlyOnce("LK-AUDIT-OUTCOME: The outcome of entry 1 could not be written")
                .contains("the next start closes it as unknown");
        assertThat(Files.readString(folder.resolve("out"))).contains("20250101000000_good");
        assertThat(project.staging().rows("select finished_at is not null from _prisma_migrations"))
                .containsExactly("t");
    }

    private Process start(String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dlockkeeper.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
