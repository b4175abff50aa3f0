package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import tools.jackson.databind.JsonNode;

/** What the command line tells of the activity. */
class ActivityTest {
    @TempDir
    private Path folder;

    private TestServices services;
    private TestProject project;
    private Cast cast;

    @BeforeEach
    void three_databases() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")));
        project.dev().execute("create table orders (id int primary key, v int)");
        cast = new Cast(project.dev());
    }

    @AfterEach
    void everybody_leaves() {
        cast.close();
    }

    @Test
    void an_unknown_environment_is_64() {
        for (String command : List.of("sessions", "locks")) {
            Invocation wrong = run(command, "--env", "nowhere");
            assertThat(wrong.exitCode()).isEqualTo(64);
            assertThat(wrong.err()).startsWith("LK-WS-ENV: ");
        }
    }

    @Test
    void a_server_that_does_not_answer_is_4() throws IOException {
        project.writeWorkspace(List.of(1, 1, 1));
        assertThat(run("sessions", "--env", "dev").exitCode()).isEqualTo(4);
        assertThat(run("locks", "--env", "dev", "--format", "json").exitCode()).isEqualTo(4);
    }

    @Test
    void sessions_are_told_with_their_ages_and_their_blockers() {
        Actor reads = cast.enter("reads").run("begin", "select * from orders");
        Actor alters = cast.enter("alters");
        alters.waitFor("alter table orders add column \"\u202ex\u001b\" text");

        JsonNode root = session(reads);
        assertThat(root.get("backendStart").stringValue()).isEqualTo(reads.backendStart());
        assertThat(root.get("state").stringValue()).isEqualTo("idle in transaction");
        assertThat(root.get("user").stringValue()).isEqualTo("postgres");
        assertThat(root.get("database").stringValue()).isEqualTo(project.dev().name());
        assertThat(root.get("application").stringValue()).isEqualTo("reads");
        assertThat(root.get("client").stringValue()).isEqualTo("127.0.0.1");
        assertThat(root.get("transactionAgeMs").longValue()).isNotNegative();
        assertThat(root.get("stateAgeMs").longValue()).isNotNegative();
        assertThat(root.get("blocks").intValue()).isEqualTo(1);
        assertThat(root.get("blockedBy")).isEmpty();
        JsonNode waiter = session(alters);
        assertThat(waiter.get("waitEventType").stringValue()).isEqualTo("Lock");
        assertThat(waiter.get("waitEvent").stringValue()).isEqualTo("relation");
        assertThat(waiter.get("blockedBy").get(0).intValue()).isEqualTo(reads.pid());
        assertThat(waiter.get("query").stringValue()).contains("\u202e");

        String table = run("sessions", "--env", "dev", "--all").out();
        assertThat(table)
                .contains(Integer.toString(reads.pid()), "idle in transaction", "checkpointer", "\\u202e", "\\u001b")
                .doesNotContain("\u202e", "\u001b");
    }

    @Test
    void locks_are_a_forest_from_its_roots() {
        Actor reads = cast.enter("reads").run("begin", "select * from orders");
        Actor alters = cast.enter("alters");
        alters.waitFor("alter table orders add column note text");
        cast.enter("victim").waitFor("select count(*) from orders");

        JsonNode document = run("locks", "--env", "dev", "--format", "json").json();
        assertThat(document.get("at").stringValue()).isNotEmpty();
        JsonNode root = StreamSupport.stream(document.get("roots").spliterator(), false)
                .filter(n -> n.get("pid").intValue() == reads.pid())
                .findFirst()
                .orElseThrow();
        assertThat(root.get("backendStart").stringValue()).isEqualTo(reads.backendStart());
        assertThat(root.get("holds").get(0).stringValue()).isEqualTo("AccessShare on public.orders");
        assertThat(root.get("waitsFor").isNull()).isTrue();
        assertThat(root.get("blocksTotal").intValue()).isEqualTo(2);
        JsonNode waiter = root.get("waiters").get(0);
        assertThat(waiter.get("pid").intValue()).isEqualTo(alters.pid());
        assertThat(waiter.get("waitsFor").stringValue()).isEqualTo("AccessExclusive on public.orders");
        assertThat(waiter.get("waitingMs").longValue()).isNotNegative();
        assertThat(waiter.get("waiters")).hasSize(1);

        assertThat(run("locks", "--env", "dev").out())
                .contains("pid " + reads.pid(), "blocks 2", "waiting for AccessExclusive on public.orders");
    }

    private JsonNode session(Actor actor) {
        JsonNode document = run("sessions", "--env", "dev", "--format", "json").json();
        return StreamSupport.stream(document.get("sessions").spliterator(), false)
                .filter(n -> n.get("pid").intValue() == actor.pid())
                .findFirst()
                .orElseThrow();
    }

    private Invocation run(String... args) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(args),
                        java.util.stream.Stream.of(
                                "--workspace", project.workspace().toString()))
                .toArray(String[]::new);
        return Invocation.of(services, all);
    }
}
