package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockkeeper.testing.Await;
import org.lockkeeper.testing.OpenTransaction;
import org.lockkeeper.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** What is said and done after a run that did not end well. */
class RecoverTest {
    @TempDir
    Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void a_project() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration(
                        "20250101000000_good",
                        "create table product (id int);\ninsert into product values (1), (1);\n");
    }

    private Invocation run(List<String> args) {
        List<String> all = new ArrayList<>(args);
        // A command that was printed names it already.
        if (!all.contains("--workspace")) {
            all.addAll(List.of("--workspace", project.workspace().toString()));
        }
        return Invocation.of(services, all.toArray(String[]::new));
    }

    private JsonNode recover(int exitCode) {
        Invocation recover = run(List.of("recover", "--env", "dev", "--format", "json"));
        assertThat(recover.exitCode()).as(recover.out() + recover.err()).isEqualTo(exitCode);
        return recover.json();
    }

    private static List<String> arguments(JsonNode recovery, String way) {
        for (JsonNode each : recovery.at("/ways")) {
            if (each.at("/way").stringValue().equals(way)) {
                List<String> arguments = new ArrayList<>();
                each.at("/arguments").forEach(argument -> arguments.add(argument.stringValue()));
                return arguments;
            }
        }
        throw new AssertionError("no way " + way + " in " + recovery);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "signals")
    void a_run_that_was_killed_is_found_ended_and_resolved_with_the_commands_that_are_told() throws Exception {
        project.migration("20250102000000_slow", "create table late (id int);\nselect pg_sleep(600);\n");
        Process process = start();
        try {
            Await.row(
                    project.dev(),
                    "select 1 from pg_stat_activity where wait_event = 'PgSleep' and query like '%600%' and datname = current_database()");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

        JsonNode orphan = recover(2);
        assertThat(orphan.at("/lastApplied").stringValue()).isEqualTo("20250101000000_good");
        assertThat(orphan.at("/troubles/0/state").stringValue()).isEqualTo("running");
        assertThat(orphan.at("/lockHolders/0/application").stringValue()).isEqualTo("lockkeeper");
        assertThat(orphan.at("/lockHolders/0/query").stringValue()).contains("pg_sleep(600)");
        assertThat(Path.of(orphan.at("/openLog").stringValue())).isNotEmptyFile();
        Invocation end = run(arguments(orphan, "end-session"));
        assertThat(end.exitCode()).as(end.err()).isZero();
        assertThat(end.out()).contains("is gone");

        JsonNode failed = recover(2);
        assertThat(failed.at("/lockHolders")).isEmpty();
        assertThat(failed.at("/troubles/0/state").stringValue()).isEqualTo("failed");
        assertThat(failed.at("/troubles/0/statements/0/effect").stringValue()).isEqualTo("did-not");
        Invocation resolve = run(arguments(failed, "resolve-rolled-back"));
        assertThat(resolve.exitCode()).as(resolve.err()).isZero();
        assertThat(resolve.out()).contains("before", "after", "rolled_back_at=");
        assertThat(recover(0).at("/clear").booleanValue()).isTrue();
    }

    @Test
    void an_invalid_index_is_dropped_by_name_and_a_valid_one_is_not() throws Exception {
        project.migration("20250102000000_i", "create unique index concurrently \"Twice\" on product (id);\n");
        assertThat(run(List.of("migrate", "--env", "dev")).exitCode()).isEqualTo(2);
        JsonNode recovery = recover(2);
        assertThat(recovery.at("/invalidIndexes/0/name").stringValue()).isEqualTo("Twice");
        assertThat(recovery.at("/troubles/0/remains").stringValue())
                .startsWith("The index \"public\".\"Twice\" on product of the statement that failed")
                .contains("marked invalid")
                .doesNotContain("may be there");
        project.dev().execute("create index fine on product (id)");
        Invocation valid = run(List.of("recover", "--env", "dev", "--drop-index", "fine"));
        assertThat(valid.exitCode()).isEqualTo(2);
        assertThat(valid.err()).contains("LK-MIG-INDEX");
        assertThat(run(arguments(recovery, "drop-index")).exitCode()).isZero();
        assertThat(project.dev().rows("select indexname from pg_indexes where tablename = 'product'"))
                .containsExactly("fine");
    }

    @Test
    void a_name_that_the_project_does_not_have_is_64_whatever_the_command() {
        Invocation resolve = run(List.of("resolve", "--env", "dev", "--applied", "nope"));
        assertThat(resolve.exitCode()).isEqualTo(64);
        assertThat(resolve.err()).contains("LK-MIG-P3017");
        assertThat(run(List.of("migrate", "--env", "dev", "--to", "nope")).exitCode())
                .isEqualTo(64);
    }

    @Test
    void what_a_failed_build_has_not_left_is_not_said_to_be_there_perhaps() throws Exception {
        project.migration("20250102000000_i", "create unique index concurrently \"Twice\" on product (id);\n");
        assertThat(run(List.of("migrate", "--env", "dev")).exitCode()).isEqualTo(2);
        project.dev().execute("drop index \"Twice\"");

        assertThat(recover(2).at("/troubles/0/remains").stringValue())
                .startsWith("Nothing: ")
                .doesNotContain("may be there");
    }

    @Test
    void production_wants_both_confirmations_before_a_session_is_ended_or_an_index_dropped() {
        TestDatabase prod = project.prod();
        prod.execute("create table t (id int); insert into t values (1), (1)");
        assertThat(catching(() -> prod.execute("create unique index concurrently i on t (id)")))
                .isTrue();
        Invocation drop = run(List.of("recover", "--env", "prod", "--drop-index", "public.i"));
        assertThat(drop.exitCode()).isEqualTo(3);
        assertThat(drop.err()).contains("--plan", "--confirm");
        try (OpenTransaction _ = OpenTransaction.of(prod, "select pg_advisory_lock(72707369)")) {
            JsonNode recovery =
                    run(List.of("recover", "--env", "prod", "--format", "json")).json();
            Invocation end = run(arguments(recovery, "end-session"));
            assertThat(end.exitCode()).isEqualTo(3);
            assertThat(end.err()).contains("--plan", "--confirm");
            assertThat(
                            prod.rows(
                                    "select count(*) from pg_locks where locktype = 'advisory' and objid = 72707369 and database = (select oid from pg_database where datname = current_database())"))
                    .containsExactly("1");
        }
        assertThat(prod.rows("select count(*) from pg_index where not indisvalid"))
                .containsExactly("1");
    }

    @Test
    void a_session_that_does_not_hold_the_lock_is_left_alone_and_a_time_that_is_none_is_64() {
        Invocation gone = run(
                List.of("recover", "--env", "dev", "--end-session", "1", "--backend-start", "2026-11-20T10:11:12Z"));
        assertThat(gone.exitCode()).isEqualTo(2);
        assertThat(gone.err()).contains("LK-MIG-SESSION-GONE");
        assertThat(run(List.of("recover", "--env", "dev", "--end-session", "1", "--backend-start", "now"))
                        .exitCode())
                .isEqualTo(64);
    }

    @Test
    void the_account_for_a_terminal_names_what_stopped_and_the_commands() throws Exception {
        project.migration("20250102000000_bad", "create table b (id int);\nselect * from nowhere;\n");
        run(List.of("migrate", "--env", "dev"));
        Invocation recover = run(List.of("recover", "--env", "dev"));
        assertThat(recover.exitCode()).isEqualTo(2);
        assertThat(recover.out())
                .contains("1 migration applied, the last is 20250101000000_good")
                .contains("42P01")
                .contains("did-not")
                .contains("lockkeeper resolve --env dev --rolled-back 20250102000000_bad --workspace "
                        + project.workspace())
                .contains(
                        "lockkeeper resolve --env dev --applied 20250102000000_bad --workspace " + project.workspace());
    }

    private static boolean catching(Runnable action) {
        try {
            action.run();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private Process start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlockkeeper.postgres=" + System.getProperty("lockkeeper.postgres"),
                "-cp",
                System.getProperty("java.class.path"),
                CliProcess.class.getName(),
                folder.resolve("home").toString(),
                "migrate",
                "--env",
                "dev",
                "--workspace",
                project.workspace().toString());
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }
}
