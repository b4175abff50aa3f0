package org.lockkeeper.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
    private static List<String> order(String query, String... titles) {
        return Stream.of(titles)
                .filter(title -> FuzzyMatch.distance(query, title) != FuzzyMatch.NONE)
                .sorted(Comparator.comparingInt(title -> FuzzyMatch.distance(query, title)))
                .toList();
    }

    @Test
    void letters_in_another_order_do_not_fit() {
        assertThat(order("ba", "abc")).isEmpty();
        assertThat(order("aa", "a")).isEmpty();
    }

    @Test
    void nothing_typed_fits_everything() {
        assertThat(FuzzyMatch.distance("  ", "anything")).isZero();
    }

    @Test
    void the_beginnings_of_words_are_nearer_than_their_insides() {
        assertThat(order("gp", "magic paper grip", "Go to Preview")).startsWith("Go to Preview");
        assertThat(order("prod", "Place an order by day", "Focus on prod-eu (production)"))
                .startsWith("Focus on prod-eu (production)");
        assertThat(order("port", "Import a profile", "Go to ports", "portal"))
                .containsExactly("portal", "Go to ports", "Import a profile");
    }

    @Test
    void a_part_of_a_long_name_is_found_whatever_its_case() {
        String title = "Show 20260101_Add_Column_to_Order";
        assertThat(order("addcol", title)).containsExactly(title);
        assertThat(order("0101 order", title)).containsExactly(title);
        assertThat(order("ORDER add", title)).containsExactly(title);
    }

    @Test
    void of_titles_that_fit_alike_the_shorter_is_nearer() {
        assertThat(order("act", "Activity on production", "Activity")).startsWith("Activity");
    }
}
