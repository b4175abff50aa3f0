package org.lockkeeper.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.lockkeeper.activity.record.Recording;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;

/** A moment of a recording as a person types it. */
final class Moment {
    private Moment() {}

    /** @throws LockkeeperException if it is none */
    static Instant parse(String text, Recording recording) {
        String strict = text.strip().replace(' ', 'T');
        try {
            if (strict.matches("\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,6})?)?")) {
                return timeOfDay(LocalTime.parse(strict), recording);
            }
            return strict.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(strict).toInstant()
                    : LocalDateTime.parse(strict).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new LockkeeperException(
                    "LK-CLI-USAGE",
                    ExitCode.USAGE,
                    "\"%s\" is no time; write it as %s, or as %s."
                            .formatted(
                                    text,
                                    recording.from(),
                                    recording
                                            .from()
                                            .atOffset(ZoneOffset.UTC)
                                            .toLocalTime()
                                            .withNano(0)),
                    e);
        }
    }

    private static Instant timeOfDay(LocalTime time, Recording recording) {
        Instant sameDay = recording
                .from()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .atTime(time)
                .toInstant(ZoneOffset.UTC);
        return sameDay.plusSeconds(1).isBefore(recording.from()) ? sameDay.plusSeconds(86_400) : sameDay;
    }
}
