package org.lockkeeper.migration.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlLexerTest {
    @Test
    void every_kind_of_token_is_told_apart() {
        assertThat(tokens("SELECT \"Id\", größe::text, $1, 4.2e1 -- why\nFROM t WHERE x >= 'y'"))
                .containsExactly(
                        "KEYWORD SELECT",
                        "QUOTED_IDENTIFIER \"Id\"",
                        "PUNCTUATION ,",
                        "IDENTIFIER größe",
                        "OPERATOR ::",
                        "KEYWORD text",
                        "PUNCTUATION ,",
                        "PARAMETER $1",
                        "PUNCTUATION ,",
                        "NUMBER 4.2e1",
                        "COMMENT -- why",
                        "KEYWORD FROM",
                        "IDENTIFIER t",
                        "KEYWORD WHERE",
                        "IDENTIFIER x",
                        "OPERATOR >=",
                        "STRING 'y'");
    }

    @Test
    void an_operator_ends_where_a_comment_begins() {
        assertThat(tokens("1+--x\n2*/*y*/3"))
                .containsExactly(
                        "NUMBER 1", "OPERATOR +", "COMMENT --x", "NUMBER 2", "OPERATOR *", "COMMENT /*y*/", "NUMBER 3");
    }

    @Test
    void a_slice_is_no_fraction_and_a_lone_dollar_no_quote() {
        assertThat(tokens("a[1..2] $ b"))
                .containsExactly(
                        "IDENTIFIER a",
                        "PUNCTUATION [",
                        "NUMBER 1",
                        "PUNCTUATION .",
                        "NUMBER .2",
                        "PUNCTUATION ]",
                        "PUNCTUATION $",
                        "IDENTIFIER b");
    }

    private static List<String> tokens(String text) {
        return SqlLexer.tokens(text).stream()
                .map(token -> token.kind() + " " + text.substring(token.start(), token.end()))
                .toList();
    }
}
