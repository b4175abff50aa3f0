package org.lockkeeper.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeWindowTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final WeeklyHours NIGHTS = new WeeklyHours(
            Set.of(DayOfWeek.FRIDAY, DayOfWeek.SUNDAY), LocalTime.of(22, 0), LocalTime.of(4, 0), BERLIN);

    /** 2026-11-20 is a Friday; Berlin is an hour ahead of UTC then, two in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T20:59:59Z, false",
        "2026-11-20T21:00:00Z, true",
        "2026-11-21T02:59:59Z, true",
        "2026-11-21T03:00:00Z, false",
        "2026-11-21T22:00:00Z, false",
        "2026-11-22T21:00:00Z, true",
        "2026-11-23T02:00:00Z, true",
        "2026-11-19T22:00:00Z, false",
        "2026-07-03T20:00:00Z, true",
        "2026-07-03T19:59:59Z, false",
    })
    void hours_over_midnight_belong_to_the_day_on_which_they_begin(Instant instant, boolean within) {
        assertThat(NIGHTS.contain(instant)).isEqualTo(within);
    }

    @Test
    void equal_times_are_a_whole_day() {
        WeeklyHours saturday =
                new WeeklyHours(Set.of(DayOfWeek.SATURDAY), LocalTime.of(6, 0), LocalTime.of(6, 0), ZoneId.of("UTC"));
        assertThat(saturday.contain(Instant.parse("2026-11-21T05:59:59Z"))).isFalse();
        assertThat(saturday.contain(Instant.parse("2026-11-21T06:00:00Z"))).isTrue();
        assertThat(saturday.contain(Instant.parse("2026-11-22T05:59:59Z"))).isTrue();
        assertThat(saturday.contain(Instant.parse("2026-11-22T06:00:00Z"))).isFalse();
    }

    @Test
    void peak_hours_object_even_within_the_window() {
        Instant within = Instant.parse("2026-11-20T21:30:00Z");
        WeeklyHours peak = new WeeklyHours(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(23, 0), BERLIN);
        assertThat(new ChangeWindow(Optional.of(NIGHTS), Optional.empty()).objection(within))
                .isEmpty();
        assertThat(new ChangeWindow(Optional.of(NIGHTS), Optional.of(peak)).objection(within))
                .hasValueSatisfying(why -> assertThat(why).startsWith("within the peak hours (friday 22:00"));
        assertThat(ChangeWindow.ALWAYS.objection(within)).isEmpty();
    }
}
