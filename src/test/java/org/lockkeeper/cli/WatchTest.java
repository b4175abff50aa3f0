package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.activity.record.RecordingReader;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.Forwarder;
import org.lockkeeper.testing.OpenTransaction;

/** Watching for alerts from the command line. */
class WatchTest {
    /** Whatever else happens on the shared server. */
    private static final String QUIET =
            "\"idleInTransaction\": \"0\", \"longestTransaction\": \"0\", \"connectionsPercent\": 0, \"blockedFor\": \"0\", \"waitingSessions\": 0";

    @TempDir
    private Path folder;

    private Invocation watch(TestProject project, String... more) {
        List<String> args = new ArrayList<>(List.of(
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

    /** Whoever watches for a script would take silence for a quiet server; the same holds for a recording. */
    @Test
    void where_the_server_is_away_at_the_end_it_is_4_and_not_silent() throws IOException {
        TestProject project = TestProject.prisma(folder);
        String ours = "from pg_stat_activity where application_name = 'lockkeeper' and datname = current_database()";
        Path out = folder.resolve("night.lkrec");
        try (Forwarder address = new Forwarder(project.dev().port())) {
            project.writeWorkspace(List.of(
                    address.port(), project.staging().port(), project.prod().port()));
            rules(project, QUIET);
            CompletableFuture<Invocation> watch = CompletableFuture.supplyAsync(
                    () -> watch(project, "--duration", "4s", "--format", "json"), Thread::startVirtualThread);
            CompletableFuture<Invocation> record = CompletableFuture.supplyAsync(
                    () -> record(project, out, "--duration", "4s"), Thread::startVirtualThread);
            Await.row(
                    project.dev(),
                    "select 1 " + ours
                            + " and backend_start < clock_timestamp() - interval '0.5s' having count(*) > 1");
            Await.until(() -> recorded(out), Boolean.TRUE::equals);
            address.turnTo(1);
            Await.until(
                    () -> {
                        project.dev().execute("select pg_terminate_backend(pid) " + ours);
                        return watch.isDone() && record.isDone();
                    },
                    Boolean.TRUE::equals);
            for (Invocation run : List.of(watch.join(), record.join())) {
                assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
                assertThat(run.err()).contains("LK-DB-");
            }
            assertThat(watch.join().json().at("/environment").stringValue()).isEqualTo("dev");
            assertThat(watch.join().json().at("/alerts")).isEmpty();
        }
    }

    /** Whether there is a reading in it. */
    private static boolean recorded(Path file) {
        try (RecordingReader reader = RecordingReader.open(file)) {
            return !reader.recording().points().isEmpty();
        } catch (LockkeeperException e) {
            return false;
        }
    }

    private Invocation record(TestProject project, Path out, String... more) {
        List<String> args = new ArrayList<>(List.of("record", "--env", "dev", "--out", out.toString()));
        args.addAll(List.of(
                "--interval", "250ms", "--workspace", project.workspace().toString()));
        args.addAll(List.of(more));
        return Invocation.of(new TestServices(folder.resolve("home")), args.toArray(String[]::new));
    }

    @Test
    void without_an_alert_it_is_0_and_silent() throws IOException {
        TestProject project = TestProject.prisma(folder);
        rules(project, QUIET);
        Invocation quiet = watch(project, "--duration", "1s");
        assertThat(quiet.exitCode()).as(quiet.err()).isZero();
        assertThat(quiet.out()).isEmpty();
    }
}
