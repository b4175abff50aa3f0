package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code logs} on what is no ordinary log file. */
class LogsBadInputTest {
    private static final String TEXT = """
            2026-11-20 10:00:00.000 UTC [41] app@shop LOG:  connection received
            2026-11-20 10:05:00.000 UTC [43] reports@warehouse FATAL:  password authentication failed for user "reports"
            """;

    private static final int SOMEBODY = 65_534;

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void a_log() throws IOException {
        log = Files.writeString(folder.resolve("postgresql.log"), TEXT);
    }

    private Invocation run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("logs"));
        all.addAll(List.of(arguments));
        return Invocation.of(new TestServices(folder.resolve("home")), all.toArray(String[]::new));
    }

    @Test
    void of_several_files_one_that_cannot_be_read_does_not_keep_the_others_from_being_searched() throws IOException {
        Path other = Files.writeString(folder.resolve("other.log"), TEXT);
        String gone = folder.resolve("gone.log").toString();
        Invocation table = run(log.toString(), gone, other.toString(), "--grep", "FATAL", "--quiet");
        assertThat(table.exitCode()).isEqualTo(64);
        assertThat(table.out()).contains("postgresql.log:2:", "other.log:2:");
        assertThat(table.err())
                .startsWith("LK-LOG-ABSENT: ")
                .contains("gone.log")
                .hasLineCount(1);
        JsonNode json = run(log.toString(), gone, other.toString(), "--grep", "FATAL", "--format", "json")
                .json();
        assertThat(json.get("hits")).hasSize(2);
        assertThat(json.get("files")).hasSize(2);
        assertThat(json.at("/error/code").stringValue()).isEqualTo("LK-LOG-ABSENT");
        Invocation none = run(gone, gone + ".1", "--format", "json");
        assertThat(none.exitCode()).isEqualTo(64);
        assertThat(none.json().has("hits")).isFalse();
        assertThat(none.json().at("/error/message").stringValue()).contains("gone.log.1");
        assertThat(none.err()).contains("gone.log (any more)", "gone.log.1 (any more)");
    }

    @Test
    void what_cannot_be_searched_is_refused_with_a_sentence() throws Exception {
        assumeThat(Path.of("/dev/zero")).exists();
        assertThat(new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        String[][] refusals = {
            {"/dev/zero", "LK-LOG-KIND", "is a device, a pipe or a socket"},
            {folder.resolve("pipe").toString(), "LK-LOG-KIND", "copy it to a file first"},
            {Files.createDirectory(folder.resolve("none")).toString(), "LK-LOG-FOLDER", "no log files in the folder"},
            {log.resolve("below").toString(), "LK-LOG-", "below"}
        };
        for (String[] refusal : refusals) {
            for (String way : List.of("--quiet", "--top", "--histogram=1m", "--follow")) {
                Invocation refused = run(refusal[0], way);
                assertThat(refused.exitCode()).as(refusal[0] + " " + way).isIn(64, 2);
                assertThat(refused.out()).isEmpty();
                assertThat(refused.err()).startsWith(refusal[1]).contains(refusal[2]);
            }
        }
    }

    @Test
    void an_empty_one_a_binary_one_and_one_in_utf_16_are_searched() throws IOException {
        Invocation empty =
                run(Files.writeString(folder.resolve("empty.log"), "").toString(), "--format", "json");
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.json().get("lines").intValue()).isZero();
        byte[] noise = new byte[50_000];
        new Random(7).nextBytes(noise);
        Path binary = Files.write(folder.resolve("binary"), noise);
        Invocation found = run(binary.toString());
        assertThat(found.exitCode()).isZero();
        assertThat(found.out()).doesNotContain("\u001b", "\u0007", "\0");
        Path wide = Files.writeString(folder.resolve("wide.log"), TEXT, StandardCharsets.UTF_16LE);
        JsonNode hits = run(wide.toString(), "--level", "fatal", "--format", "json")
                .json()
                .get("hits");
        assertThat(hits).hasSize(1);
        assertThat(hits.get(0).get("line").intValue()).isEqualTo(2);
        assertThat(hits.get(0).get("text").stringValue()).endsWith("for user \"reports\"");
    }

    @Test
    void two_hundred_files_are_searched_one_by_one_or_as_a_folder() throws IOException {
        Path many = Files.createDirectory(folder.resolve("many"));
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            arguments.add(Files.writeString(
                            many.resolve("postgresql.log." + (i * 37) % 200),
                            "2026-11-%02d %02d:00:00.000 UTC [%d] LOG:  file %d\n"
                                    .formatted(1 + i / 24, i % 24, 100 + i, i))
                    .toString());
        }
        arguments.addAll(List.of("--format", "json", "--grep", "file 1?23$"));
        JsonNode single = run(arguments.toArray(String[]::new)).json();
        assertThat(single.get("files")).hasSize(200);
        assertThat(single.get("lines").intValue()).isEqualTo(200);
        assertThat(single.get("hits")).hasSize(2);
        assertThat(single.at("/hits/1/file").stringValue()).endsWith("postgresql.log." + (123 * 37) % 200);
        JsonNode whole =
                run(many.toString(), "--format", "json", "--grep", "file 1?23$").json();
        assertThat(whole.get("lines").intValue()).isEqualTo(200);
        assertThat(whole.at("/hits/1/line").intValue()).isEqualTo(124);
        assertThat(whole.at("/hits/1/pid").intValue()).isEqualTo(223);
    }

    @Test
    void a_step_that_is_too_narrow_for_a_log_is_refused() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= 100_000; i++) {
            text.append(
                    "2026-11-20 10:%02d:%02d.%03d UTC [7] LOG:  x\n".formatted(i / 60_000, i / 1_000 % 60, i % 1_000));
        }
        Path many = Files.writeString(folder.resolve("many.log"), text);
        Invocation refused = run(many.toString(), "--histogram", "1ms");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).startsWith("LK-LOG-STEP: ").contains("too narrow", "100,000");
        assertThat(run(many.toString(), "--histogram", "2ms").exitCode()).isZero();
    }

    @Test
    void a_file_that_may_not_be_read_is_told() throws Exception {
        Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(log)) {
            deniedOutsideOfRoot();
            return;
        }
        Invocation denied = run(log.toString());
        assertThat(denied.exitCode()).isEqualTo(64);
        assertThat(denied.err()).startsWith("LK-LOG-DENIED: ").contains("log_file_mode");
    }

    /** Root may read everything, but for what belongs to others once it has left its rights behind. */
    private void deniedOutsideOfRoot() throws Exception {
        Files.setAttribute(log, "unix:uid", SOMEBODY);
        List<String> command = new ArrayList<>(List.of("unshare", "--user"));
        command.addAll(CliProcess.command(Files.createDirectories(folder.resolve("home"))));
        command.addAll(List.of("logs", log.toString()));
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(err.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(err)).isEqualTo(64);
        assertThat(Files.readString(err)).startsWith("LK-LOG-DENIED: ").contains("log_file_mode");
    }
}
