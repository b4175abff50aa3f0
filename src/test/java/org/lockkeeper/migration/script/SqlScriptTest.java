package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select ';'",
                "select 'it''s; one'",
                "select 'ends in a backslash\\'",
                "select E'quote \\'; inside'",
                "select E'first;'\n  -- the string goes on; with its escapes\n  'second\\'; third'",
                "select U&'d\\0061t;', U&\"d\\0061t;\"",
                "select B'01', X'1F;', n';'",
                "select \"a;\"\"b;\"",
                "select $$;$$",
                "select $ä_1$; $$ ; $a$ $ä_1$",
                "select a$b$c, 1 as d$b$",
                "select /* ; /* ; */ ; */ 1",
                "select 1 -- ;\n + 1",
                "create rule r as on insert to t do instead (insert into a values (1); insert into b values (2))",
                "create or replace function f() returns int language sql begin atomic select 1; select case when true then 2 end; end",
                "create procedure p() begin atomic insert into t select x as end from u; update t set x = u.end from u; end",
                "select 1 @-@ 2, '{}'::jsonb ?| array['a;']",
                "select $1, $2 + 1.5e-3, 0xFF, .5, 1_000",
            })
    void a_semicolon_that_is_part_of_something_ends_nothing(String statement) {
        assertThat(sql(statement + ";\nselect 'next'")).containsExactly(statement, "select 'next'");
    }

    @Test
    void a_transaction_block_is_statements_of_its_own() {
        assertThat(sql("BEGIN; select 1; END; begin isolation level serializable; commit"))
                .containsExactly("BEGIN", "select 1", "END", "begin isolation level serializable", "commit");
    }

    @Test
    void a_function_whose_body_is_a_string_may_have_begin_as_a_name() {
        assertThat(sql("create function f(begin int) returns int as 'select 1' language sql; select 2"))
                .hasSize(2);
    }

    @Test
    void comments_and_empty_statements_are_no_statements() {
        assertThat(sql("-- one\n;; /* two */ ;\n")).isEmpty();
        assertThat(sql("")).isEmpty();
        assertThat(sql("-- before\nselect 1 /* within */ + 1 -- behind\n;"))
                .containsExactly("select 1 /* within */ + 1");
    }

    @Test
    void lines_are_those_of_the_first_word() {
        SqlScript script = SqlScript.parse("-- a\r\n\r\nselect 1;\r\n\r\n/* b\n */ select\n2; select 3");
        assertThat(script.statements()).extracting(SqlStatement::line).containsExactly(3, 6, 7);
    }

    @Test
    void a_byte_order_mark_is_not_part_of_the_first_statement() {
        SqlStatement first = SqlScript.parse("\uFEFFselect 1").statements().getFirst();
        assertThat(first.sql()).isEqualTo("select 1");
        assertThat(first.start()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 'a; b;", "select \"a; b;", "select $x$ ; $$ ;", "select /* /* */ ;", "select E'\\'; b;"})
    void what_has_no_end_goes_to_the_end_and_is_told(String text) {
        SqlScript script = SqlScript.parse("select 1; " + text);
        assertThat(script.closed()).isFalse();
        assertThat(script.statements()).hasSize(2);
    }

    @Test
    void a_long_script_on_one_line_is_split_in_one_pass() {
        String statement = "insert into t values (1, 'some text; and more', $q$ ; $q$);";
        int count = 20_000_000 / statement.length();
        SqlScript script = SqlScript.parse(statement.repeat(count));
        assertThat(script.statements()).hasSize(count);
        assertThat(script.statements().getLast().line()).isEqualTo(1);
    }

    private static List<String> sql(String text) {
        return SqlScript.parse(text).statements().stream()
                .map(SqlStatement::sql)
                .toList();
    }
}
