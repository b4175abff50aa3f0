package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What {@code verify} finds, says and exits with. */
class VerifyTest {
    @TempDir
    Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void a_project_that_is_in_order() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project")))
                .migration(
                        "20250101000000_good",
                        "create table product (id serial primary key, name text);\ninsert into product (name) values ('a'), (null);\n");
        assertThat(run("migrate", "--env", "dev").exitCode()).isZero();
    }

    private Invocation run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--workspace", project.workspace().toString()));
        return Invocation.of(services, all.toArray(String[]::new));
    }

    private void own(String file, String text) throws IOException {
        Path checks = Files.createDirectories(project.folder().resolve("checks"));
        Files.writeString(checks.resolve(file), text);
    }

    private JsonNode verify(int exitCode, String... more) {
        List<String> args = new ArrayList<>(List.of("verify", "--env", "dev", "--format", "json"));
        args.addAll(List.of(more));
        Invocation verify = run(args.toArray(String[]::new));
        assertThat(verify.exitCode()).as(verify.out() + verify.err()).isEqualTo(exitCode);
        return verify.json();
    }

    private static JsonNode check(JsonNode verification, String name) {
        for (JsonNode check : verification.at("/checks")) {
            if (check.at("/name").stringValue().equals(name)) {
                return check;
            }
        }
        throw new AssertionError("no check " + name + " in " + verification);
    }

    @Test
    void a_server_that_does_not_answer_is_exit_4_and_an_unknown_environment_64() throws IOException {
        project.writeWorkspace(List.of(1, 1, 1));
        assertThat(run("verify", "--env", "dev").exitCode()).isEqualTo(4);
        assertThat(run("verify", "--env", "nowhere").exitCode()).isEqualTo(64);
    }

    @Test
    void own_checks_that_fail_write_act_hang_or_are_malformed_are_each_told_and_the_others_still_run()
            throws IOException {
        own("1_error.sql", "-- expect: no rows\nselect * from nowhere");
        own("2_write.sql", "-- expect: no rows\nwith gone as (delete from product returning *) select * from gone");
        own("3_delete.sql", "-- expect: no rows\ndelete from product");
        own("4_acts.sql", "-- expect: value = 1\nselect pg_reload_conf()::int");
        own("5_endless.sql", "-- expect: no rows\n-- timeout: 300ms\nselect pg_sleep(600)");
        own("6_malformed.sql", "-- expect: rows maybe\nselect 1");
        own("7_headless.sql", "select 1");
        own("8_two.sql", "-- expect: no rows\nselect 1; delete from product");
        own("9_good.sql", "-- expect: value >= 2\n-- name: products are there\nselect count(*) from product");
        JsonNode found = verify(2);
        assertThat(check(found, "1_error").at("/detail").stringValue()).contains("nowhere");
        assertThat(check(found, "2_write").at("/detail").stringValue()).contains("wants to write", "refused");
        assertThat(check(found, "3_delete").at("/detail").stringValue()).contains("a check is one select");
        assertThat(check(found, "4_acts").at("/detail").stringValue()).contains("pg_reload_conf");
        assertThat(check(found, "5_endless").at("/detail").stringValue()).contains("300ms");
        assertThat(check(found, "6_malformed.sql").at("/detail").stringValue()).contains("rows maybe", "no rows");
        assertThat(check(found, "7_headless.sql").at("/detail").stringValue()).contains("-- expect:");
        assertThat(check(found, "8_two").at("/detail").stringValue()).contains("2 statements");
        JsonNode good = check(found, "products are there");
        assertThat(good.at("/passed").booleanValue()).isTrue();
        assertThat(good.at("/after").intValue()).isEqualTo(2);
        assertThat(project.dev().rows("select count(*) from product")).containsExactly("2");
    }

    @Test
    void an_error_exits_2_a_warning_0_and_with_strict_2() throws IOException {
        verify(0);
        own("nameless.sql", "-- expect: no rows\n-- severity: warning\nselect id from product where name is null");
        JsonNode warned = verify(0);
        JsonNode nameless = check(warned, "nameless");
        assertThat(nameless.at("/severity").stringValue()).isEqualTo("warning");
        assertThat(nameless.at("/passed").booleanValue()).isFalse();
        assertThat(nameless.at("/samples/0").stringValue()).isEqualTo("id = 2");
        verify(2, "--strict");
        own("nameless.sql", "-- expect: no rows\nselect id from product where name is null");
        verify(2);
    }

    @Test
    void a_snapshot_is_compared_with_in_another_process_and_refused_for_another_database() throws IOException {
        Path snapshot = folder.resolve("before.json");
        project.migration(
                "20250102000000_next",
                "create table \"Or\"\"der\" (id int);\ninsert into product (name) values ('b');\nalter table product add column price int;\n");
        Invocation save = run("verify", "--env", "dev", "--save", snapshot.toString());
        assertThat(save.exitCode()).as(save.err()).isZero();
        JsonNode tooEarly = verify(2, "--before", snapshot.toString());
        assertThat(check(tooEarly, "history").at("/detail").stringValue()).contains("20250102000000_next");
        assertThat(run("migrate", "--env", "dev").exitCode()).isZero();
        JsonNode after = verify(0, "--before", snapshot.toString());
        JsonNode rows = check(after, "rows of public.product");
        assertThat(rows.at("/before").intValue()).isEqualTo(2);
        assertThat(rows.at("/after").intValue()).isEqualTo(3);
        assertThat(check(after, "rows of public.Or\"der").at("/after").intValue())
                .isZero();
        project.dev().execute("delete from product");
        assertThat(check(verify(2, "--before", snapshot.toString()), "rows of public.product")
                        .at("/detail")
                        .stringValue())
                .contains("all of them are gone");
        assertThat(run("verify", "--env", "staging", "--before", snapshot.toString())
                        .exitCode())
                .isEqualTo(64);
        Files.writeString(snapshot, "{}", StandardCharsets.UTF_8);
        assertThat(run("verify", "--env", "dev", "--before", snapshot.toString())
                        .err())
                .contains("LK-CHECK-SNAPSHOT");
    }

    @Test
    void a_failed_run_shows_in_history_and_run_log() throws IOException {
        project.migration("20250102000000_bad", "select * from nowhere;\n");
        assertThat(run("migrate", "--env", "dev").exitCode()).isEqualTo(2);
        JsonNode found = verify(2);
        assertThat(check(found, "history").at("/passed").booleanValue()).isFalse();
        assertThat(check(found, "run log").at("/samples/0").stringValue()).contains("nowhere");
    }

    @Test
    void the_table_and_the_markdown_name_what_fell_short() throws IOException {
        own("empty.sql", "-- expect: no rows\nselect id from product");
        Invocation table = run("verify", "--env", "dev");
        assertThat(table.exitCode()).isEqualTo(2);
        assertThat(table.out()).contains("OUTCOME", "empty", "No rows were expected, and 2 rows came", "id = 1");
        assertThat(run("verify", "--env", "dev", "--format", "markdown").out())
                .contains("| outcome | check |", "**empty**, such as:");
    }
}
