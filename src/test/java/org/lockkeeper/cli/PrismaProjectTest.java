package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The commands from end to end on a Prisma project. */
class PrismaProjectTest {
    @TempDir
    Path folder;

    private TestServices services;
    private TestProject project;

    @BeforeEach
    void three_databases_and_two_migrations() throws IOException {
        services = new TestServices(folder.resolve("home"));
        project = TestProject.prisma(Files.createDirectories(folder.resolve("project with space")))
                .migration("20250101000000_init", "create table product (id int primary key);\n")
                .migration(
                        "20250102000000_add_price",
                        "alter table product add price int;\n\ncreate index on product (price);\n");
    }

    private Invocation run(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--workspace";
        all[args.length + 1] = project.workspace().toString();
        return Invocation.of(services, all);
    }

    @Test
    void status_on_empty_databases_is_1_and_everything_is_pending() {
        Invocation status = run("status", "--format", "json");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.err()).isEmpty();
        assertThat(status.json().at("/project/kind").stringValue()).isEqualTo("prisma");
        assertThat(status.json().at("/environments")).hasSize(3);
        assertThat(status.json().at("/migrations/1/states/prod").stringValue()).isEqualTo("pending");
    }

    @Test
    void migrate_applies_and_status_shows_the_difference() {
        Invocation migrate = run("migrate", "--env", "dev", "--format", "json");
        assertThat(migrate.err()).isEmpty();
        assertThat(migrate.exitCode()).isZero();
        assertThat(migrate.json().propertyNames()).containsExactly("environment", "applied", "failed", "log");
        assertThat(migrate.json().at("/applied")).hasSize(2);
        assertThat(migrate.json().get("failed").isNull()).isTrue();
        assertThat(Path.of(migrate.json().at("/log").stringValue())).isNotEmptyFile();
        Invocation status = run("status", "--only-differences", "--format", "json");
        assertThat(status.exitCode()).isEqualTo(1);
        assertThat(status.json().at("/migrations/0/states/dev").stringValue()).isEqualTo("applied");
        assertThat(status.json().at("/migrations/0/states/staging").stringValue())
                .isEqualTo("pending");
        assertThat(run("migrate", "--env", "staging").exitCode()).isZero();
    }

    @Test
    void a_second_migrate_finds_nothing_to_do() {
        run("migrate", "--env", "dev");
        Invocation again = run("migrate", "--env", "dev");
        assertThat(again.exitCode()).isZero();
        assertThat(again.out()).contains("Nothing was pending");
    }

    @Test
    void migrate_to_a_migration_stops_there_and_to_an_unknown_one_is_64() {
        assertThat(run("migrate", "--env", "dev", "--to", "20250101000000_init", "--format", "json")
                        .json()
                        .at("/applied"))
                .hasSize(1);
        assertThat(run("migrate", "--env", "dev", "--to", "none").exitCode()).isEqualTo(64);
    }

    @Test
    void production_is_refused_with_3_and_stays_as_it_is() {
        Invocation migrate = run("migrate", "--env", "prod");
        assertThat(migrate.exitCode()).isEqualTo(3);
        assertThat(migrate.out())
                .contains("runs 20250101000000_init: 1 statement\n")
                .contains("digest ");
        assertThat(migrate.err()).startsWith("LK-GUARD-PLAN: ").hasLineCount(1);
        assertThat(project.prod().rows("select 1 from pg_tables where schemaname = 'public'"))
                .isEmpty();
        assertThat(run("migrate", "--env", "prod", "--format", "json")
                        .json()
                        .at("/error/code")
                        .stringValue())
                .isEqualTo("LK-GUARD-PLAN");
    }

    @Test
    void another_plan_than_the_reviewed_one_is_refused_and_the_reviewed_one_runs() {
        Invocation stale = run("migrate", "--env", "dev", "--plan", "0000");
        assertThat(stale.exitCode()).isEqualTo(3);
        assertThat(project.dev().rows("select 1 from pg_tables where schemaname = 'public'"))
                .isEmpty();
        String digest = run("preview", "--env", "dev", "--format", "json")
                .json()
                .at("/digest")
                .stringValue();
        assertThat(run("migrate", "--env", "dev", "--plan", digest, "--confirm", "elsewhere")
                        .exitCode())
                .isEqualTo(3);
        assertThat(run(
                                "migrate",
                                "--env",
                                "dev",
                                "--plan",
                                digest,
                                "--confirm",
                                project.dev().name())
                        .exitCode())
                .isZero();
    }

    @Test
    void a_failed_migration_is_told_with_statement_line_and_sqlstate_and_is_2() throws IOException {
        project.migration("20250103000000_bad", "select 1;\n\nalter table absent add x int;\n");
        Invocation migrate = run("migrate", "--env", "dev", "--format", "json");
        assertThat(migrate.exitCode()).isEqualTo(2);
        JsonNode failed = migrate.json().at("/failed");
        assertThat(failed.propertyNames())
                .containsExactly("name", "statement", "line", "sqlState", "message", "leftBehind", "cause", "tries");
        assertThat(failed.at("/name").stringValue()).isEqualTo("20250103000000_bad");
        assertThat(failed.at("/line").intValue()).isEqualTo(3);
        assertThat(failed.at("/sqlState").stringValue()).isEqualTo("42P01");
        assertThat(failed.at("/statement").stringValue()).contains("alter table absent");
        assertThat(migrate.json().at("/applied")).hasSize(2);

        assertThat(run("status").exitCode()).isEqualTo(2);
        Invocation refused = run("migrate", "--env", "dev");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("P3009").hasLineCount(1);

        Invocation resolved = run("resolve", "--env", "dev", "--rolled-back", "20250103000000_bad", "--format", "json");
        assertThat(resolved.exitCode()).isZero();
        assertThat(resolved.json().propertyNames())
                .containsExactly("environment", "migration", "marked", "changed", "before", "after");
        assertThat(run("status", "--format", "json")
                        .json()
                        .at("/migrations/2/states/dev")
                        .stringValue())
                .isEqualTo("rolled-back");
    }

    @Test
    void resolve_on_production_is_refused() {
        assertThat(run("resolve", "--env", "prod", "--applied", "20250101000000_init")
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void repair_is_not_for_prisma() {
        Invocation repair = run("repair", "--env", "dev");
        assertThat(repair.exitCode()).isNotZero().isNotEqualTo(70);
        assertThat(repair.err()).hasLineCount(1);
    }

    @Test
    void preview_shows_the_script_and_the_bookkeeping_and_changes_nothing() {
        Invocation preview = run("preview", "--env", "prod", "--format", "json");
        assertThat(preview.exitCode()).isEqualTo(1);
        JsonNode json = preview.json();
        assertThat(json.at("/digest").stringValue()).matches("[0-9a-f]{64}");
        assertThat(json.at("/migrations")).hasSize(2);
        List<String> script = json.at("/migrations/1/statements")
                .valueStream()
                .filter(s -> s.at("/origin").stringValue().equals("script"))
                .map(s -> s.at("/line").intValue() + " " + s.at("/sql").stringValue())
                .toList();
        assertThat(script).containsExactly("1 alter table product add price int", "3 create index on product (price)");
        assertThat(json.at("/migrations/0/statements").toString()).contains("_prisma_migrations");
        assertThat(project.prod().rows("select 1 from pg_tables where schemaname = 'public'"))
                .isEmpty();
        assertThat(run("preview", "--env", "prod", "--format", "sql").out())
                .contains(json.at("/digest").stringValue())
                .contains("create index on product (price);")
                .contains("_prisma_migrations");
        assertThat(run("preview", "--env", "prod").out()).contains("     3  create index on product (price);");
    }

    @Test
    void an_unreachable_environment_is_4_and_the_others_still_show() throws IOException {
        run("migrate", "--env", "dev");
        project.writeWorkspace(List.of(project.dev().port(), project.staging().port(), 1));
        Invocation status = run("status", "--format", "json");
        assertThat(status.exitCode()).isEqualTo(4);
        assertThat(status.json().at("/environments/2/reachable").booleanValue()).isFalse();
        assertThat(status.json().at("/environments/2/error").stringValue()).isNotBlank();
        assertThat(status.json().at("/migrations/0/states/dev").stringValue()).isEqualTo("applied");
        assertThat(status.json().at("/migrations/0/states/prod").stringValue()).isEqualTo("unavailable");
        assertThat(run("preview", "--env", "prod").exitCode()).isEqualTo(4);
        assertThat(run("migrate", "--env", "prod").exitCode()).isEqualTo(4);
    }

    @Test
    void a_history_that_the_role_may_not_read_is_2_on_a_reachable_server() throws IOException {
        run("migrate", "--env", "dev");
        String role = "reader_" + project.dev().name();
        project.dev().execute("create role \"" + role + "\" login");
        Files.writeString(
                project.workspace(),
                Files.readString(project.workspace())
                        .replaceFirst("\"user\": \"postgres\"", "\"user\": \"" + role + "\""));
        Invocation status = run("status", "--format", "json");
        assertThat(status.json().at("/environments/0/reachable").booleanValue()).isTrue();
        assertThat(status.json().at("/environments/0/error").stringValue()).contains("_prisma_migrations");
        assertThat(status.json().at("/environments/0/applied").isNull()).isTrue();
        assertThat(status.exitCode()).isEqualTo(2);
    }

    @Test
    void an_unknown_environment_is_64_and_names_those_that_there_are() {
        Invocation preview = run("preview", "--env", "qa");
        assertThat(preview.exitCode()).isEqualTo(64);
        assertThat(preview.err()).contains("dev, staging, prod").hasLineCount(1);
    }

    @Test
    void a_workspace_file_that_is_not_json_is_64_with_one_sentence() throws IOException {
        for (String text : List.of("", "no json", "{\"version\": 1, \"surprise\": true}")) {
            Files.writeString(project.workspace(), text);
            Invocation status = run("status");
            assertThat(status.exitCode()).isEqualTo(64);
            assertThat(status.out()).isEmpty();
            assertThat(status.err()).contains(project.workspace().toString()).hasLineCount(1);
        }
    }

    @Test
    void an_empty_project_and_one_of_another_kind_are_told_in_one_sentence() throws IOException {
        TestProject empty = TestProject.prisma(Files.createDirectories(folder.resolve("empty")));
        Files.delete(empty.folder().resolve("prisma/migrations/migration_lock.toml"));
        Files.delete(empty.folder().resolve("prisma/migrations"));
        project = empty;
        Invocation status = run("status");
        assertThat(status.exitCode()).isEqualTo(64);
        assertThat(status.err()).hasLineCount(1);
    }

    @Test
    void a_script_that_is_not_utf_8_is_told_with_its_byte() throws IOException {
        Path script = folder.resolve("project with space/prisma/migrations/20250101000000_init/migration.sql");
        Files.write(script, new byte[] {'-', '-', ' ', (byte) 0xFC, '\n'});
        Invocation preview = run("preview", "--env", "dev");
        assertThat(preview.exitCode()).isNotZero().isNotEqualTo(70);
        assertThat(preview.err()).contains("UTF-8").contains("byte").hasLineCount(1);
    }

    @Test
    void profiles_lists_what_the_file_says() {
        Invocation profiles = run("profiles", "--format", "json");
        assertThat(profiles.exitCode()).isZero();
        assertThat(profiles.json().at("/profiles")).hasSize(3);
        assertThat(profiles.json().at("/profiles/2/environment").stringValue()).isEqualTo("production");
        assertThat(run("profiles").out()).contains("PROFILE").contains("prod");
    }
}
