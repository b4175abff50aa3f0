package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the options of a backup put into it; looked up in plain scripts, which anybody can read. */
class BackupCommandTest {
    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void a_shop_and_its_archive() throws IOException {
        project = TestProject.prisma(folder);
        project.dev()
                .execute(
                        "create table orders as select id, repeat('the same again ', 20) as note from generate_series(1, 500) id;"
                                + " create schema archive; create table archive.old_orders as select 7 as id;"
                                + " create schema calls; create function calls.one() returns int language sql as 'select 1'");
    }

    @Test
    void a_schema_is_taken_alone_or_left_out() throws IOException {
        assertThat(dump("--schema", "archive"))
                .contains("CREATE TABLE archive.old_orders", "COPY archive.old_orders")
                .doesNotContain("public.orders");
        assertThat(run("--schema", "archive", "--format", "table").out())
                .contains("1 table with 1 row, counted in the dump");
        assertThat(dump("--exclude-schema", "archive"))
                .contains("CREATE TABLE public.orders")
                .doesNotContain("old_orders");
        assertThat(dump("--schema", "calls"))
                .as("a schema without tables is one too")
                .contains("CREATE FUNCTION calls.one")
                .doesNotContain("orders");
        assertThat(dump("--exclude-schema", "calls")).contains("public.orders").doesNotContain("calls");
        assertThat(dump("--exclude-table", "old_orders"))
                .contains("CREATE SCHEMA archive", "COPY public.orders")
                .doesNotContain("old_orders");
    }

    @Test
    void definitions_and_rows_are_taken_alone() throws IOException {
        assertThat(dump("--schema-only")).contains("CREATE TABLE public.orders").doesNotContain("COPY ");
        assertThat(dump("--data-only")).contains("COPY public.orders").doesNotContain("CREATE TABLE");
        assertThat(run("--data-only", "--format", "table").out())
                .contains("no test restore can prove them by themselves")
                .doesNotContain("backups verify");
        Invocation both = run("--schema-only", "--data-only");
        assertThat(both.exitCode()).isEqualTo(64);
        assertThat(both.err()).contains("exclude each other");
    }

    @Test
    void globals_lie_beside_it_without_passwords_unless_nobody_wants_them() throws IOException {
        String role = "shop_" + project.dev().name();
        project.dev().execute("create role " + role + " login password 'not-a-real-secret'");
        try {
            assertThat(Files.readString(beside(made(), ".globals.sql")))
                    .contains("CREATE ROLE " + role)
                    .doesNotContain("PASSWORD", "SCRAM-SHA-256", "not-a-real-secret");
        } finally {
            project.dev().execute("drop role " + role);
        }
        assertThat(beside(made("--no-globals"), ".globals.sql")).doesNotExist();
    }

    @Test
    void compression_is_that_of_the_argument_and_a_wrong_one_is_refused_by_name() {
        long none =
                made("--dump-format", "custom", "--compress", "0").get("bytes").asLong();
        long most =
                made("--dump-format", "custom", "--compress", "9").get("bytes").asLong();
        assertThat(most * 10).isLessThan(none);
        Invocation wrong = run("--dump-format", "custom", "--compress", "shrink");
        assertThat(wrong.exitCode()).isNotZero();
        assertThat(wrong.err()).contains("shrink");
    }

    @Test
    void what_is_not_read_back_is_not_counted_and_says_so() throws IOException {
        JsonNode trusted = made("--no-read-back");
        assertThat(trusted.get("notes").toString()).contains("It was not read back.");
        assertThat(Files.readString(beside(trusted, ".manifest.json"))).doesNotContain("\"rows\" : 500");
        assertThat(Files.readString(beside(made(), ".manifest.json"))).contains("\"rows\" : 500");
        assertThat(run("--no-read-back", "--format", "table").out()).contains("rows not counted");
    }

    private String dump(String... options) throws IOException {
        return Files.readString(Path.of(made(options).get("path").asString()));
    }

    private static Path beside(JsonNode made, String ending) {
        return Path.of(made.get("path").asString())
                .resolveSibling(made.get("name").asString() + ending);
    }

    private JsonNode made(String... options) {
        Invocation backup = run(options);
        assertThat(backup.exitCode()).as(backup.err()).isZero();
        return backup.json();
    }

    private Invocation run(String... options) {
        Stream<String> usual = Stream.of(
                "backup",
                "--env",
                "dev",
                "--out",
                folder.resolve("out").toString(),
                "--workspace",
                project.workspace().toString());
        Stream<String> unless = Stream.of("--format", "json", "--dump-format", "plain");
        return Invocation.of(
                new TestServices(folder.resolve("home")),
                Stream.concat(usual, Stream.concat(Stream.of(options), without(unless, options)))
                        .toArray(String[]::new));
    }

    /** The usual pairs that the options do not say otherwise. */
    private static Stream<String> without(Stream<String> pairs, String... options) {
        java.util.List<String> said = java.util.List.of(options);
        java.util.List<String> all = pairs.toList();
        return java.util.stream.IntStream.range(0, all.size() / 2)
                .filter(i -> !said.contains(all.get(2 * i)))
                .boxed()
                .flatMap(i -> Stream.of(all.get(2 * i), all.get(2 * i + 1)));
    }
}
