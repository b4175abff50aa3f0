package org.lockkeeper.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code logs} on files. */
class LogsTest {
    private static final String TEXT = """
            2026-11-20 10:00:00.000 UTC [41] app@shop LOG:  duration: 12.5 ms  statement: select 1
            2026-11-20 10:00:30.000 UTC [42] app@shop ERROR:  duplicate key value violates unique constraint "orders_pkey"
            2026-11-20 10:00:30.000 UTC [42] app@shop DETAIL:  Key (id)=(7) already exists.
            2026-11-20 10:00:30.000 UTC [42] app@shop STATEMENT:  insert into orders
            \tvalues (7)
            2026-11-20 10:05:00.000 UTC [43] reports@warehouse FATAL:  password authentication failed for user "reports"
            2026-11-20 10:06:00.000 UTC [42] app@shop LOG:  statement: alter role app password 'hunter2'
            2026-11-20 10:06:10.000 UTC [42] app@shop LOG:  connecting to postgresql://app:hunter2@db.example.com/shop
            """;
    private static final String CSV =
            "2026-11-20 10:00:0%d.000 UTC,\"%s\",\"%s\",42,\"[local]\",65.2a,1,\"SELECT\",2026-11-20 09:00:00 UTC,3/1,0,ERROR,%s,\"it failed\",,,,,,,,,\"psql\",\"client backend\",,0\n";

    @TempDir
    private Path folder;

    private Path log;

    @BeforeEach
    void a_log() throws IOException {
        log = Files.writeString(folder.resolve("postgresql.log"), TEXT);
    }

    private Invocation run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("logs"));
        all.addAll(List.of(arguments));
        return Invocation.of(new TestServices(folder.resolve("home")), all.toArray(String[]::new));
    }

    private List<Integer> lines(String... options) {
        List<String> all = new ArrayList<>(List.of(log.toString(), "--format", "json"));
        all.addAll(List.of(options));
        Invocation found = run(all.toArray(String[]::new));
        List<Integer> lines = StreamSupport.stream(found.json().get("hits").spliterator(), false)
                .map(hit -> hit.get("line").intValue())
                .toList();
        assertThat(found.exitCode()).isEqualTo(lines.isEmpty() ? 1 : 0);
        return lines;
    }

    @Test
    void lines_around_hits_go_with_hits_alone() {
        for (String other : List.of("--follow", "--top", "--histogram=1m")) {
            Invocation refused = run(log.toString(), "--context", "1", other);
            assertThat(refused.exitCode()).isEqualTo(64);
            assertThat(refused.err()).contains("--context goes with hits alone");
        }
        assertThat(run(log.toString(), "-C", "-1").exitCode()).isEqualTo(64);
    }

    @Test
    void lines_around_hits_are_printed_once_each_as_grep_does_and_without_passwords() {
        assertThat(run(log.toString(), "--grep", "select 1|Key|FATAL", "-C", "1")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" .*", "")))
                .containsExactly("1:", "2-", "3:", "4-", "5-", "6:", "7-");
        assertThat(run(log.toString(), "--grep", "select 1|FATAL", "-C", "1")
                        .out()
                        .lines()
                        .map(line -> line.replaceAll(" .*", "")))
                .containsExactly("1:", "2-", "--", "5-", "6:", "7-");
        Invocation json = run(log.toString(), "--grep", "FATAL", "-C", "2", "--format", "json");
        assertThat(json.json().at("/hits/0/before/1").stringValue()).isEqualTo("\tvalues (7)");
        assertThat(json.json().at("/hits/0/after/0").stringValue()).endsWith("password '****'");
        assertThat(json.json().at("/hits/0/after")).hasSize(2);
        assertThat(run(log.toString(), "--grep", "FATAL", "--format", "json")
                        .json()
                        .at("/hits/0/before")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void a_file_that_is_not_there_and_no_file_at_all_are_64() throws IOException {
        assertThat(run().exitCode()).isEqualTo(64);
        Invocation gone = run(folder.resolve("gone.log").toString());
        assertThat(gone.exitCode()).isEqualTo(64);
        assertThat(gone.err()).startsWith("LK-LOG-ABSENT: ");
        Files.delete(log);
        assertThat(run(log.toString(), "--format", "json")
                        .json()
                        .at("/error/code")
                        .stringValue())
                .isEqualTo("LK-LOG-ABSENT");
    }

    @Test
    void what_is_left_out_of_a_folder_is_told() throws IOException {
        Files.writeString(folder.resolve("postgresql.csv"), CSV.formatted(1, "app", "shop", "22012"));
        Invocation found = run(folder.toString(), "--level", "error", "--format", "json");
        assertThat(found.json().get("hits")).hasSize(1);
        assertThat(found.err()).contains("end in csv are the log").contains("log (1)");
        assertThat(run(folder.toString(), "--top").err()).contains("log (1)");
    }

    @Test
    void wrong_options_are_64() {
        for (String[] wrong : new String[][] {
            {"--since", "yesterday"},
            {"--until", "25:00"},
            {"--pid", "x"},
            {"--level", "loud"},
            {"--grep", "(a"},
            {"--histogram", "often"},
            {"--format", "markdown"}
        }) {
            assertThat(run(log.toString(), wrong[0], wrong[1]).exitCode())
                    .as(String.join(" ", wrong))
                    .isEqualTo(64);
        }
        assertThat(run(log.toString(), log.toString(), "--follow").exitCode()).isEqualTo(64);
        assertThat(run(log.toString(), log.toString(), "--top").exitCode()).isEqualTo(64);
    }

    @Test
    void nothing_found_is_1() {
        assertThat(lines("--grep", "no such text")).isEmpty();
        assertThat(lines("--level", "panic")).isEmpty();
    }

    @Test
    void a_text_may_be_fixed_of_any_case_or_what_lines_must_not_have() {
        assertThat(lines("--grep", "Select 1")).isEmpty();
        assertThat(lines("--grep", "Select 1", "-i")).containsExactly(1);
        assertThat(lines("--grep", "FATAL|Error", "--ignore-case")).containsExactly(2, 6);
        assertThat(lines("--grep", "values .7")).containsExactly(5);
        assertThat(lines("--grep", "values .7", "--fixed")).isEmpty();
        assertThat(lines("--grep", "(7)", "--fixed")).containsExactly(3, 5);
        assertThat(lines("--grep", "VALUES (7)", "--fixed", "-i")).containsExactly(5);
        assertThat(lines("--grep", "\\[42\\]", "-v")).containsExactly(1, 5, 6);
        assertThat(lines("--grep", "[42]", "--fixed", "--invert", "--level", "error"))
                .containsExactly(5, 6);
        assertThat(lines("--grep", "log|error|detail|statement", "-i", "-v")).containsExactly(5, 6);
    }

    @Test
    void a_pid_gives_its_lines() {
        assertThat(lines("--pid", "42")).containsExactly(2, 3, 4, 7, 8);
        assertThat(lines("--pid", "42", "--grep", "values")).containsExactly(5);
        assertThat(lines("--pid", "4")).isEmpty();
    }

    @Test
    void times_bound_from_and_to_with_and_without_a_zone() {
        assertThat(lines("--since", "2026-11-20T10:05:00Z")).containsExactly(6, 7, 8);
        assertThat(lines("--since", "2026-11-20T11:05:00+01:00", "--until", "2026-11-20 10:06"))
                .containsExactly(6, 7);
        assertThat(lines("--until", "2026-11-20 10:00:00")).containsExactly(1);
        assertThat(lines("--since", "2026-11-21")).isEmpty();
    }

    @Test
    void a_role_and_a_database_are_told_from_the_prefix() {
        assertThat(lines("--user", "reports")).containsExactly(6);
        assertThat(lines("--database", "shop", "--level", "error")).containsExactly(2);
        assertThat(lines("--database", "warehouse", "--user", "app")).isEmpty();
    }

    @Test
    void a_last_line_without_its_end_is_one_of_the_lines_too() throws IOException {
        Path log = Files.writeString(folder.resolve("cut.txt"), "a\nb");
        assertThat(run(log.toString()).err()).contains("2 of 2 lines.");
        Files.writeString(log, "a\nb\n");
        assertThat(run(log.toString()).err()).contains("2 of 2 lines.");
    }

    @Test
    void a_line_that_goes_on_counts_by_the_role_of_its_entry() throws IOException {
        log = Files.writeString(folder.resolve("a.log"), """
                2026-11-01 10:00:00.000 UTC [41] app@shop LOG:  statement: insert into orders
                \tvalues (7)
                2026-11-01 10:00:01.000 UTC [42] reports@shop LOG:  statement: insert into orders
                \tvalues (8)
                """);
        assertThat(lines("--grep", "values", "--user", "app")).containsExactly(2);
        assertThat(lines("--grep", "values", "--user", "reports")).containsExactly(4);
        assertThat(lines("--user", "app")).containsExactly(1);
    }

    @Test
    void with_an_exclamation_mark_all_others_are_wanted() throws IOException {
        log = Files.writeString(folder.resolve("a.log"), """
                2026-11-01 10:00:00.000 UTC [41] app@shop LOG:  one
                2026-11-01 10:00:01.000 UTC [42] reports@shop LOG:  two
                \tmore of two
                2026-11-01 10:00:02.000 UTC [43] LOG:  three
                """);
        assertThat(lines("--pid", "!42")).containsExactly(1, 4);
        assertThat(lines("--user", "!app")).containsExactly(2, 4);
        assertThat(lines("--user", "!app", "--pid", "!43")).containsExactly(2);
        assertThat(lines("--grep", "two|three", "--pid", "!43")).containsExactly(2, 3);
        Invocation wrong = run(log.toString(), "--pid", "x");
        assertThat(wrong.exitCode()).isEqualTo(64);
        assertThat(wrong.err()).contains("\"x\" is no pid; pass a whole number");
    }

    @Test
    void an_sqlstate_is_told_by_csvlog() throws IOException {
        log = Files.writeString(
                folder.resolve("a.csv"),
                CSV.formatted(1, "app", "shop", "23505") + CSV.formatted(2, "app", "shop", "40P01"));
        assertThat(lines("--sqlstate", "40P01")).containsExactly(2);
        assertThat(lines("--sqlstate", "40P01", "--user", "app")).containsExactly(2);
        assertThat(lines("--sqlstate", "42P01")).isEmpty();
    }

    @Test
    void a_column_that_the_log_has_not_is_told_instead_of_finding_nothing_silently() throws IOException {
        for (String more : List.of("--format=json", "--histogram=1m", "--top")) {
            Invocation untold = run(log.toString(), "--sqlstate", "23505", "--user", "app", more);
            assertThat(untold.exitCode()).isEqualTo(1);
            assertThat(untold.err())
                    .contains("does not tell the SQLSTATE", "--sqlstate finds nothing", "%e")
                    .doesNotContain("the role");
        }
        assertThat(run(log.toString(), "--user", "nobody").err()).doesNotContain("does not tell");
        log = Files.writeString(folder.resolve("b.log"), "2026-11-20 10:00:00 UTC [7] LOG:  ready\n".repeat(5));
        assertThat(run(log.toString(), "--user", "app", "--database", "shop").err())
                .contains("does not tell the role", "does not tell the database");
        log = Files.writeString(folder.resolve("d.log"), "Running migrations\nall is well\n");
        Invocation plain = run(log.toString(), "--pid", "7", "--level", "error", "--since", "1h");
        assertThat(plain.exitCode()).isEqualTo(1);
        assertThat(plain.err())
                .contains(
                        "does not tell the time of its lines, so --since finds nothing",
                        "does not tell the level of its lines, so --level",
                        "does not tell the process of its lines, so --pid");
        assertThat(run(log.toString(), "--until", "1h").err()).contains("so --until finds nothing");
        log = Files.writeString(folder.resolve("c.log"), "");
        assertThat(run(log.toString(), "--user", "app").err()).doesNotContain("does not tell");
    }

    @Test
    void a_histogram_counts_entries_by_time_and_level() {
        JsonNode counted =
                run(log.toString(), "--histogram", "5m", "--format", "json").json();
        assertThat(counted.get("entries").intValue()).isEqualTo(5);
        assertThat(counted.get("widthMs").intValue()).isEqualTo(300_000);
        assertThat(counted.get("buckets")).hasSize(2);
        assertThat(counted.at("/buckets/0/start").stringValue()).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(counted.at("/buckets/0/error").intValue()).isEqualTo(1);
        assertThat(counted.at("/buckets/1/fatal").intValue()).isEqualTo(1);
        assertThat(counted.at("/buckets/1/log").intValue()).isEqualTo(2);
        assertThat(run(log.toString(), "--histogram", "1m", "--level", "panic").exitCode())
                .isEqualTo(1);
        assertThat(run(log.toString(), "--histogram", "1m").out()).contains("2026-11-20 10:05:00");
    }

    @Test
    void lines_that_go_on_have_time_level_and_process_of_their_entry() {
        JsonNode all = run(log.toString(), "--format", "json").json().get("hits");
        assertThat(all).hasSize(8);
        assertThat(all.get(4).get("text").stringValue()).isEqualTo("\tvalues (7)");
        assertThat(told(all.get(4))).isEqualTo("error 42 2026-11-20T10:00:30Z");
        JsonNode ofPid =
                run(log.toString(), "--pid", "42", "--format", "json").json().get("hits");
        assertThat(told(ofPid.get(1))).isEqualTo("error 42 2026-11-20T10:00:30Z");
        assertThat(told(ofPid.get(4))).isEqualTo("log 42 2026-11-20T10:06:10Z");
    }

    private static String told(JsonNode hit) {
        return hit.get("level").stringValue() + " " + hit.get("pid").intValue() + " "
                + hit.get("time").stringValue();
    }

    @Test
    void an_entry_counts_once_whichever_of_its_lines_match() {
        for (String matching : List.of("already exists", "values", "duplicate|already|values|orders")) {
            assertThat(run(log.toString(), "--grep", matching, "--histogram", "1h", "--format", "json")
                            .json()
                            .get("entries")
                            .intValue())
                    .as(matching)
                    .isEqualTo(1);
        }
        JsonNode counted = run(log.toString(), "--grep", "already exists", "--histogram", "1h", "--format", "json")
                .json();
        assertThat(counted.at("/buckets/0/error").intValue()).isEqualTo(1);
        Invocation top = run(log.toString(), "--grep", "values", "--top");
        assertThat(top.exitCode()).isZero();
        assertThat(top.out()).contains("duplicate key value violates unique constraint");
    }

    @Test
    void times_may_be_those_that_the_log_has_and_days_ago() {
        assertThat(lines("--since", "2026-11-20 10:05:00.000 UTC")).containsExactly(6, 7, 8);
        assertThat(lines("--since", "2026-11-20 12:06:00+02", "--until", "2026-11-20 10:06:05 GMT"))
                .containsExactly(7);
        assertThat(lines("--since", "20000d")).hasSize(7);
        assertThat(lines("--until", "99999h")).isEmpty();
    }

    @Test
    void ways_that_exclude_each_other_and_times_the_wrong_way_round_are_64() {
        for (String[] wrong :
                new String[][] {{"--top", "--follow"}, {"--top", "--histogram=1m"}, {"--histogram=1m", "--follow"}}) {
            Invocation refused = run(log.toString(), wrong[0], wrong[1]);
            assertThat(refused.exitCode()).as(String.join(" ", wrong)).isEqualTo(64);
            assertThat(refused.err()).contains("three ways to look at a log");
        }
        Invocation refused = run(log.toString(), "--since", "2026-11-21", "--until", "2026-11-20");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("--since 2026-11-21 lies behind --until 2026-11-20");
    }

    @Test
    void what_looks_like_a_password_is_left_out_unless_asked_for() {
        for (String format : List.of("json", "table")) {
            Invocation masked = run(log.toString(), "--grep", "role|connecting", "--format", format);
            assertThat(masked.out())
                    .contains("alter role app password '****'", "app:****@db")
                    .doesNotContain("hunter2");
            Invocation shown = run(log.toString(), "--grep", "role|connecting", "--show-secrets", "--format", format);
            assertThat(shown.out()).contains("'hunter2'", "app:hunter2@db");
        }
    }

    @Test
    void a_password_whose_word_stands_on_the_line_before_is_left_out_too() throws IOException {
        Files.writeString(log, """
                2026-11-20 10:06:00.000 UTC [42] app@shop LOG:  statement: alter role app password
                \t'swordfish' valid until 'infinity'
                """);
        for (String format : List.of("json", "table")) {
            assertThat(run(log.toString(), "--grep", "infinity", "--format", format)
                            .out())
                    .contains("valid until 'infinity'")
                    .doesNotContain("swordfish");
        }
    }

    @Test
    void also_in_the_first_line_around_a_hit_and_in_the_second_of_two_files() throws IOException {
        String head = "2026-11-20 10:06:00.000 UTC [42] app@shop LOG:  ";
        Files.writeString(log, head + "alter role app password\n\t'swordfish'\n" + head + "hit\n");
        Path one = Files.writeString(folder.resolve("one.log"), head + "hit\n");
        Path two = Files.writeString(folder.resolve("two.log"), head + "password\n\t'swordfish' hit\n");
        for (String format : List.of("json", "table")) {
            assertThat(run(log.toString(), "--grep", "hit", "-C", "1", "--format", format)
                            .out())
                    .contains("'****'")
                    .doesNotContain("swordfish");
            assertThat(run(one.toString(), two.toString(), "--grep", "hit", "--format", format)
                            .out())
                    .contains("'****' hit")
                    .doesNotContain("swordfish");
        }
    }

    @Test
    void top_tells_what_stands_out_with_the_lines_of_it() {
        Invocation top = run(log.toString(), "--top", "--format", "json");
        assertThat(top.exitCode()).isZero();
        JsonNode kinds = top.json().get("findings");
        assertThat(kinds.findValuesAsString("kind")).containsExactly("failed-login", "slow-statement");
        assertThat(kinds.get(0).get("sentence").stringValue()).contains("\"reports\"");
        assertThat(kinds.get(0).at("/lines/0/line").intValue()).isEqualTo(6);
        assertThat(kinds.get(1).at("/lines/0/value").doubleValue()).isEqualTo(12.5);
        assertThat(top.out()).doesNotContain("hunter2");
        assertThat(run(log.toString(), "--top").out())
                .contains("duplicate key value violates unique constraint \"?\"", "failed-login");
        assertThat(run(log.toString(), "--top", "--level", "panic").exitCode()).isEqualTo(1);
    }
}
