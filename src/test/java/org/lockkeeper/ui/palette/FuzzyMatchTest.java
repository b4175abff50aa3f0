package org.lockkeeper.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    @Test
    void letters_in_another_order_do_not_fit() {
        assertThat(FuzzyMatch.score("ba", "abc")).isEqualTo(FuzzyMatch.NONE);
        assertThat(FuzzyMatch.score("aa", "a")).isEqualTo(FuzzyMatch.NONE);
    }

    @Test
    void nothing_typed_fits_everything() {
        assertThat(FuzzyMatch.score("  ", "anything")).isZero();
    }

    @Test
    void the_starts_of_words_count_more() {
        assertThat(FuzzyMatch.score("gp", "Go to Preview")).isGreaterThan(FuzzyMatch.score("gp", "magic paper grip"));
        assertThat(FuzzyMatch.score("prod", "Focus on prod-eu (production)"))
                .isGreaterThan(FuzzyMatch.score("prod", "Place an order by day"));
    }

    @Test
    void a_part_of_a_long_name_is_found_whatever_its_case() {
        assertThat(FuzzyMatch.score("addcol", "Show 20260101_Add_Column_to_Order"))
                .isPositive();
        assertThat(FuzzyMatch.score("0101 order", "Show 20260101_Add_Column_to_Order"))
                .isPositive();
    }
}
