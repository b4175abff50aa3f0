package org.lockkeeper.ui.status;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockkeeper.migration.StatusMatrix.Row;

/** Which day a migration belongs to: the one in its name, or else the one on which it first ran anywhere. */
final class MigrationDay {
    private static final Pattern IN_NAME = Pattern.compile("^[^0-9]{0,3}(\\d{4})[._-]?(\\d{2})[._-]?(\\d{2})");

    private MigrationDay() {}

    /** @param zone the one in which a history's times are read as days */
    static Optional<LocalDate> of(Row row, ZoneId zone) {
        Optional<LocalDate> named = inName(row.name());
        return named.isPresent()
                ? named
                : row.cells().stream()
                        .flatMap(cell -> cell.appliedAt().stream())
                        .min(Comparator.naturalOrder())
                        .map(first -> LocalDate.ofInstant(first, zone));
    }

    private static Optional<LocalDate> inName(String name) {
        Matcher matcher = IN_NAME.matcher(name.substring(name.lastIndexOf('/') + 1));
        if (!matcher.find()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(matcher.group(1));
        if (year < 1990 || year > 2100) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDate.of(year, Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3))));
        } catch (DateTimeException e) {
            // Digits that look like a date and are none, such as version 20259999.
            return Optional.empty();
        }
    }
}
