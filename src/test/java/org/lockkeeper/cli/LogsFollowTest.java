package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.Await;
import tools.jackson.databind.json.JsonMapper;

@SuppressWarnings("NullAway.Init") // the folder comes before every test
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be told to end, only be ended")
class LogsFollowTest {
    @TempDir
    private Path folder;

    private Path out;
    private Path err;

    @BeforeEach
    void where_it_prints() {
        out = folder.resolve("out");
        err = folder.resolve("err");
    }

    private Process follow(Path log, String... more) throws IOException {
        List<String> command = new ArrayList<>(CliProcess.command(folder.resolve("home")));
        command.addAll(List.of("logs", log.toString(), "--follow", "--level", "error", "--format", "json"));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    @Test
    void following_goes_on_over_a_file_that_vanishes_and_comes_again_until_it_is_told_to_end() throws Exception {
        Path log = Files.writeString(folder.resolve("a.log"), line(1));
        Process process = follow(log);
        try {
            awaitText(out, "hit 1");
            Files.writeString(log, line(2).replace("ERROR", "LOG") + line(3), StandardOpenOption.APPEND);
            awaitText(out, "hit 3");
            Files.move(log, folder.resolve("a.log.1"));
            awaitText(err, "is gone; waiting for a new file");
            Files.writeString(log, line(4));
            awaitText(out, "hit 4");
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(err)).contains("is a new file of the log; following that");
        assertThat(Files.readAllLines(out))
                .extracting(
                        json -> JsonMapper.shared().readTree(json).get("pid").intValue())
                .containsExactly(41, 43, 44);
    }

    @Test
    void following_a_folder_goes_on_in_the_next_file() throws Exception {
        Path logs = Files.createDirectory(folder.resolve("log"));
        Files.writeString(logs.resolve("postgresql-2026-11-20_100000.log"), line(1));
        Process process = follow(logs);
        try {
            awaitText(out, "hit 1");
            Files.writeString(logs.resolve("postgresql-2026-11-20_110000.log"), line(2));
            awaitText(out, "hit 2");
            assertThat(Files.readString(err)).contains("postgresql-2026-11-20_110000.log: is a new file of the log");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_new_file_that_cannot_be_read_yet_is_waited_for() throws Exception {
        Path log = Files.writeString(folder.resolve("a.log"), line(1));
        Process process = follow(log);
        try {
            awaitText(out, "hit 1");
            Files.move(log, folder.resolve("a.log.1"));
            // What leads to itself can be opened by nobody, not even by root.
            Files.createSymbolicLink(log, log);
            awaitText(err, "It is tried again until it can be read.");
            Files.delete(log);
            Files.writeString(log, line(2));
            awaitText(out, "hit 2");
            assertThat(Files.readString(err)).containsOnlyOnce("It is tried again until it can be read.");
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_password_is_left_out_of_what_is_followed_where_its_word_stands_on_the_line_before() throws Exception {
        Path log = Files.writeString(folder.resolve("a.log"), line(1).replace("hit 1", "password\n\t'swordfish' hit"));
        Process process = follow(log, "--grep", "hit");
        try {
            awaitText(out, "'****' hit");
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(out)).doesNotContain("swordfish");
    }

    private static String line(int number) {
        return "2026-11-20 10:00:0%d.000 UTC [4%d] app@shop ERROR:  hit %d\n".formatted(number, number, number);
    }

    private static void awaitText(Path file, String text) {
        Await.until(() -> read(file), content -> content.contains(text));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
