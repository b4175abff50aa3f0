package org.lockkeeper.connection;

import java.time.Duration;
import java.util.List;

/** Reads the object {@code checks} of a workspace. */
final class CheckSettingsReader {
    private static final int MOST_ROWS = 999_999_999;
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final String TIMEOUT = "a time from 1ms to 10m, such as 30s";
    private static final String TABLES = "a list of tables such as [\"orders\", \"billing.Invoice\"]";
    private static final String COLUMNS = "a list of columns such as [\"orders.customer_id\"]";

    private CheckSettingsReader() {}

    static CheckSettings read(JsonSection section) {
        CheckSettings settings = new CheckSettings(
                names(section, "keyTables", TABLES, 1, 2),
                names(section, "notNull", COLUMNS, 2, 3),
                section.optionalInteger("exactUpTo", 0, MOST_ROWS)
                        .map(Integer::longValue)
                        .orElse(CheckSettings.USUAL.exactUpTo()),
                timeout(section),
                section.optionalText("role", "a role's name"));
        section.done();
        return settings;
    }

    private static List<String> names(JsonSection section, String key, String expected, int least, int most) {
        List<String> names = section.texts(key, expected);
        for (String name : names) {
            int parts = DottedName.parse(name).map(List::size).orElse(0);
            if (parts < least || parts > most) {
                throw section.error(
                        "LK-WS-VALUE", key, "has %s; expected %s".formatted(JsonSection.quoted(name), expected));
            }
        }
        return names;
    }

    private static Duration timeout(JsonSection section) {
        return section.optionalText("timeout", TIMEOUT)
                .map(text -> TimeSpan.parse(text)
                        .filter(time -> time.isPositive() && time.compareTo(LONGEST) <= 0)
                        .orElseThrow(() -> section.invalid("timeout", JsonSection.quoted(text), TIMEOUT)))
                .orElse(CheckSettings.USUAL.timeout());
    }
}
