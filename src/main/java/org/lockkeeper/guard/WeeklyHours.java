package org.lockkeeper.guard;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hours that come again every week.
 *
 * @param days the days on which they begin, at least one
 * @param from when they begin, inclusive, by the clock of the zone
 * @param to when they end, exclusive; on the next day where it is not after {@code from}, so that equal times are a whole day
 */
public record WeeklyHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public WeeklyHours {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("hours of no day");
        }
        days = Set.copyOf(days);
    }

    public boolean contain(Instant instant) {
        ZonedDateTime local = instant.atZone(zone);
        LocalTime time = local.toLocalTime();
        DayOfWeek day = local.getDayOfWeek();
        if (from.isBefore(to)) {
            return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return (days.contains(day) && !time.isBefore(from)) || (days.contains(day.minus(1)) && time.isBefore(to));
    }

    /** As a person would write them: {@code monday, friday 22:00–04:00 Europe/Berlin}. */
    @Override
    public String toString() {
        return EnumSet.copyOf(days).stream()
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + " %s–%s %s".formatted(from, to, zone.getId());
    }
}
