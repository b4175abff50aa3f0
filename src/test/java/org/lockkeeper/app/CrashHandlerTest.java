package org.lockkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashHandlerTest {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final List<Throwable> told = new ArrayList<>();
    private final CrashHandler handler = new CrashHandler(told::add, clock);

    @Test
    void a_fault_that_comes_back_with_every_frame_opens_one_dialog() {
        for (int i = 0; i < 5; i++) {
            handler.uncaughtException(Thread.currentThread(), new IllegalStateException("again"));
        }
        assertThat(told).hasSize(1);
    }

    @Test
    void after_a_pause_the_next_fault_is_told() {
        handler.uncaughtException(Thread.currentThread(), new IllegalStateException("one"));
        now = now.plus(CrashHandler.PAUSE);
        handler.uncaughtException(Thread.currentThread(), new IllegalStateException("two"));
        assertThat(told).map(Throwable::getMessage).containsExactly("one", "two");
    }
}
