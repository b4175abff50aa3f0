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
import org.lockkeeper.activity.Ended;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.QueryTexts;
import org.lockkeeper.activity.record.RecordingWriter;
import org.lockkeeper.connection.WorkspaceFile;
import org.lockkeeper.testing.Cast;
import org.lockkeeper.testing.Cast.Actor;
import org.lockkeeper.workspace.WorkspaceServices;
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

    @Test
    void terminate_on_production_is_a_dry_run_first_and_then_exactly_that_backend() throws IOException {
        Cast production = new Cast(project.prod());
        try {
            Actor victim = production.enter("victim").run("begin");
            String start = victim.backendStart();
            String[] terminate = {
                "terminate",
                "--env",
                "prod",
                "--pid",
                Integer.toString(victim.pid()),
                "--backend-start",
                start,
                "--format",
                "json"
            };
            Invocation dry = run(terminate);
            assertThat(dry.exitCode()).isEqualTo(3);
            String digest = dry.json().get("digest").stringValue();
            assertThat(dry.json().at("/consequences/lines/0").stringValue()).contains("victim", "idle in transaction");
            assertThat(dry.json().at("/consequences/operation").stringValue())
                    .isEqualTo("terminate backend " + victim.pid() + " victim");
            assertThat(run(with(terminate, "--plan", digest)).exitCode()).isEqualTo(3);
            assertThat(run(with(
                                    terminate,
                                    "--plan",
                                    "0".repeat(64),
                                    "--confirm",
                                    project.prod().name()))
                            .exitCode())
                    .isEqualTo(3);
            assertThat(victim.isThere()).isTrue();

            Invocation done = run(with(
                    terminate, "--plan", digest, "--confirm", project.prod().name()));
            assertThat(done.exitCode()).isZero();
            assertThat(done.json().get("result").stringValue()).isEqualTo("gone");
            assertThat(done.json().get("pid").intValue()).isEqualTo(victim.pid());
            assertThat(victim.isThere()).isFalse();
            assertThat(run("audit", "show", "--env", "prod").out()).contains("terminate backend " + victim.pid());
            assertThat(run("audit", "export").out()).contains("pid %d of %s".formatted(victim.pid(), start));

            Invocation again = run(with(
                    terminate, "--plan", digest, "--confirm", project.prod().name()));
            assertThat(again.exitCode()).isEqualTo(2);
            assertThat(again.json().get("result").stringValue()).isEqualTo("not-found");
        } finally {
            production.close();
        }
    }

    /** Behind a pooler the next statement comes within milliseconds; what was reviewed was another one. */
    @Test
    void cancel_on_production_is_of_the_statement_that_was_reviewed_and_of_no_later_one() {
        try (Cast production = new Cast(project.prod())) {
            Actor actor = production.enter("actor");
            String[] cancel = {
                "cancel",
                "--env",
                "prod",
                "--pid",
                Integer.toString(actor.pid()),
                "--backend-start",
                actor.backendStart(),
                "--confirm",
                project.prod().name(),
                "--format",
                "json"
            };
            Cast.Going first = actor.work("select pg_sleep(600)");
            Invocation dry = run(cancel);
            assertThat(dry.exitCode()).isEqualTo(3);
            assertThat(dry.json().at("/consequences/operation").stringValue())
                    .isEqualTo("cancel the statement of backend %d actor".formatted(actor.pid()));
            project.prod().execute("select pg_cancel_backend(%d)".formatted(actor.pid()));
            assertThat(first.await()).contains("canceling statement");
            Cast.Going second = actor.work("select pg_sleep(601)");
            String digest = dry.json().at("/digest").stringValue();
            Invocation later = run(with(cancel, "--plan", digest));
            assertThat(later.exitCode()).isEqualTo(3);
            assertThat(later.json().at("/digest").stringValue()).isNotEqualTo(digest);
            assertThat(second.isDone()).isFalse();

            Invocation done =
                    run(with(cancel, "--plan", later.json().at("/digest").stringValue()));
            assertThat(done.exitCode()).as(done.err()).isZero();
            assertThat(done.json().at("/result").stringValue()).isEqualTo("gone");
            assertThat(second.await()).contains("canceling statement");
            assertThat(actor.isThere()).isTrue();
            assertThat(run("audit", "show", "--env", "prod").out())
                    .contains("cancel the statement of backend " + actor.pid());
        }
    }

    @Test
    void the_words_for_what_became_of_one_are_those_of_the_contract() {
        assertThat(Ended.Result.values())
                .extracting(Ended.Result::label)
                .containsExactly("gone", "still-there", "rolling-back", "not-found", "not-allowed");
    }

    @Test
    void what_the_role_is_not_allowed_is_told_and_2() throws IOException {
        String role = "watcher_" + project.dev().name();
        project.dev()
                .execute("create role %s login; grant pg_monitor to %1$s; create role app_%1$s login".formatted(role));
        Actor victim = cast.enterAs("app_" + role, "victim").run("begin");
        Files.writeString(
                project.workspace(),
                Files.readString(project.workspace())
                        .replaceFirst("\"user\": \"postgres\"", "\"user\": \"" + role + "\""));
        Invocation refused = run(
                "terminate",
                "--env",
                "dev",
                "--pid",
                Integer.toString(victim.pid()),
                "--backend-start",
                victim.backendStart(),
                "--format",
                "json");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.json().at("/result").stringValue()).isEqualTo("not-allowed");
        assertThat(refused.json().at("/detail").stringValue()).contains("grant pg_signal_backend to " + role + ";");
        assertThat(victim.isThere()).isTrue();
    }

    @Test
    void cancel_on_development_asks_nothing() {
        Actor actor = cast.enter("actor");
        Cast.Going sleep = actor.work("select pg_sleep(600)");
        Invocation done = run(
                "cancel",
                "--env",
                "dev",
                "--pid",
                Integer.toString(actor.pid()),
                "--backend-start",
                actor.backendStart().replace('T', ' ').replace("Z", "+00"));
        assertThat(done.exitCode()).isZero();
        assertThat(done.out()).startsWith("gone: ");
        assertThat(sleep.await()).contains("canceling statement");
    }

    @Test
    void a_start_that_is_no_time_is_64() {
        assertThat(run("cancel", "--env", "dev", "--pid", "1", "--backend-start", "yesterday")
                        .exitCode())
                .isEqualTo(64);
        assertThat(run("terminate", "--env", "dev", "--pid", "x", "--backend-start", "2026-11-20T10:11:12Z")
                        .exitCode())
                .isEqualTo(64);
        assertThat(run("terminate", "--env", "dev", "--pid", "1").exitCode()).isEqualTo(64);
    }

    @Test
    void a_stuck_migration_is_named_by_the_lock_and_the_open_row_with_its_ways_out() throws IOException {
        String name = "20250102000000_add_note";
        project.dev().execute("drop table orders");
        project.migration("20250101000000_init", "create table orders (id int primary key, v int);\n");
        assertThat(run("migrate", "--env", "dev").exitCode()).isZero();
        project.migration(name, "alter table orders add column note text;\n");
        Actor reads = cast.enter("reads").run("begin", "select * from orders");
        Actor engine = cast.enter("engine")
                .run(
                        "select pg_advisory_lock(72707369)",
                        "insert into _prisma_migrations (id, checksum, migration_name) values ('1', 'x', '" + name
                                + "')");
        assertThat(locks().get("workingMigrations").get(0).get("migration").stringValue())
                .isEqualTo(name);
        engine.waitFor("alter table orders add column note text;");
        cast.enter("victim").waitFor("select count(*) from orders");

        JsonNode stuck = locks().get("stuckMigrations");
        assertThat(stuck).hasSize(1);
        assertThat(stuck.get(0).get("pid").intValue()).isEqualTo(engine.pid());
        assertThat(stuck.get(0).get("engine").stringValue()).isEqualTo("prisma");
        assertThat(stuck.get(0).get("migration").stringValue()).isEqualTo(name);
        assertThat(stuck.get(0).get("waitingMs").longValue()).isNotNegative();
        assertThat(stuck.get(0).get("behind").get(0).intValue()).isEqualTo(reads.pid());
        assertThat(stuck.get(0).get("queued").intValue()).isEqualTo(1);
        assertThat(run("locks", "--env", "dev").out())
                .contains(
                        "Stuck: migration " + name,
                        "1. End what it waits for: terminate pid " + reads.pid(),
                        "2. Cancel",
                        "3. Leave it");
    }

    @Test
    void a_migration_whose_engine_takes_no_lock_is_found_by_its_statement() throws IOException {
        String name = "20250102000000_add_note";
        project.migration(name, "-- Adds a note\nalter table orders\n    add column note text;\n");
        cast.enter("reads").run("begin", "select * from orders");
        Actor engine = cast.enter("engine");
        engine.waitFor("-- Adds a note\nalter table orders\n    add column note text");
        JsonNode stuck = locks().get("stuckMigrations");
        assertThat(stuck.get(0).get("pid").intValue()).isEqualTo(engine.pid());
        assertThat(stuck.get(0).get("migration").stringValue()).isEqualTo(name);
    }

    @Test
    void a_reading_of_the_past_is_named_by_the_one_script_that_has_its_statement() throws IOException {
        String name = "20250102000000_add_note";
        String statement = "alter table orders\n    add column note text";
        project.migration(name, "-- Adds a note\n" + statement + ";\n");
        cast.enter("reads").run("begin", "select * from orders");
        Actor engine = cast.enter("engine").run("select pg_advisory_lock(72707369)");
        engine.waitFor(statement);
        try (WorkspaceServices open = services.open(WorkspaceFile.read(project.workspace()))) {
            Reading then = open.activity().read("dev");
            assertThat(open.activity().scriptNames().migrations(then))
                    .singleElement()
                    .satisfies(migration -> {
                        assertThat(migration.session().pid()).isEqualTo(engine.pid());
                        assertThat(migration.migration()).hasValue(name);
                        assertThat(migration.isStuck()).isTrue();
                    });
            project.migration("20250103000000_again", statement + ";\n");
            assertThat(open.activity().scriptNames().migrations(then))
                    .singleElement()
                    .satisfies(migration -> assertThat(migration.migration()).isEmpty());
        }
    }

    @Test
    void a_replay_is_named_by_the_scripts_of_the_workspace() throws IOException {
        String name = "20250102000000_add_note";
        String statement = "alter table orders add column note text";
        project.migration(name, statement + ";\n");
        cast.enter("reads").run("begin", "select * from orders");
        cast.enter("engine").run("select pg_advisory_lock(72707369)").waitFor(statement);
        Path file = folder.resolve("night.lkrec");
        Reading then;
        try (WorkspaceServices open = services.open(WorkspaceFile.read(project.workspace()));
                RecordingWriter writer = RecordingWriter.create(file, QueryTexts.FULL)) {
            then = open.activity().read("dev");
            writer.write(List.of(then));
        }
        String[] replay = {"replay", file.toString(), "--at", then.at().toString(), "--format", "json"};
        JsonNode alone = Invocation.of(services, replay).json().at("/stuckMigrations/0");
        assertThat(alone.get("engine").stringValue()).isEqualTo("prisma");
        assertThat(alone.get("migration").isNull()).isTrue();
        assertThat(run(replay).json().at("/stuckMigrations/0/migration").stringValue())
                .isEqualTo(name);

        Invocation wrong = Invocation.of(
                services,
                with(replay, "--workspace", folder.resolve("none.json").toString()));
        assertThat(wrong.exitCode()).isEqualTo(64);
    }

    private JsonNode locks() {
        return run("locks", "--env", "dev", "--format", "json").json();
    }

    private static String[] with(String[] args, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(args), java.util.Arrays.stream(more))
                .toArray(String[]::new);
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
