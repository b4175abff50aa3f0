package org.lockkeeper.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 2s}, {@code 1m}; {@code 0} needs no unit. */
public final class TimeSpan {
    /** What is expected, for the sentence of an error. */
    public static final String EXPECTED = "a time such as 500ms, 2s or 1m, up to 24h; 0 for none";

    private static final Pattern FORM = Pattern.compile("(\\d{1,8})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private TimeSpan() {}

    /** The duration; empty where it is none that can be used. */
    public static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
        return Optional.of(duration).filter(d -> d.compareTo(LONGEST) <= 0);
    }

    /** The text from which {@link #parse} makes this duration, to the millisecond. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0) {
            return "0";
        }
        if (millis % 1000 != 0) {
            return millis + "ms";
        }
        return millis % 60_000 != 0 ? millis / 1000 + "s" : millis / 60_000 + "m";
    }
}
