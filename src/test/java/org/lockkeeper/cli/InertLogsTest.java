package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code logs} on a log whose text would act in a terminal. */
class InertLogsTest {
    private static final String EVIL = "red \u001b[31m back \u202e bell \u0007 title \u001b]0;owned\u0007";

    @TempDir
    private Path folder;

    @Test
    void nothing_in_it_acts_on_the_terminal() throws IOException {
        String head = "2026-11-20 10:00:00.000 UTC [7] app@shop ";
        Path log = Files.writeString(
                folder.resolve("a.log"),
                head + "ERROR:  " + EVIL + "\n" + head + "STATEMENT:  select '" + EVIL + "'\n" + head
                        + "LOG:  duration: 2000.0 ms  statement: " + EVIL + "\n");
        String[][] ways = {
            {"--grep", "red"},
            {"--grep", "ERROR", "-C", "1"},
            {"--top"},
            {"--level", "error"},
            {"--histogram", "1m"},
            {"--grep", "red", "--format", "json"},
            {"--top", "--format", "json"}
        };
        for (String[] way : ways) {
            String[] all = new String[way.length + 2];
            all[0] = "logs";
            all[1] = log.toString();
            System.arraycopy(way, 0, all, 2, way.length);
            Invocation run = Invocation.of(new TestServices(folder.resolve("home")), all);
            assertThat(run.exitCode()).as(String.join(" ", way)).isZero();
            assertThat(run.out() + run.err())
                    .as(String.join(" ", way))
                    .doesNotContain("\u001b", "\u0007")
                    .satisfies(text -> assertThat(text.startsWith("{") || !text.contains("\u202e"))
                            .as("text that is no JSON document has no bidirectional sign")
                            .isTrue());
        }
    }

    @Test
    void the_names_of_its_files_do_not_act_either() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("evil\u001b[31m"));
        Path log = Files.writeString(
                logs.resolve("a\u001b[2J.log"), "2026-11-20 10:00:00.000 UTC [7] LOG:  ready\n".repeat(3));
        Files.writeString(
                logs.resolve("a\u001b[2J.csv"), "2026-11-20 10:00:00.000 UTC,,,7,,65.2a,1,,,,0,LOG,00000,\"ready\"\n");
        String[][] ways = {
            {log.toString(), log + ".gone", "--grep", "ready"},
            {log.toString(), "--user", "app"},
            {logs.toString(), "--grep", "ready"},
            {log.toString(), "--histogram", "1m"},
            {log.toString(), "--top"}
        };
        for (String[] way : ways) {
            String[] all = new String[way.length + 1];
            all[0] = "logs";
            System.arraycopy(way, 0, all, 1, way.length);
            Invocation run = Invocation.of(new TestServices(folder.resolve("home")), all);
            assertThat(run.out() + run.err())
                    .as(String.join(" ", way))
                    .isNotEmpty()
                    .doesNotContain("\u001b");
        }
    }
}
