package org.lockkeeper.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.cli.output.JsonDocument;
import org.lockkeeper.cli.output.Pen;
import org.lockkeeper.migration.MigrationRun;
import org.lockkeeper.migration.RunFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanAndRunTest {
    private static final Pen PEN = new Pen(false, true, 0);

    private final MigrationRun failed = new MigrationRun(
            List.of("m1"),
            Optional.of(new RunFailure(
                    "m2", Optional.of("create table t"), 7, Optional.of("42P07"), "it exists", "Nothing.")),
            Optional.of(Path.of("/logs/run.log")));

    @Test
    void a_failed_run_has_every_field_of_the_contract() {
        JsonNode json = read(new RunJson("dev", failed));
        assertThat(json.propertyNames()).containsExactly("environment", "applied", "failed", "log");
        assertThat(json.at("/failed").propertyNames())
                .containsExactly("name", "statement", "line", "sqlState", "message", "leftBehind", "cause", "tries");
        assertThat(json.at("/failed/line").intValue()).isEqualTo(7);
        assertThat(json.at("/log").stringValue()).isEqualTo("/logs/run.log");
    }

    @Test
    void what_a_failure_does_not_know_is_null() {
        RunFailure vague = new RunFailure("m2", Optional.empty(), 0, Optional.empty(), "cut", "Unknown.");
        JsonNode json = read(new RunJson("dev", new MigrationRun(List.of(), Optional.of(vague), Optional.empty())));
        for (String field : List.of("statement", "line", "sqlState")) {
            assertThat(json.at("/failed").get(field).isNull()).as(field).isTrue();
        }
        assertThat(json.get("log").isNull()).isTrue();
    }

    @Test
    void a_good_run_says_that_nothing_failed() {
        JsonNode json = read(new RunJson("dev", new MigrationRun(List.of("m1"), Optional.empty(), Optional.empty())));
        assertThat(json.get("failed").isNull()).isTrue();
        assertThat(json.at("/applied/0").stringValue()).isEqualTo("m1");
    }

    @Test
    void the_account_of_a_failure_says_where_why_and_what_is_left() {
        assertThat(RunAccount.render("dev", failed, PEN)).isEqualTo("""
                        ✓ applied  m1
                        ✗ failed   m2
                          message      it exists
                          SQLSTATE     42P07
                          line         7
                          statement    create table t
                          left behind  Nothing.

                        1 migration applied on dev, then one failed.
                        Log: /logs/run.log
                        """);
    }

    @Test
    void a_plan_has_the_fields_of_the_contract_and_the_bookkeeping_in_its_place() {
        JsonNode json = read(new PlanJson(Samples.plan()));
        assertThat(json.propertyNames()).contains("environment", "digest", "transactionRule", "migrations");
        JsonNode statements = json.at("/migrations/0/statements");
        assertThat(statements).hasSize(3);
        assertThat(statements.get(0).get("origin").stringValue()).isEqualTo("bookkeeping");
        assertThat(statements.get(1).get("line").intValue()).isEqualTo(3);
        assertThat(statements.get(1).get("sql").stringValue()).isEqualTo("create table t (\n  id int\n)");
    }

    @Test
    void a_plan_on_a_terminal_has_line_numbers_beside_the_script() {
        assertThat(PlanTable.render(Samples.plan(), PEN)).contains("""
                        m2
                                begin;
                             3  create table t (
                                  id int
                                );
                                commit;
                        """);
    }

    @Test
    void a_plan_in_markdown_is_a_block_of_sql() {
        assertThat(PlanMarkdown.render(Samples.plan()))
                .contains("#### `m2`\n\n```sql\nbegin;\ncreate table t (\n  id int\n);\ncommit;\n```\n");
    }

    private static JsonNode read(JsonDocument document) {
        return JsonMapper.shared().readTree(document.bytes());
    }
}
