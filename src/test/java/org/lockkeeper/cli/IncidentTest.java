package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.connection.ProjectKind;
import org.lockkeeper.sandbox.incident.Incident;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Incidents as a person practises them: each played by a process of its own on the one sandbox of this class. */
class IncidentTest {
    private static final String OPEN_ROWS =
            "select 1 from \"_prisma_migrations\" where migration_name like '%practice%'";

    @TempDir
    static Path folder;

    @BeforeAll
    static void start_the_sandbox() {
        Invocation start = run("sandbox", "start");
        assertThat(start.exitCode()).as(start.err()).isZero();
    }

    @AfterAll
    static void stop_it() {
        run("sandbox", "incident", "stop");
        run("sandbox", "stop");
    }

    private static Invocation run(String... args) {
        return Invocation.of(new TestServices(folder), args);
    }

    private static TestDatabase stage(ProjectKind kind) {
        return TestDatabase.of(new TestServices(folder).sandbox().stageProfile(kind));
    }

    private static void begin(String incident) {
        run("sandbox", "incident", "stop");
        Invocation start = run("sandbox", "incident", "start", incident);
        assertThat(start.exitCode()).as(start.err()).isZero();
        assertThat(check("open")).extracting(Invocation::exitCode).isEqualTo(1);
    }

    /** How many waited in each reading so far; none where the recording has yet to begin. */
    private static List<Integer> waiting(Path recording) {
        Invocation replay = run("replay", recording.toString(), "--format", "json");
        return replay.exitCode() == 0
                ? replay.json()
                        .at("/timeline")
                        .valueStream()
                        .map(point -> point.at("/waiting").intValue())
                        .toList()
                : List.of();
    }

    /** Until it says so: the process that plays looks a few times a second. */
    private static Invocation check(String result) {
        return Await.until(
                () -> run("sandbox", "incident", "check", "--format", "json"),
                check -> check.json().at("/result").stringValue().equals(result));
    }

    /** What is said of the migrations, as soon as one of them is in that state; where it was, also as text. */
    private static Locks locks(ProjectKind kind, String list, String state) {
        String workspace = new TestServices(folder).sandbox().workspace(kind).toString();
        Invocation json = Await.until(
                () -> run("locks", "--env", "prod", "--format", "json", "--workspace", workspace),
                locks -> locks.json().at("/" + list + "/0/state").asString("").equals(state));
        return new Locks(
                json.json().at("/" + list),
                run("locks", "--env", "prod", "--workspace", workspace).out());
    }

    private record Locks(JsonNode migrations, String text) {}

    private static int pid(String role) {
        return sessions(check("open"), role).getFirst().at("/pid").intValue();
    }

    private static List<JsonNode> sessions(Invocation check, String role) {
        return check.json()
                .at("/sessions")
                .valueStream()
                .filter(s -> s.at("/role").stringValue().equals(role))
                .toList();
    }

    private static void end(String role, ProjectKind kind) {
        long pid = sessions(check("open"), role).getFirst().at("/pid").longValue();
        stage(kind).execute("select pg_terminate_backend(%d)".formatted(pid));
    }

    @Test
    void stuck_alter_is_damage_once_a_victim_is_ended() {
        begin("stuck-alter");
        end("victim", ProjectKind.PRISMA);
        Invocation check = check("damage");
        assertThat(check.exitCode()).isEqualTo(2);
        assertThat(check.json().at("/reasons/0").stringValue())
                .contains("victim shop-web")
                .contains("was ended");
    }

    @Test
    void stuck_alter_is_damage_where_the_migration_is_cancelled() {
        begin("stuck-alter");
        long pid = sessions(check("open"), "migration").getFirst().at("/pid").longValue();
        stage(ProjectKind.PRISMA).execute("select pg_cancel_backend(%d)".formatted(pid));
        assertThat(check("damage").json().at("/reasons/0").stringValue()).contains("has to run again");
    }

    @Test
    void stuck_alter_is_solved_by_ending_the_forgotten_transaction_alone() {
        begin("stuck-alter");
        Invocation open = check("open");
        assertThat(sessions(open, "victim")).hasSize(50);
        assertThat(stage(ProjectKind.PRISMA).rows(OPEN_ROWS + " and finished_at is null"))
                .hasSize(1);
        assertThat(stage(ProjectKind.PRISMA)
                        .rows("select 1 from pg_locks where locktype = 'advisory' and objid = 72707369 and granted"))
                .hasSize(1);
        end("root", ProjectKind.PRISMA);
        Invocation solved = check("solved");
        assertThat(solved.exitCode()).isZero();
        assertThat(sessions(solved, "victim"))
                .allSatisfy(s -> assertThat(s.at("/fate").stringValue()).isEqualTo("done"));
        assertThat(run("sandbox", "incident", "check").out()).contains("solved").contains("none was lost");
        run("sandbox", "incident", "stop");
        assertThat(stage(ProjectKind.PRISMA).rows(OPEN_ROWS)).isEmpty();
        JsonNode played = run("audit", "show", "--format", "json").json().at("/actions/0");
        assertThat(played.at("/operation").stringValue())
                .isEqualTo("play the incident stuck-alter on the sandbox cluster prod");
        assertThat(played.at("/environment").stringValue()).isEqualTo("production");
        assertThat(played.at("/result").stringValue()).isEqualTo("done");
    }

    /** The whole of a night: found, ended through the guard, gone through, and looked at afterwards. */
    @Test
    void stuck_alter_is_found_ended_through_the_guard_and_seen_in_the_recording() {
        begin("stuck-alter");
        String workspace =
                new TestServices(folder).sandbox().workspace(ProjectKind.PRISMA).toString();
        Path recording = folder.resolve("night.lkrec");
        Thread recorder = Thread.ofVirtual()
                .start(() -> run(
                        "record",
                        "--env",
                        "prod",
                        "--out",
                        recording.toString(),
                        "--interval",
                        "500ms",
                        "--duration",
                        "10s",
                        "--workspace",
                        workspace));
        Invocation locks = run("locks", "--env", "prod", "--format", "json", "--workspace", workspace);
        assertThat(locks.exitCode()).as(locks.err()).isZero();
        JsonNode root = locks.json().at("/roots/0");
        assertThat(root.at("/application").stringValue()).isEqualTo("shop-reports");
        assertThat(root.at("/blocksTotal").intValue()).isEqualTo(51);
        assertThat(root.at("/waiters/0/application").stringValue()).isEqualTo("ci-deploy-1041");
        assertThat(root.at("/waiters/0/waiters")).hasSize(50);
        JsonNode stuck = locks.json().at("/stuckMigrations/0");
        assertThat(stuck.at("/engine").stringValue()).isEqualTo("prisma");
        assertThat(stuck.at("/migration").stringValue()).isEqualTo("20260901093000_practice_require_order_total");
        assertThat(stuck.at("/queued").intValue()).isEqualTo(50);
        assertThat(stuck.at("/behind/0").intValue()).isEqualTo(root.at("/pid").intValue());
        assertThat(Await.until(() -> waiting(recording), seen -> seen.contains(51)))
                .as("the recording has the queue before it is dissolved")
                .contains(51);

        List<String> terminate = new ArrayList<>(List.of(
                "terminate",
                "--env",
                "prod",
                "--pid",
                root.at("/pid").toString(),
                "--backend-start",
                root.at("/backendStart").stringValue(),
                "--format",
                "json",
                "--workspace",
                workspace));
        Invocation dryRun = run(terminate.toArray(String[]::new));
        assertThat(dryRun.exitCode()).isEqualTo(3);
        terminate.addAll(List.of("--plan", dryRun.json().at("/digest").stringValue(), "--confirm", "shop"));
        Invocation ended = run(terminate.toArray(String[]::new));
        assertThat(ended.exitCode()).as(ended.err() + ended.out()).isZero();
        assertThat(ended.json().at("/result").stringValue()).isEqualTo("gone");
        assertThat(check("solved").exitCode()).isZero();
        assertThat(stage(ProjectKind.PRISMA).rows(OPEN_ROWS + " and finished_at is not null"))
                .hasSize(1);

        assertThat(Await.until(recorder::getState, Thread.State.TERMINATED::equals))
                .isEqualTo(Thread.State.TERMINATED);
        Invocation replay = run("replay", recording.toString(), "--format", "json");
        assertThat(waiting(recording)).contains(51).last().isEqualTo(0);
        JsonNode past = run(
                        "replay",
                        recording.toString(),
                        "--format",
                        "json",
                        "--at",
                        replay.json().at("/from").stringValue())
                .json();
        assertThat(past.at("/roots/0/pid")).isEqualTo(root.at("/pid"));
        assertThat(past.at("/stuckMigrations/0/engine").stringValue()).isEqualTo("prisma");
    }

    @Test
    void a_dead_engines_lock_is_solved_by_ending_its_session_and_not_the_one_in_another_database() {
        begin("dead-engine-lock");
        end("bystander", ProjectKind.FLYWAY);
        assertThat(check("damage").json().at("/reasons/0").stringValue()).contains("had nothing to do with");
        begin("dead-engine-lock");
        Locks locks = locks(ProjectKind.PRISMA, "stuckMigrations", "lock-left");
        JsonNode left = locks.migrations().get(0);
        assertThat(left.at("/pid").intValue()).isEqualTo(pid("root"));
        assertThat(left.at("/engine").stringValue()).isEqualTo("prisma");
        assertThat(left.at("/idleMs").longValue()).isPositive();
        assertThat(left.at("/wantedBy/0").intValue()).isEqualTo(pid("migration"));
        assertThat(left.at("/queued").intValue()).isEqualTo(1);
        JsonNode deploy = locks.migrations().get(1);
        assertThat(deploy.at("/pid").intValue()).isEqualTo(pid("migration"));
        assertThat(deploy.at("/state").stringValue()).isEqualTo("waiting-for-turn");
        assertThat(deploy.at("/behind/0").intValue()).isEqualTo(pid("root"));
        assertThat(locks.text())
                .contains(
                        "Perhaps left by a dead run: the lock of prisma, held by pid %d (ci-deploy-1041), idle for "
                                .formatted(pid("root")),
                        "wanted by pid %d (ci-deploy-1042)".formatted(pid("migration")),
                        "1. End the session that holds it, once you know that its run is dead: terminate pid %d."
                                .formatted(pid("root")),
                        "2. Leave it",
                        "Waits for its turn: migration of an unknown name (prisma, pid %d)".formatted(pid("migration")))
                .doesNotContain("Working", "Stuck", "Cancel");
        end("root", ProjectKind.PRISMA);
        assertThat(check("solved").exitCode()).isZero();
    }

    @Test
    void a_dead_flyways_lock_is_found_where_nobody_waits_and_solved_by_ending_its_session_alone() {
        begin("dead-flyway-lock");
        end("bystander", ProjectKind.PRISMA);
        assertThat(check("damage").json().at("/reasons/0").stringValue()).contains("had nothing to do with");
        begin("dead-flyway-lock");
        long deploy = sessions(check("open"), "migration").getFirst().at("/pid").longValue();
        stage(ProjectKind.FLYWAY).execute("select pg_cancel_backend(%d)".formatted(deploy));
        assertThat(check("damage").json().at("/reasons/0").stringValue()).contains("has to run again");
        begin("dead-flyway-lock");
        String workspace =
                new TestServices(folder).sandbox().workspace(ProjectKind.FLYWAY).toString();
        Locks locks = locks(ProjectKind.FLYWAY, "stuckMigrations", "lock-left");
        JsonNode left = locks.migrations().get(0);
        assertThat(left.at("/pid").intValue()).isEqualTo(pid("root"));
        assertThat(left.at("/engine").stringValue()).isEqualTo("flyway");
        assertThat(left.at("/wantedBy/0").intValue()).isEqualTo(pid("migration"));
        assertThat(locks.text())
                .contains(
                        "the lock of flyway, held by pid %d (ci-deploy-3001), idle in transaction for "
                                .formatted(pid("root")),
                        "terminate pid %d.".formatted(pid("root")),
                        "Nobody waits for a lock.");
        Invocation recover = run("recover", "--env", "prod", "--workspace", workspace);
        assertThat(recover.out()).contains("ci-deploy-3001").doesNotContain("ci-deploy-1040");
        end("root", ProjectKind.FLYWAY);
        assertThat(check("solved").exitCode()).isZero();
    }

    @Test
    void what_holds_back_vacuum_is_solved_by_ending_the_one_with_the_snapshot() {
        begin("idle-holds-vacuum");
        assertThat(stage(ProjectKind.PRISMA)
                        .rows("select application_name from pg_stat_activity where backend_xmin is not null"
                                + " and state = 'idle in transaction'"))
                .containsExactly("shop-export");
        end("root", ProjectKind.PRISMA);
        assertThat(check("solved").exitCode()).isZero();
    }

    @Test
    void a_killed_process_leaves_an_incident_that_nobody_can_judge_and_the_next_start_clears_it_away()
            throws Exception {
        begin("stuck-alter");
        ProcessHandle process = ProcessHandle.of(
                        check("open").json().at("/process").longValue())
                .orElseThrow();
        process.destroyForcibly();
        process.onExit().get(30, TimeUnit.SECONDS);
        assertThat(check("abandoned").exitCode()).isEqualTo(2);
        begin("dead-engine-lock");
        assertThat(stage(ProjectKind.PRISMA).rows(OPEN_ROWS)).isEmpty();
        Invocation second = run("sandbox", "incident", "start", "stuck-alter");
        assertThat(second.exitCode()).isEqualTo(64);
        assertThat(second.err()).contains("dead-engine-lock is still open");
    }

    @Test
    void a_slow_index_is_solved_by_leaving_it_alone() {
        run("sandbox", "incident", "stop");
        CancelToken curtain = new CancelToken();
        Thread player = Thread.ofVirtual()
                .start(() -> new TestServices(folder)
                        .incidents()
                        .play(Incident.SLOW_INDEX, curtain, 5_000, Duration.ofSeconds(60)));
        try {
            Await.until(
                    () -> stage(ProjectKind.PRISMA)
                            .rows("select 1 from pg_stat_activity where application_name = 'shop-import'"
                                    + " and wait_event_type = 'Lock'"),
                    waiting -> waiting.size() == 20);
            assertThat(stage(ProjectKind.PRISMA).rows("select 1 from pg_stat_progress_create_index"))
                    .hasSize(1);
            Locks locks = locks(ProjectKind.PRISMA, "workingMigrations", "holding-up");
            JsonNode working = locks.migrations().get(0);
            assertThat(working.at("/queued").intValue()).isEqualTo(20);
            assertThat(working.at("/progress/command").stringValue()).isEqualTo("CREATE INDEX");
            assertThat(locks.text())
                    .contains(
                            "Working: migration 20260901100000_practice_index_events (prisma, pid ",
                            "): CREATE INDEX building index",
                            "; 20 queued behind it, the longest for ",
                            "1. Leave it alone: it works, and they go on when it is done.",
                            "2. Cancel the migration")
                    .doesNotContain("Stuck");
            assertThat(check("solved").json().at("/reasons").toString()).contains("finished");
        } finally {
            curtain.cancel();
        }
        assertThat(Await.until(() -> player.getState(), Thread.State.TERMINATED::equals))
                .isEqualTo(Thread.State.TERMINATED);
        assertThat(stage(ProjectKind.PRISMA).rows("select 1 from pg_namespace where nspname = 'practice'"))
                .isEmpty();
    }

    @Test
    void on_a_cluster_that_this_sandbox_is_not_known_to_have_made_none_is_played() throws IOException {
        run("sandbox", "incident", "stop");
        Path mark = folder.resolve("sandbox/clusters/prod.made");
        String made = Files.readString(mark);
        Files.delete(mark);
        try {
            Invocation start = run("sandbox", "incident", "start", "stuck-alter");
            assertThat(start.exitCode()).isNotZero();
            assertThat(start.err()).contains("nothing proves that this is it", "sandbox reset");
            assertThat(stage(ProjectKind.PRISMA).rows(OPEN_ROWS)).isEmpty();
        } finally {
            Files.writeString(mark, made);
        }
    }

    @Test
    void without_an_incident_there_is_nothing_to_check() {
        run("sandbox", "incident", "stop");
        assertThat(run("sandbox", "incident", "check").exitCode()).isEqualTo(64);
        assertThat(run("sandbox", "incident", "list").out())
                .contains("stuck-alter")
                .contains("dead-flyway-lock")
                .contains("slow-index");
    }
}
