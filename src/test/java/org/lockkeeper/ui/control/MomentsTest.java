package org.lockkeeper.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");

    private final Moments moments = new Moments(Clock.fixed(NOW, ZoneId.of("Europe/Berlin")));

    @Test
    void what_lies_in_the_future_has_no_age() {
        assertThat(moments.age(NOW.plusSeconds(90))).isEqualTo("0 s");
    }

    @Test
    void an_age_has_its_two_largest_units() {
        assertThat(moments.age(NOW.minus(Duration.ofSeconds(192)))).isEqualTo("3 m 12 s");
    }

    @Test
    void an_exact_time_carries_its_offset() {
        assertThat(moments.exact(NOW)).isEqualTo("Sun 22 Nov 2026 10:30:00 +01:00");
    }
}
