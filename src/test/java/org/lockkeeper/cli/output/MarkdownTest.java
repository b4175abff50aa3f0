package org.lockkeeper.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void nothing_in_a_name_becomes_markup() {
        assertThat(Markdown.text("a|b*c*<img>[x](y)")).isEqualTo("a\\|b\\*c\\*\\<img\\>\\[x\\](y)");
    }

    @Test
    void code_with_backticks_gets_a_longer_fence() {
        assertThat(Markdown.code("a`b")).isEqualTo("`` a`b ``");
        assertThat(Markdown.block("sql", "select '```'"))
                .startsWith("````sql\n")
                .endsWith("\n````\n");
    }
}
