package org.lockkeeper.ui.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.ui.Texts;

/** When messages of a shape were first and last. */
final class TopTimes {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_MINUTE = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ENGLISH);

    private static final Duration MANY_MINUTES = Duration.ofMinutes(10);
    private static final Duration MANY_DAYS = Duration.ofDays(3);

    private TopTimes() {}

    /** In as few words as tell both apart well, since there is little room; empty where the log tells no times. */
    static String words(TopMessage message, ZoneId zone) {
        return between(message, moment -> {
            ZonedDateTime first = message.first().orElse(moment).atZone(zone);
            ZonedDateTime last = message.last().orElse(moment).atZone(zone);
            return form(first, last).format(moment.atZone(zone));
        });
    }

    private static DateTimeFormatter form(ZonedDateTime first, ZonedDateTime last) {
        Duration length = Duration.between(first, last);
        if (first.toLocalDate().equals(last.toLocalDate())) {
            return length.compareTo(MANY_MINUTES) < 0 ? CLOCK : MINUTE;
        }
        return length.compareTo(MANY_DAYS) < 0 ? DAY_AND_MINUTE : DAY;
    }

    /** With their days and milliseconds; empty where the log tells no times. */
    static String exact(TopMessage message, ZoneId zone) {
        return between(message, moment -> EXACT.format(moment.atZone(zone)));
    }

    private static String between(TopMessage message, Function<Instant, String> form) {
        String first = message.first().map(form).orElse("");
        String last = message.last().map(form).orElse("");
        return first.equals(last) ? first : Texts.get("logs.top.between", first, last);
    }
}
