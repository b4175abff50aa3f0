package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's own start, with the log that it keeps outside tests. */
class LauncherTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void without_a_place_for_its_log_a_command_prints_its_document_and_nothing_else() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        String out = profiles(file.resolve("home"));

        assertThat(out).startsWith("{").contains("\"profiles\"");
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void a_log_that_cannot_be_opened_is_no_reason_to_talk_either() throws Exception {
        Files.createDirectories(folder.resolve("home/logs/lockkeeper.log"));

        assertThat(profiles(folder.resolve("home"))).startsWith("{").contains("\"profiles\"");
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void a_log_that_is_a_link_is_not_followed() throws Exception {
        Path victim = Files.writeString(folder.resolve("victim"), "theirs");
        Path log = Files.createDirectories(folder.resolve("home/logs")).resolve("lockkeeper.log");
        Files.createSymbolicLink(log, victim);

        assertThat(profiles(folder.resolve("home"))).startsWith("{");
        assertThat(victim).hasContent("theirs");
    }

    private String profiles(Path home) throws Exception {
        Path workspace = Files.writeString(
                folder.resolve("lockkeeper.json"),
                "{\"version\": 1, \"project\": {\"name\": \"shop\", \"kind\": \"prisma\"}, \"profiles\": []}");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlockkeeper.home=" + home,
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-XX:-UsePerfData",
                "-cp",
                withoutTheTestsLog(),
                Launcher.class.getName()));
        command.addAll(List.of("profiles", "--format", "json", "--workspace", workspace.toString()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(folder.resolve("out"));
    }

    private static String withoutTheTestsLog() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !Files.exists(Path.of(entry, "logback-test.xml")))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
