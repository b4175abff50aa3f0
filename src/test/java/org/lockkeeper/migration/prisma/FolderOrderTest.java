package org.lockkeeper.migration.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FolderOrderTest {
    /** As {@code localeCompare} of Node.js 20 sorts them. */
    private static final List<String> SORTED = List.of(
            " x",
            "_x",
            "-x",
            "(x",
            "10",
            "2",
            "2024_a b",
            "2024_a_b",
            "2024_a-b",
            "2024_ab",
            "2024a",
            "a",
            "A",
            "å",
            "a b",
            "a_b",
            "a-b",
            "a.b",
            "ab",
            "aB",
            "Ab",
            "æ",
            "e",
            "é",
            "éa",
            "ez",
            "o",
            "ø",
            "ss",
            "ß",
            "ü",
            "z",
            "Z",
            "α",
            "я",
            "日");

    @Test
    void folders_sort_as_javascript_compares_them() {
        List<String> shuffled = new ArrayList<>(SORTED);
        Collections.shuffle(shuffled, new Random(42));
        shuffled.sort(new FolderOrder());
        assertThat(shuffled).isEqualTo(SORTED);
    }

    @Test
    void digits_are_compared_one_by_one_and_a_prefix_comes_first() {
        assertThat(new FolderOrder().compare("20240101_a", "20240101_a_copy")).isNegative();
        assertThat(new FolderOrder().compare("9", "10")).isPositive();
        assertThat(new FolderOrder().compare("same", "same")).isZero();
    }
}
