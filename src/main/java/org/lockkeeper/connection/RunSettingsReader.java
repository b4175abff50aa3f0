package org.lockkeeper.connection;

import java.time.Duration;
import java.util.Optional;

/** Reads the object {@code run} of a profile. */
final class RunSettingsReader {
    private static final int MOST_QUEUED = 10_000;

    private RunSettingsReader() {}

    static RunSettings read(JsonSection section) {
        RunSettings settings = new RunSettings(
                time(section, "lockTimeout"),
                section.optionalInteger("tries", 1, RunSettings.MOST_TRIES),
                section.optionalInteger("maxQueued", 0, MOST_QUEUED),
                time(section, "maxQueueWait"));
        section.done();
        return settings;
    }

    private static Optional<Duration> time(JsonSection section, String key) {
        return section.optionalText(key, TimeSpan.EXPECTED)
                .map(text -> TimeSpan.parse(text)
                        .orElseThrow(() -> section.invalid(key, JsonSection.quoted(text), TimeSpan.EXPECTED)));
    }
}
