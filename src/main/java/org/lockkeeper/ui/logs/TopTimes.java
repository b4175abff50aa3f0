package org.lockkeeper.ui.logs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Function;
import org.lockkeeper.logs.finding.TopMessage;
import org.lockkeeper.ui.Texts;

/** When messages of a shape were first and last. */
final class TopTimes {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ENGLISH);

    private TopTimes() {}

    /** In few words: without the day where both are of one; empty where the log tells no times. */
    static String words(TopMessage message, ZoneId zone) {
        return between(message, moment -> {
            LocalDate first = message.first().orElse(moment).atZone(zone).toLocalDate();
            LocalDate last = message.last().orElse(moment).atZone(zone).toLocalDate();
            return (first.equals(last) ? CLOCK : DAY).format(moment.atZone(zone));
        });
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
