package org.lockkeeper.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void wide_characters_take_two_columns_and_combining_ones_none() {
        assertThat(Columns.width("表")).isEqualTo(2);
        assertThat(Columns.width("o\u0308")).isEqualTo(1);
        assertThat(Columns.width("✓ applied")).isEqualTo(9);
    }

    @Test
    void shortening_keeps_both_ends_and_never_exceeds_the_width() {
        String name = "20250101000000_add_a_very_long_name";
        for (int width = 1; width < 40; width++) {
            assertThat(Columns.width(Columns.shorten(name, width, "…"))).isLessThanOrEqualTo(width);
        }
        assertThat(Columns.shorten(name, 11, "…")).isEqualTo("20250…_name");
    }

    @Test
    void shortening_does_not_cut_a_character_in_two() {
        assertThat(Columns.shorten("😀😀😀😀😀😀", 7, "…").codePoints())
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    @Test
    void wrapping_loses_no_word() {
        String text = "a sentence of several words and a_very_long_identifier_that_does_not_fit here";
        assertThat(String.join(" ", Columns.wrap(text, 12))).isEqualTo(text);
    }
}
