package org.lockkeeper.logs;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.connection.TimeSpan;

/**
 * A moment as a person types it: {@code 2026-11-25T10:00:00Z}, {@code 2026-11-25 10:00}, {@code 2026-11-25}, or {@code 10m} for ten minutes
 * ago, {@code 2d} for two days; or as a log has it, {@code 2026-11-25 10:00:00.123 CET}.
 */
public final class MomentText {
    private static final int DATE = 10;
    /** A log is looked at for longer than anything waits. */
    private static final Pattern LONG_AGO = Pattern.compile("(\\d{1,6})([hd])");

    private MomentText() {}

    /** The moment; empty where the text is none. What names no zone is in that of the service. */
    public static Optional<Instant> parse(String text, LogService logs) {
        Optional<Duration> ago = TimeSpan.parse(text).or(() -> longAgo(text));
        if (ago.isPresent()) {
            return Optional.of(logs.now().minus(ago.get()));
        }
        Optional<Instant> written = logs.written(text);
        if (written.isPresent()) {
            return written;
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            if (iso.length() <= DATE) {
                return Optional.of(logs.moment(LocalDate.parse(iso).atStartOfDay()));
            }
            String time = iso.substring(DATE);
            boolean zoned = time.endsWith("Z") || time.contains("+") || time.contains("-");
            return Optional.of(zoned ? OffsetDateTime.parse(iso).toInstant() : logs.moment(LocalDateTime.parse(iso)));
        } catch (DateTimeException e) {
            org.slf4j.LoggerFactory.getLogger(MomentText.class).debug("no moment: {}", text, e);
            return Optional.empty();
        }
    }

    private static Optional<Duration> longAgo(String text) {
        Matcher ago = LONG_AGO.matcher(text);
        return ago.matches()
                ? Optional.of(Duration.of(
                        Long.parseLong(ago.group(1)), ago.group(2).equals("h") ? ChronoUnit.HOURS : ChronoUnit.DAYS))
                : Optional.empty();
    }
}
