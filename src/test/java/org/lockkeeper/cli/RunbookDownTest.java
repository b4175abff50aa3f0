package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** What is the matter with a database, and the way to a new server. */
class RunbookDownTest {
    @TempDir
    private Path folder;

    @Test
    void a_database_that_is_up_is_good_at_every_step_that_can_be_told() throws IOException {
        TestProject project = TestProject.prisma(folder);
        Invocation down = run(project, "runbook", "down", "--env", "dev", "--format", "json");
        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(verdicts(down))
                .containsExactly(
                        "name good",
                        "port good",
                        "TLS good",
                        "login good",
                        "state good",
                        "connections good",
                        "disk good");
        assertThat(run(project, "runbook", "down", "--env", "dev").out()).contains("no verified backup");
    }

    @Test
    void a_port_on_which_nothing_listens_is_found_and_the_rest_is_not_guessed() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        TestProject project = TestProject.prisma(folder);
        project.writeWorkspace(List.of(closed, closed, closed));
        Files.writeString(
                project.workspace(),
                Files.readString(project.workspace())
                        .replace("\"sslMode\"", "\"contacts\": [\"On call: +49 30 1\", \"DBA\"], \"sslMode\""));
        assertThat(run(project, "runbook", "down", "--env", "prod").out())
                .contains("In an emergency: On call: +49 30 1; DBA");
        Invocation down = run(project, "runbook", "down", "--env", "prod", "--format", "json");
        assertThat(down.exitCode()).isEqualTo(4);
        assertThat(down.json().get("trouble").asString()).isEqualTo("port");
        assertThat(verdicts(down)).contains("name good", "port bad", "TLS not looked at", "disk not looked at");
    }

    /** The way that the strategy has for an emergency: another server, and the newest backup that is known to come back. */
    @Test
    void a_server_that_is_gone_is_filled_anew_from_the_newest_verified_backup_by_what_is_told() throws IOException {
        TestProject project = TestProject.prisma(folder);
        project.prod().execute("create table a as select generate_series(1, 5) as id");
        Path out = folder.resolve("out");
        scratch(project);
        Invocation made = run(project, "backup", "--env", "prod", "--out", out.toString(), "--format", "json");
        String name = made.json().get("name").asString();
        Invocation proof = run(project, "backups", "verify", name);
        assertThat(proof.exitCode()).as(proof.out() + proof.err()).isZero();
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        int open = project.dev().port();
        project.writeWorkspace(List.of(open, open, closed));
        Invocation down = run(project, "runbook", "down", "--env", "prod");
        assertThat(down.exitCode()).as(down.out()).isEqualTo(4);
        assertThat(down.out()).contains("from the newest verified backup", "restore " + name + " --env ");
        JsonNode json = run(project, "runbook", "down", "--env", "prod", "--format", "json")
                .json();
        assertThat(json.get("trouble").asString()).isEqualTo("port");
        assertThat(json.get("newestVerified").asString()).isEqualTo(name);
        Invocation restored = run(project, "restore", name, "--env", "dev", "--format", "json");
        assertThat(restored.exitCode()).as(restored.err()).isZero();
        String database = restored.json().get("database").asString();
        assertThat(new TestDatabase(project.dev().port(), database).rows("select count(*) from a"))
                .containsExactly("5");
        project.dev().execute("drop database \"" + database + "\" with (force)");
    }

    @Test
    void a_refused_login_is_told_apart_from_a_server_that_is_down() throws IOException {
        TestProject project = TestProject.prisma(folder);
        String file = Files.readString(project.workspace());
        Files.writeString(project.workspace(), file.replace("\"user\": \"postgres\"", "\"user\": \"nobody_at_all\""));
        Invocation down = run(project, "runbook", "down", "--env", "dev", "--format", "json");
        assertThat(down.exitCode()).isEqualTo(4);
        assertThat(verdicts(down)).contains("port good", "login bad", "state not looked at");
    }

    private static List<String> verdicts(Invocation down) {
        return down.json()
                .get("steps")
                .valueStream()
                .map(step ->
                        step.get("name").asString() + " " + step.get("verdict").asString())
                .toList();
    }

    /** Proofs go into a database of dev's server; one that is started for them takes longer than all the rest. */
    private static void scratch(TestProject project) throws IOException {
        String file = Files.readString(project.workspace());
        Files.writeString(
                project.workspace(),
                file.replace("\"profiles\":", "\"backups\": {\"scratch\": \"dev\"}, \"profiles\":"));
    }

    private Invocation run(TestProject project, String... args) {
        String[] all = new String[args.length + 2];
        System.arraycopy(args, 0, all, 0, args.length);
        all[args.length] = "--workspace";
        all[args.length + 1] = project.workspace().toString();
        return Invocation.of(new TestServices(folder.resolve("home")), all);
    }
}
