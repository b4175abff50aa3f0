package org.lockkeeper.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.lockkeeper.migration.RunListener;

class DowntimeWatchTest {
    private static final Instant STARTED = Instant.parse("2026-11-20T03:00:00Z");

    @Test
    void what_never_began_took_no_time() {
        assertThat(new DowntimeWatch(RunListener.NONE, Clock.systemUTC()).until(STARTED))
                .isZero();
    }

    @Test
    void the_time_counts_from_the_first_migration_and_not_from_the_question_before_it() {
        DowntimeWatch watch = new DowntimeWatch(RunListener.NONE, Clock.fixed(STARTED, ZoneOffset.UTC));
        watch.migrationStarted("first", 0, 2);
        watch.migrationStarted("second", 1, 2);
        assertThat(watch.until(STARTED.plusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
    }
}
