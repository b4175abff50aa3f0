package org.lockkeeper.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

class WorkspaceFileErrorsTest {
    private static final String SECRET = "hunter2-S3cret";

    private static final String GOOD = """
            {
              "version": 1,
              "project": {
                "name": "shop",
                "kind": "prisma"
              },
              "profiles": [
                {
                  "name": "dev",
                  "environment": "development",
                  "host": "127.0.0.1",
                  "port": 5432,
                  "database": "shop",
                  "user": "app",
                  "password": {"from": "pgpass"}
                },
                {
                  "name": "prod",
                  "host": "db.example.com",
                  "database": "shop",
                  "user": "dba"
                }
              ]
            }
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version": 1,                   | "version": 2,                      | 2  | LK-WS-VERSION   | version
            "version": 1,                   | "version": "1",                    | 2  | LK-WS-VERSION   | version
            "version": 1,                   |                                    | 1  | LK-WS-MISSING   | version
            "version": 1,                   | "version": 1, "versoin": 1,        | 2  | LK-WS-KEY       | versoin
            "version": 1,                   | "version": 1, "peakHours": [],     | 2  | LK-WS-TYPE      | peakHours
            "version": 1,                   | "version": 1, "changeWindow": {"from": "22:00", "to": "04:00", "zone": "UTC"}, | 2 | LK-WS-MISSING | changeWindow.days
            "version": 1,                   | "version": 1, "changeWindow": {"days": [], "from": "22:00", "to": "04:00", "zone": "UTC"}, | 2 | LK-WS-VALUE | changeWindow.days
            "version": 1,                   | "version": 1, "changeWindow": {"days": ["Montag"], "from": "22:00", "to": "04:00", "zone": "UTC"}, | 2 | LK-WS-VALUE | changeWindow.days
            "version": 1,                   | "version": 1, "changeWindow": {"days": ["monday", "monday"], "from": "22:00", "to": "04:00", "zone": "UTC"}, | 2 | LK-WS-VALUE | changeWindow.days
            "version": 1,                   | "version": 1, "changeWindow": {"days": ["monday"], "from": "24:00", "to": "04:00", "zone": "UTC"}, | 2 | LK-WS-VALUE | changeWindow.from
            "version": 1,                   | "version": 1, "changeWindow": {"days": ["monday"], "from": "22:00", "to": "4", "zone": "UTC"}, | 2 | LK-WS-VALUE | changeWindow.to
            "version": 1,                   | "version": 1, "peakHours": {"days": ["monday"], "from": "22:00", "to": "04:00", "zone": "Berlin"}, | 2 | LK-WS-VALUE | peakHours.zone
            "version": 1,                   | "version": 1, "peakHours": {"days": ["monday"], "from": "22:00", "to": "04:00", "zone": "UTC", "x": 1}, | 2 | LK-WS-KEY | peakHours.x
            "name": "prod",                 | "name": "prod", "confirm": "once", | 18 | LK-WS-VALUE     | profiles[1].confirm
            "name": "prod",                 | "name": "prod", "confirm": "never",| 18 | LK-WS-VALUE     | profiles[1].confirm
            "name": "shop",                 |                                    | 3  | LK-WS-MISSING   | project.name
            "name": "shop",                 | "name": "",                        | 4  | LK-WS-VALUE     | project.name
            "kind": "prisma"                | "kind": "liquibase"                | 5  | LK-WS-VALUE     | project.kind
            "kind": "prisma"                | "kind": 3                          | 5  | LK-WS-TYPE      | project.kind
            "kind": "prisma"                | "kind": "prisma", "mixed": true    | 5  | LK-WS-KEY       | project.mixed
            "kind": "prisma"                | "kind": "prisma", "locations": "m" | 5  | LK-WS-TYPE      | project.locations
            "kind": "prisma"                | "kind": "prisma", "locations": []  | 5  | LK-WS-VALUE     | project.locations
            "kind": "prisma"                | "kind": "prisma", "locations": [7] | 5  | LK-WS-TYPE      | project.locations[0]
            "kind": "prisma"                | "kind": "prisma", "transactionMode": "both" | 5 | LK-WS-VALUE | project.transactionMode
            "kind": "prisma"                | "kind": "flyway", "outOfOrder": 1  | 5  | LK-WS-TYPE      | project.outOfOrder
            "kind": "prisma"                | "kind": "flyway", "placeholders": {"a": 1} | 5 | LK-WS-TYPE  | project.placeholders.a
            "kind": "prisma"                | "kind": "flyway", "encoding": "EBCDICX" | 5 | LK-WS-VALUE    | project.encoding
            "kind": "prisma"                | "kind": "flyway", "locations": ["classpath:db"] | 5 | LK-WS-VALUE | project.locations
            "port": 5432,                   | "port": 65536,                     | 12 | LK-WS-VALUE     | profiles[0].port
            "port": 5432,                   | "port": 0,                         | 12 | LK-WS-VALUE     | profiles[0].port
            "port": 5432,                   | "port": 54.5,                      | 12 | LK-WS-VALUE     | profiles[0].port
            "port": 5432,                   | "port": 99999999999999999999,      | 12 | LK-WS-VALUE     | profiles[0].port
            "port": 5432,                   | "port": "5432",                    | 12 | LK-WS-TYPE      | profiles[0].port
            "port": 5432,                   | "port": null,                      | 12 | LK-WS-TYPE      | profiles[0].port
            "port": 5432,                   | "prot": 5432,                      | 12 | LK-WS-KEY       | profiles[0].prot
            "port": 5432,                   | "port": 5432, "port": 5433,        | 12 | LK-WS-DUPLICATE | profiles[0].port
            "port": 5432,                   | "sslMode": "verify_full",          | 12 | LK-WS-VALUE     | profiles[0].sslMode
            "port": 5432,                   | "healthUrl": "ftp://x",            | 12 | LK-WS-VALUE     | profiles[0].healthUrl
            "port": 5432,                   | "url": "postgresql://app@h/shop",  | 11 | LK-WS-VALUE     | profiles[0].host
            "host": "db.example.com",       |                                    | 17 | LK-WS-MISSING   | profiles[1].host
            "host": "db.example.com",       | "host": "a,b",                     | 19 | LK-WS-VALUE     | profiles[1].host
            "name": "prod",                 | "name": "dev",                     | 18 | LK-WS-DUPLICATE | profiles[1].name
            {"from": "pgpass"}              | {"from": "hunter2-S3cret"}         | 15 | LK-WS-VALUE     | profiles[0].password.from
            {"from": "pgpass"}              | {"form": "pgpass"}                 | 15 | LK-WS-MISSING   | profiles[0].password.from
            {"from": "pgpass"}              | {"from": "pgpass", "value": "hunter2-S3cret"} | 15 | LK-WS-KEY | profiles[0].password.value
            {"from": "pgpass"}              | {"from": "env"}                    | 15 | LK-WS-MISSING   | profiles[0].password.name
            {"from": "pgpass"}              | {"from": "command", "command": "pass show"} | 15 | LK-WS-TYPE | profiles[0].password.command
            {"from": "pgpass"}              | {"from": "command", "command": []} | 15 | LK-WS-VALUE     | profiles[0].password.command
            """)
    void names_the_line_the_key_and_what_was_expected(
            String original, String replacement, int line, String code, String key) throws IOException {
        assertThat(GOOD).contains(original);
        LockkeeperException e = failure(GOOD.replace(original, replacement == null ? "" : replacement));
        assertThat(e.sentence())
                .startsWith(folder.resolve("lockkeeper.json") + ", line " + line + ": " + key + " ")
                .containsIgnoringCase("expected")
                .doesNotContain(SECRET);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"password\": \"hunter2-S3cret\"",
                "\"passwd\": \"hunter2-S3cret\"",
                "\"pwd\": \"hunter2-S3cret\"",
                "\"Password\": \"hunter2-S3cret\"",
                "\"password\": 5",
                "\"url\": \"postgresql://dba:hunter2-S3cret@h/shop\"",
                "\"url\": \"postgresql://dba@h/shop?password=hunter2-S3cret\"",
                "\"url\": \"postgresql://dba:hunter2-S3cret%2@h/shop\"",
                "\"healthUrl\": \"https://dba:hunter2-S3cret@shop.example.com/\""
            })
    void a_literal_password_is_refused_and_not_repeated(String member) throws IOException {
        LockkeeperException e = failure(GOOD.replace("\"host\": \"db.example.com\"", member));
        assertThat(e.sentence()).contains("line 19: profiles[1].").doesNotContain(SECRET);
        assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE);
        if (!member.contains("%2@") && !member.contains("healthUrl")) {
            assertThat(e.code()).isEqualTo("LK-WS-PASSWORD");
            assertThat(e.sentence()).contains("pgpass", "env", "prompt", "command");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://dba@/shop",
                "mysql://dba@h/shop",
                "postgresql://a@h1,h2/shop",
                "postgresql://dba@h:x/shop"
            })
    void a_url_that_cannot_be_used_says_why(String url) throws IOException {
        LockkeeperException e = failure(GOOD.replace("\"host\": \"db.example.com\",", "")
                .replace("\"user\": \"dba\"", "\"url\": \"" + url + "\""));
        assertThat(e.sentence()).contains("profiles[1].");
        e = failure(urlOnly(url));
        assertThat(e.sentence()).contains("profiles[0].url is not a URL that can be used: ");
    }

    @Test
    void an_unknown_parameter_of_a_url_is_an_unknown_key() throws IOException {
        assertThat(failure(urlOnly("postgresql://a@h/d?pgbouncer=true")).sentence())
                .contains("profiles[0].url has the parameter \"pgbouncer\"");
    }

    @Test
    void a_url_without_a_database_is_incomplete() throws IOException {
        assertThat(failure(urlOnly("postgresql://a@h")).code()).isEqualTo("LK-WS-MISSING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                   | LK-WS-EMPTY | 1
            '   '                                | LK-WS-EMPTY | 1
            []                                   | LK-WS-TYPE  | 1
            hunter2-S3cret                       | LK-WS-JSON  | 1
            {"version": 1                        | LK-WS-JSON  | 1
            {"version": 1, "a": hunter2-S3cret}  | LK-WS-JSON  | 1
            {"version": 1} {}                    | LK-WS-JSON  | 1
            # comment                            | LK-WS-JSON  | 1
            """)
    void what_is_not_a_workspace_document_is_told(String text, String code, int line) throws IOException {
        LockkeeperException e = failure(text);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.sentence()).contains(", line " + line + ": ").doesNotContain(SECRET);
    }

    @Test
    void a_syntax_error_is_told_with_its_line() throws IOException {
        assertThat(failure(GOOD.replace("\"kind\": \"prisma\"\n", "\"kind\": \"prisma\n"))
                        .sentence())
                .contains(", line 5: this is not valid JSON");
    }

    @Test
    void bytes_that_are_not_utf8_are_told() throws IOException {
        Path file = folder.resolve("lockkeeper.json");
        Files.write(file, GOOD.replace("shop", "sh\u00f6p").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(failure(file).code()).isEqualTo("LK-WS-JSON");
    }

    @Test
    void nesting_without_end_is_told() throws IOException {
        assertThat(failure("[".repeat(100_000)).code()).isEqualTo("LK-WS-JSON");
    }

    @Test
    void a_huge_file_is_read_no_further_than_a_workspace_can_be_long() throws IOException {
        Path file = folder.resolve("lockkeeper.json");
        Files.writeString(file, " ".repeat((4 << 20) + 1));
        assertThat(failure(file).code()).isEqualTo("LK-WS-SIZE");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_device_without_end_is_not_read_to_its_end() {
        assertThat(failure(Path.of("/dev/zero")).code()).isEqualTo("LK-WS-SIZE");
    }

    @Test
    void a_missing_file_says_how_to_get_one() {
        LockkeeperException e = failure(folder.resolve("lockkeeper.json"));
        assertThat(e.code()).isEqualTo("LK-WS-FILE");
        assertThat(e.sentence()).contains("lockkeeper sandbox start", "--workspace");
    }

    @Test
    void a_folder_is_not_a_workspace_file() {
        assertThat(failure(folder).sentence()).contains("is a folder");
    }

    @Test
    void urls_that_name_two_schemas_do_not_say_which_history_is_meant() throws IOException {
        String text = """
                {"version": 1, "project": {"name": "s", "kind": "prisma"}, "profiles": [
                {"name": "a", "url": "postgresql://u@h/d?schema=one"},
                {"name": "b", "url": "postgresql://u@h/d?schema=two"}]}
                """;
        assertThat(failure(text).sentence()).contains("one and two", "project.historySchema");
    }

    private static String urlOnly(String url) {
        return """
                {"version": 1, "project": {"name": "s", "kind": "prisma"}, "profiles": [{"name": "a", "url": "%s"}]}
                """.formatted(url);
    }

    private LockkeeperException failure(String text) throws IOException {
        Path file = folder.resolve("lockkeeper.json");
        Files.writeString(file, text);
        return failure(file);
    }

    private static LockkeeperException failure(Path file) {
        LockkeeperException e = catchThrowableOfType(LockkeeperException.class, () -> WorkspaceFile.read(file));
        assertThat(e).as("nothing was refused").isNotNull();
        return e;
    }
}
