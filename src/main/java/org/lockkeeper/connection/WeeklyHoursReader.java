package org.lockkeeper.connection;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lockkeeper.guard.WeeklyHours;

/** Reads {@code changeWindow} and {@code peakHours}. */
final class WeeklyHoursReader {
    private static final String DAYS = "a list of weekdays such as [\"monday\", \"friday\"]";
    private static final String TIME = "a time of the day such as \"22:00\"";
    private static final String ZONE = "a time zone such as \"Europe/Berlin\"";

    private WeeklyHoursReader() {}

    static WeeklyHours read(JsonSection section) {
        Set<DayOfWeek> days = days(section);
        LocalTime from = time(section, "from");
        LocalTime to = time(section, "to");
        ZoneId zone = zone(section);
        section.done();
        return new WeeklyHours(days, from, to, zone);
    }

    private static Set<DayOfWeek> days(JsonSection section) {
        List<String> names = section.texts("days", DAYS);
        if (!section.has("days")) {
            throw section.missing("days", DAYS);
        }
        if (names.isEmpty()) {
            throw section.invalid("days", "an empty list", DAYS);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : names) {
            DayOfWeek day = Arrays.stream(DayOfWeek.values())
                    .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst()
                    .orElseThrow(() -> section.error(
                            "LK-WS-VALUE", "days", "has %s; expected %s".formatted(JsonSection.quoted(name), DAYS)));
            if (!days.add(day)) {
                throw section.error("LK-WS-VALUE", "days", "has %s twice; expected it once".formatted(name));
            }
        }
        return days;
    }

    private static LocalTime time(JsonSection section, String key) {
        String text = section.text(key, TIME);
        try {
            if (text.matches("\\d\\d:\\d\\d")) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeParseException e) {
            throw section.invalid(key, JsonSection.quoted(text), TIME);
        }
        throw section.invalid(key, JsonSection.quoted(text), TIME);
    }

    private static ZoneId zone(JsonSection section) {
        String text = section.text("zone", ZONE);
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw section.invalid("zone", JsonSection.quoted(text), ZONE);
        }
    }
}
