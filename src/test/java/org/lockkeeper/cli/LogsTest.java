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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code logs} on files. */
class LogsTest extends LogsOnFiles {
    private static final int SOMEBODY = 65_534;

    @Test
    void lines_around_hits_go_with_hits_alone() {
        for (String other : List.of("--follow", "--top", "--histogram=1m")) {
            Invocation refused = run(log.toString(), "--context", "1", other);
            assertThat(refused.exitCode()).isEqualTo(64);
            assertThat(refused.err()).contains("--context goes with hits alone");
        }
        assertThat(run(log.toString(), "-C", "-1").exitCode()).isEqualTo(64);
    }

    @Test
    void lines_around_hits_are_printed_once_each_as_grep_does_and_without_passwords() {
        assertThat(run(log.toString(), "--grep", "select 1|Key|FATAL", "-C", "1")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" .*", "")))
                .containsExactly("1:", "2-", "3:", "4-", "5-", "6:", "7-");
        assertThat(run(log.toString(), "--grep", "select 1|FATAL", "-C", "1")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" .*", "")))
                .containsExactly("1:", "2-", "--", "5-", "6:", "7-");
        Invocation json = run(log.toString(), "--grep", "FATAL", "-C", "2", "--format", "json");
        assertThat(json.json().at("/hits/0/before/1").stringValue()).isEqualTo("\tvalues (7)");
        assertThat(json.json().at("/hits/0/after/0").stringValue()).endsWith("password '****'");
        assertThat(json.json().at("/hits/0/after")).hasSize(2);
        assertThat(run(log.toString(), "--grep", "FATAL", "--format", "json")
                        .json()
                        .at("/hits/0/before")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void a_file_that_is_not_there_and_no_file_at_all_are_64() throws IOException {
        assertThat(run().exitCode()).isEqualTo(64);
        Invocation gone = run(folder.resolve("gone.log").toString());
        assertThat(gone.exitCode()).isEqualTo(64);
        assertThat(gone.err()).startsWith("LK-LOG-ABSENT: ");
        Files.delete(log);
        assertThat(run(log.toString(), "--format", "json")
                        .json()
                        .at("/error/code")
                        .stringValue())
                .isEqualTo("LK-LOG-ABSENT");
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

    @Test
    void what_is_left_out_of_a_folder_is_told() throws IOException {
        Files.writeString(folder.resolve("postgresql.csv"), CSV.formatted(1, "app", "shop", "22012"));
        Invocation found = run(folder.toString(), "--level", "error", "--format", "json");
        assertThat(found.json().get("hits")).hasSize(1);
        assertThat(found.err()).contains("end in csv are the log").contains("log (1)");
        assertThat(run(folder.toString(), "--top").err()).contains("log (1)");
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

    @Test
    void wrong_options_are_64() {
        for (String[] wrong : new String[][] {
            {"--since", "yesterday"},
            {"--until", "25:00"},
            {"--pid", "x"},
            {"--level", "loud"},
            {"--grep", "(a"},
            {"--histogram", "often"},
            {"--format", "markdown"}
        }) {
            assertThat(run(log.toString(), wrong[0], wrong[1]).exitCode())
                    .as(String.join(" ", wrong))
                    .isEqualTo(64);
        }
        assertThat(run(log.toString(), log.toString(), "--follow").exitCode()).isEqualTo(64);
        assertThat(run(log.toString(), log.toString(), "--top").exitCode()).isEqualTo(64);
    }

    @Test
    void ways_that_exclude_each_other_and_times_the_wrong_way_round_are_64() {
        for (String[] wrong :
                new String[][] {{"--top", "--follow"}, {"--top", "--histogram=1m"}, {"--histogram=1m", "--follow"}}) {
            Invocation refused = run(log.toString(), wrong[0], wrong[1]);
            assertThat(refused.exitCode()).as(String.join(" ", wrong)).isEqualTo(64);
            assertThat(refused.err()).contains("three ways to look at a log");
        }
        Invocation refused = run(log.toString(), "--since", "2026-11-21", "--until", "2026-11-20");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("--since 2026-11-21 lies behind --until 2026-11-20");
    }

    @Test
    void of_several_files_one_that_cannot_be_read_does_not_keep_the_others_from_being_searched() throws IOException {
        Path other = Files.writeString(folder.resolve("other.log"), TEXT);
        String gone = folder.resolve("gone.log").toString();
        Invocation table = run(log.toString(), gone, other.toString(), "--grep", "FATAL", "--quiet");
        assertThat(table.exitCode()).isEqualTo(64);
        assertThat(table.out()).contains("postgresql.log:6:", "other.log:6:");
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
        assertThat(hits.get(0).get("line").intValue()).isEqualTo(6);
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
    void what_looks_like_a_password_is_left_out_unless_asked_for() {
        for (String format : List.of("json", "table")) {
            Invocation masked = run(log.toString(), "--grep", "role|connecting", "--format", format);
            assertThat(masked.out())
                    .contains("alter role app password '****'", "app:****@db")
                    .doesNotContain("hunter2");
            Invocation shown = run(log.toString(), "--grep", "role|connecting", "--show-secrets", "--format", format);
            assertThat(shown.out()).contains("'hunter2'", "app:hunter2@db");
        }
    }

    @Test
    void top_tells_what_stands_out_with_the_lines_of_it() {
        Invocation top = run(log.toString(), "--top", "--format", "json");
        assertThat(top.exitCode()).isZero();
        JsonNode kinds = top.json().get("findings");
        assertThat(kinds.findValuesAsString("kind")).containsExactly("failed-login", "slow-statement");
        assertThat(kinds.get(0).get("sentence").stringValue()).contains("\"reports\"");
        assertThat(kinds.get(0).at("/lines/0/line").intValue()).isEqualTo(6);
        assertThat(kinds.get(1).at("/lines/0/value").doubleValue()).isEqualTo(12.5);
        assertThat(top.out()).doesNotContain("hunter2");
        assertThat(run(log.toString(), "--top").out())
                .contains("duplicate key value violates unique constraint \"?\"", "failed-login");
        assertThat(run(log.toString(), "--top", "--level", "panic").exitCode()).isEqualTo(1);
    }
}
