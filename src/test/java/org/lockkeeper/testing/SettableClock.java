package org.lockkeeper.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until it is moved; in UTC. */
public final class SettableClock extends Clock {
    private volatile Instant now;

    /** At the beginning of 2026. */
    public SettableClock() {
        this(Instant.parse("2026-01-01T00:00:00Z"));
    }

    public SettableClock(Instant now) {
        this.now = now;
    }

    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
