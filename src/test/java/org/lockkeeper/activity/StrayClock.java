package org.lockkeeper.activity;

import java.time.Duration;
import java.time.Instant;

/** Breaks a rule: an age by this machine's clock. */
public final class StrayClock {
    Duration age(Instant since) {
        return Duration.between(since, Instant.now());
    }
}
