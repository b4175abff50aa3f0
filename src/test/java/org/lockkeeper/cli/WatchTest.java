package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.OpenTransaction;

/** Watching for alerts from the command line. */
class WatchTest {
    @TempDir
    private Path folder;

    private Invocation watch(TestProject project, String... more) {
        List<String> args = new java.util.ArrayList<>(List.of(
                "activity",
                "watch",
                "--env",
                "dev",
                "--interval",
                "250ms",
                "--workspace",
                project.workspace().toString()));
        args.addAll(List.of(more));
        return Invocation.of(new TestServices(folder.resolve("home")), args.toArray(String[]::new));
    }

    /** One rule, which the rest of the shared server cannot reach. */
    private static void rules(TestProject project, String rules) throws IOException {
        String text = Files.readString(project.workspace());
        Files.writeString(
                project.workspace(),
                text.replace("\"profiles\":", "\"alerts\": {\"dev\": {%s}}, \"profiles\":".formatted(rules)));
    }

    @Test
    void a_rule_that_is_misspelt_or_for_nobody_is_64_and_names_the_key() throws IOException {
        TestProject project = TestProject.prisma(folder);
        rules(project, "\"waitingSession\": 3");
        assertThat(watch(project).exitCode()).isEqualTo(64);
        assertThat(watch(project).err()).contains("alerts.dev.waitingSession").contains("waitingSessions");
        Files.writeString(
                project.workspace(),
                Files.readString(project.workspace()).replace("\"alerts\": {\"dev\"", "\"alerts\": {\"nobody\""));
        assertThat(watch(project).err()).contains("alerts.nobody").contains("dev");
    }

    @Test
    void an_alert_is_a_line_and_exit_2() throws IOException {
        TestProject project = TestProject.prisma(folder);
        rules(project, "\"idleInTransaction\": \"1ms\", \"longestTransaction\": \"0\", \"connectionsPercent\": 0");
        try (OpenTransaction _ = OpenTransaction.of(project.dev(), "select 1")) {
            Invocation lines = watch(project, "--first");
            assertThat(lines.exitCode()).as(lines.err()).isEqualTo(2);
            assertThat(lines.out())
                    .contains("dev raised idle in transaction: Backend")
                    .hasLineCount(1);
            Invocation json = watch(project, "--first", "--format", "json");
            assertThat(json.json().at("/alerts/0/kind").stringValue()).isEqualTo("idle in transaction");
            assertThat(json.json().at("/alerts/0/limit").intValue()).isEqualTo(1);
        }
    }

    @Test
    void without_an_alert_it_is_0_and_silent() throws IOException {
        TestProject project = TestProject.prisma(folder);
        rules(
                project,
                "\"idleInTransaction\": \"0\", \"longestTransaction\": \"0\", \"connectionsPercent\": 0, \"blockedFor\": \"0\", \"waitingSessions\": 0");
        Invocation quiet = watch(project, "--duration", "1s");
        assertThat(quiet.exitCode()).as(quiet.err()).isZero();
        assertThat(quiet.out()).isEmpty();
    }
}
