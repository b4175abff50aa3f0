package org.lockkeeper.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTest {
    @Test
    void escape_sequences_are_shown_and_not_obeyed() {
        assertThat(Inert.line("\u001b[31mred\u0007")).isEqualTo("\\u001b[31mred\\u0007");
    }

    @Test
    void overrides_of_the_reading_direction_are_shown() {
        assertThat(Inert.line("drop\u202Etable")).isEqualTo("drop\\u202etable");
    }

    @Test
    void a_lone_surrogate_is_shown() {
        assertThat(Inert.line("a\uD800b")).isEqualTo("a\\ud800b");
    }

    @Test
    void line_ends_become_spaces_in_a_line_and_stay_in_a_block() {
        assertThat(Inert.line(" a\r\n  b\n")).isEqualTo("a b");
        assertThat(Inert.block("a\r\n\tb")).isEqualTo("a\n\tb");
    }

    @Test
    void a_carriage_return_cannot_overwrite_what_stands_before_it() {
        assertThat(Inert.block("safe\rdrop")).isEqualTo("safe\\u000ddrop");
    }

    @Test
    void names_in_any_script_stay_as_they_are() {
        assertThat(Inert.line("20250101_größe_表")).isEqualTo("20250101_größe_表");
    }
}
