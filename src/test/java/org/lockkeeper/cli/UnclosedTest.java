package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.aftermath.KilledActor;
import org.lockkeeper.audit.AuditedAction;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.guard.TargetIdentity;

/** What a killed process left open is closed by whatever command comes next, and never keeps that from its work. */
class UnclosedTest {
    private static final String KILLED = "apply 2 migrations";

    @TempDir
    private Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void a_workspace() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration("20250101000000_good", "create table product (id int);\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions --env dev",
                "locks --env prod",
                "backups",
                "restore nothing --env dev",
                "backup --env nothing",
                "terminate --env dev --pid 1 --backend-start 2026-01-01T00:00:00Z",
                "runbook rollback --env dev",
                "logs --env dev",
                "profiles",
                "profiles test",
                "audit verify",
                "audit show",
                "audit export",
                "status"
            })
    void every_command_closes_it_and_tells_what_the_server_says_and_what_to_do(String command) throws Exception {
        killed("prod", project.prod().port());
        Invocation next = run(command.split(" "));
        assertThat(next.err())
                .contains(
                        "A process on prod was gone before it could say how this ended, begun at ",
                        KILLED + ". It is closed as unknown in the audit trail. Now: ",
                        "0 applied, 1 pending.",
                        "\"lockkeeper recover --env prod --workspace %s\" tells the ways out."
                                .formatted(project.workspace()));
        assertThat(action().result()).isEqualTo("unknown");
        assertThat(action().ending().orElseThrow().detail()).contains("0 applied, 1 pending.");
        assertThat(run("sessions", "--env", "dev").err()).isEmpty();
        assertThat(services.audit().verify(Optional.empty()).flaw()).isEmpty();
    }

    @Test
    void a_server_that_is_down_leaves_it_open_says_so_and_is_in_no_commands_way() throws Exception {
        project.writeWorkspace(List.of(project.dev().port(), project.staging().port(), 1));
        killed("prod", 1);
        Invocation sessions = run("sessions", "--env", "dev", "--format", "json");
        assertThat(sessions.exitCode()).as(sessions.err()).isZero();
        assertThat(sessions.json().at("/sessions").isArray()).isTrue();
        assertThat(sessions.err()).contains(KILLED, "could not be asked", "stays open");
        assertThat(action().result()).isEqualTo("open");
        assertThat(run("sessions", "--env", "dev", "--quiet").err()).isEmpty();
    }

    @Test
    void scripts_that_cannot_be_read_leave_a_migration_open_and_are_in_no_commands_way() throws Exception {
        killed("prod", project.prod().port());
        Files.delete(project.folder().resolve("prisma/migrations/20250101000000_good/migration.sql"));
        Invocation sessions = run("sessions", "--env", "dev");
        assertThat(sessions.exitCode()).as(sessions.err()).isZero();
        assertThat(sessions.err()).contains("stays open");
    }

    @Test
    void nobody_is_asked_for_a_password_for_it() throws Exception {
        String text = Files.readString(project.workspace());
        Files.writeString(
                project.workspace(),
                text.replace(
                        "\"environment\": \"production\"",
                        "\"environment\": \"production\", \"password\": {\"from\": \"prompt\"}"));
        killed("prod", project.prod().port());
        Invocation sessions = run("sessions", "--env", "dev");
        assertThat(sessions.exitCode()).as(sessions.err()).isZero();
        assertThat(sessions.err()).contains("stays open").doesNotContain("LK-SEC-PROMPT");
    }

    @Test
    void where_nothing_is_open_no_server_is_asked() throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.configureBlocking(false);
            int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            project.writeWorkspace(List.of(port, port, port));
            assertThat(run("backups").exitCode()).isZero();
            assertThat(run("profiles").exitCode()).isZero();
            assertThat(run("audit", "verify").exitCode()).isZero();
            assertThat(socket.accept()).isNull();
        }
    }

    private void killed(String profile, int port) throws Exception {
        TargetIdentity target;
        try (Database database = project.prod().open(Environment.PRODUCTION);
                ReadSession session = database.read()) {
            target = session.facts().identity();
        }
        KilledActor.permittedAt(
                profile,
                folder.resolve("home/audit"),
                "127.0.0.1:%d/%s".formatted(port, project.prod().name()),
                target,
                "apply",
                "20250101000000_good",
                "20250102000000_slow");
        assertThat(action().result()).isEqualTo("open");
    }

    private AuditedAction action() throws IOException {
        return services.audit().actions().getFirst();
    }

    private Invocation run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--workspace", project.workspace().toString()));
        return Invocation.of(services, all.toArray(String[]::new));
    }
}
