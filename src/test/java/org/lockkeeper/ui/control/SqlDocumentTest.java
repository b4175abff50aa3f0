package org.lockkeeper.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockkeeper.migration.PlannedStatement;
import org.lockkeeper.ui.control.SqlDocument.Kind;
import org.lockkeeper.ui.control.SqlDocument.Line;
import org.lockkeeper.ui.control.SqlDocument.Statement;

class SqlDocumentTest {
    @Test
    void more_lines_than_anybody_reads_are_counted_and_left_out() {
        String script = IntStream.range(0, SqlDocument.MOST_LINES + 5)
                .mapToObj(i -> "select " + i + ";")
                .collect(Collectors.joining("\n"));
        SqlDocument document = SqlDocument.ofScript(script);
        assertThat(document.lines()).hasSize(SqlDocument.MOST_LINES);
        assertThat(document.leftOut()).isEqualTo(5);
        assertThat(document.statements()).hasSize(SqlDocument.MOST_LINES);
    }

    @Test
    void a_line_of_megabytes_is_cut_while_its_statement_stays_whole() {
        String literal = "x".repeat(3_000_000);
        SqlDocument document = SqlDocument.ofScript("select '" + literal + "';");
        assertThat(document.lines().getFirst().text()).hasSizeLessThan(2_100).endsWith("…");
        assertThat(document.statements().getFirst().sql()).contains(literal);
        assertThat(document.lines().getFirst().spans())
                .allMatch(
                        span -> span.end() <= document.lines().getFirst().text().length());
    }

    @Test
    void of_a_text_that_is_too_long_the_beginning_is_laid_out_and_each_statement_is_the_whole() {
        String whole = "select 1;\nselect '" + "\uD83D\uDC18".repeat(50) + "'";
        for (int most : new int[] {40, 41}) {
            SqlDocument document = SqlDocument.ofBeginning(whole, most);
            assertThat(document.lines().getLast().text()).endsWith("\uD83D\uDC18");
            assertThat(document.lines().stream()
                            .mapToInt(line -> line.text().length())
                            .sum())
                    .isLessThan(most);
            assertThat(document.statements()).hasSize(2).allMatch(s -> s.sql().equals(whole));
        }
        assertThat(SqlDocument.ofBeginning(whole, whole.length())).isEqualTo(SqlDocument.ofScript(whole));
        assertThat(SqlDocument.ofBeginning("", 10).isEmpty()).isTrue();
    }

    @Test
    void an_unclosed_quote_is_shown_to_the_end() {
        SqlDocument document = SqlDocument.ofScript("select 'open\nto the end");
        assertThat(document.lines()).extracting(Line::text).containsExactly("select 'open", "to the end");
    }

    @Test
    void hidden_characters_of_a_script_are_visible() {
        assertThat(SqlDocument.ofScript("select 'a\u202Eb';").lines().getFirst().text())
                .isEqualTo("select 'a⟨U+202E⟩b';");
    }

    @Test
    void each_line_knows_its_statement_and_comments_between_belong_to_none() {
        SqlDocument document = SqlDocument.ofScript("select 1;\r\n-- between\r\nselect\r\n  2;\r\n");
        assertThat(document.lines()).extracting(Line::statement).containsExactly(0, -1, 1, 1);
        assertThat(document.lines()).extracting(Line::number).containsExactly(1, 2, 3, 4);
        assertThat(document.statementAt(3)).map(Statement::scriptLine).contains(3);
        assertThat(document.statementAt(1)).isEmpty();
        assertThat(document.statementAt(99)).isEmpty();
    }

    @Test
    void a_function_body_is_highlighted_as_code() {
        SqlDocument document = SqlDocument.ofScript(
                "create function f() returns int language plpgsql as $$\nbegin\n  return 1;\nend\n$$;");
        assertThat(document.lines().get(1).spans())
                .extracting(SqlDocument.Span::style)
                .containsExactly("sql-keyword");
        assertThat(document.lines().get(2).spans())
                .extracting(SqlDocument.Span::style)
                .contains("sql-number");
        assertThat(document.lines().get(4).spans().getFirst().style()).isEqualTo("sql-string");
    }

    @Test
    void a_comment_over_several_lines_is_highlighted_on_each() {
        SqlDocument document = SqlDocument.ofScript("/* one\n\ntwo */ select 1;");
        assertThat(document.lines().get(0).spans()).containsExactly(new SqlDocument.Span(0, 6, "sql-comment"));
        assertThat(document.lines().get(1).spans()).isEmpty();
        assertThat(document.lines().get(2).spans().getFirst()).isEqualTo(new SqlDocument.Span(0, 6, "sql-comment"));
    }

    @Test
    void the_engines_statements_have_no_line_numbers_and_a_remark_gets_no_semicolon() {
        SqlDocument document = new SqlDocumentBuilder()
                .heading("1 of 1: x")
                .statement("x", PlannedStatement.bookkeeping("-- implicit transaction"))
                .statement("x", PlannedStatement.bookkeeping("insert into h values (1)"))
                .statement("x", PlannedStatement.script(7, "create table t (\n  id int\n)"))
                .build();
        assertThat(document.lines())
                .extracting(Line::text)
                .containsExactly(
                        "-- 1 of 1: x",
                        "-- implicit transaction",
                        "insert into h values (1);",
                        "",
                        "create table t (",
                        "  id int",
                        ");");
        assertThat(document.lines()).extracting(Line::number).containsExactly(0, 0, 0, 0, 7, 8, 9);
        assertThat(document.lines().get(2).kind()).isEqualTo(Kind.BOOKKEEPING);
        assertThat(document.statements().getLast().sql()).isEqualTo("create table t (\n  id int\n)");
    }
}
