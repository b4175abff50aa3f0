package org.lockkeeper.ui.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.logs.format.Severity;

class TopTimesTest {
    @Test
    void times_are_told_in_no_more_words_than_they_need() {
        Instant first = Instant.parse("2026-11-20T10:00:01.250Z");
        assertThat(words(first, first.plusSeconds(61))).isEqualTo("10:00:01 – 10:01:02");
        assertThat(words(first, first.plusSeconds(6_100))).isEqualTo("10:00 – 11:41");
        assertThat(words(first, first.plusSeconds(1_000_000))).isEqualTo("20 Nov – 1 Dec");
        assertThat(words(first, first.plusSeconds(100_000))).isEqualTo("20 Nov 10:00 – 21 Nov 13:46");
        assertThat(words(first, first)).isEqualTo("10:00:01");
        assertThat(TopTimes.exact(message(Optional.of(first), Optional.of(first)), ZoneOffset.UTC))
                .isEqualTo("2026-11-20 10:00:01.250");
        assertThat(TopTimes.words(message(Optional.empty(), Optional.empty()), ZoneOffset.UTC))
                .isEmpty();
    }

    private static String words(Instant first, Instant last) {
        return TopTimes.words(message(Optional.of(first), Optional.of(last)), ZoneOffset.UTC);
    }

    private static TopMessage message(Optional<Instant> first, Optional<Instant> last) {
        return new TopMessage("x", Severity.LOG, 2, first, last, 0, List.of(2), "x");
    }
}
