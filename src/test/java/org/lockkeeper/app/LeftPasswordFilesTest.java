package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.files.ProcessLock;

/** The program as it is started, after one that was killed while its client programs ran. */
class LeftPasswordFilesTest {
    @TempDir
    private Path folder;

    @Test
    void any_command_removes_the_passwords_that_a_killed_process_left_and_none_that_are_in_use() throws Exception {
        Path left = run("left");
        Path inUse = run("in-use");
        try (ProcessLock _ = ProcessLock.tryAcquire(inUse.resolve("lock")).orElseThrow()) {
            Process process = start("--version");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said()).isZero();
        }
        assertThat(left).doesNotExist();
        assertThat(inUse.resolve("pgpass")).exists();
    }

    @Test
    void so_does_the_window() throws Exception {
        Path left = run("left");
        Process process = start();
        try {
            for (int i = 0; i < 3000 && Files.exists(left); i++) {
                assertThat(process.isAlive()).as(said()).isTrue();
                LockSupport.parkNanos(20_000_000);
            }
            assertThat(left).doesNotExist();
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private Path run(String name) throws IOException {
        Path run =
                Files.createDirectories(folder.resolve("home/data/backups/runs").resolve(name));
        Files.writeString(run.resolve("pgpass"), "127.0.0.1:5432:*:app:not-a-real-secret\n");
        return run;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said"));
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Dlockkeeper.home=" + folder.resolve("home"),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }
}
