package org.lockkeeper.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PausesTest {
    @Test
    void pauses_grow_to_half_a_minute_and_differ_between_runs() {
        Pauses one = Pauses.growing(new Random(1));
        Pauses other = Pauses.growing(new Random(2));
        for (int failed = 1; failed <= 10; failed++) {
            long whole = Math.min(30_000, 500L << (failed - 1));
            assertThat(one.after(failed).toMillis()).isBetween(whole / 2, whole);
        }
        assertThat(one.after(3)).isNotEqualTo(other.after(3));
    }
}
