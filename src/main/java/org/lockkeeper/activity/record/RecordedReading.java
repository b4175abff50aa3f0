package org.lockkeeper.activity.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.activity.Reading;
import org.lockkeeper.activity.record.Recording.Missing;

/**
 * What a recording knows of a moment.
 *
 * @param wanted the moment that was asked for
 * @param reading the last one at or before it
 * @param gap what happened, where the moment lies between a lost connection and the next reading
 */
public record RecordedReading(Instant wanted, Reading reading, Optional<Missing> gap) {
    /** A server that is slow is read every half minute; where more lies between two readings nothing was recorded. */
    public static final Duration LONGEST_PAUSE = Duration.ofSeconds(35);

    /** Whether nothing is known of the moment itself. */
    public boolean isOfBefore() {
        return gap.isPresent() || Duration.between(reading.at(), wanted).compareTo(LONGEST_PAUSE) > 0;
    }
}
