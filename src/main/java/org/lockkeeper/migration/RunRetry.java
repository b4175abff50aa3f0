package org.lockkeeper.migration;

import java.time.Duration;

/**
 * A try that ended without effect and is made again.
 *
 * @param reason why it ended, as a sentence without its stop
 * @param next the number of the try to come, from 2
 * @param tries how many there can be
 * @param pause before the next
 */
public record RunRetry(String migration, String reason, int next, int tries, Duration pause) {
    public String words() {
        return "%s: %s. Nothing of this try stays; try %d of %d follows in %.1f s."
                .formatted(migration, reason, next, tries, pause.toMillis() / 1000.0);
    }
}
