package org.lockkeeper.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTextTest {
    @Test
    void what_would_turn_the_reading_direction_is_shown_as_its_code_point() {
        assertThat(VisibleText.of("admin\u202Enimda")).isEqualTo("admin⟨U+202E⟩nimda");
    }

    @Test
    void terminal_sequences_lose_their_escape() {
        assertThat(VisibleText.keepingLines("a\u001B[31mred\nb")).isEqualTo("a⟨U+001B⟩[31mred\nb");
    }

    @Test
    void a_line_end_shows_as_a_sign_where_one_line_is_wanted() {
        assertThat(VisibleText.of("a\nb\tc")).isEqualTo("a⏎b c");
    }

    @Test
    void ordinary_text_stays_the_same_object() {
        String text = "Zürich, 東京 and 🚢";
        assertThat(VisibleText.of(text)).isSameAs(text);
    }
}
