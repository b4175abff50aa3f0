package org.lockkeeper.migration.flyway;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flywaydb.core.api.MigrationVersion;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;

/**
 * The states of a history that a paid edition has written and the open source edition refuses to read, such as one with
 * {@code UNDO_SQL}. To be looked at, not to be worked on.
 */
final class DirectHistory {
    private static final Set<String> KNOWN =
            Set.of("SCHEMA", "BASELINE", "DELETE", "SQL", "SQL_BASELINE", "JDBC", "JDBC_BASELINE", "SCRIPT", "CUSTOM");
    private static final String NOTE =
            "Read from the history table itself: a paid edition of Flyway has written it, and it cannot be worked on here.";
    private static final DateTimeFormatter INSTALLED_ON = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter(java.util.Locale.ROOT);

    private final ScriptCatalog catalog;
    private final List<HistoryRow> rows;

    DirectHistory(ScriptCatalog catalog, List<HistoryRow> rows) {
        this.catalog = catalog;
        this.rows = rows;
    }

    /** Whether there is a row of a kind that the open source edition does not write. */
    static boolean isForeign(List<HistoryRow> rows) {
        return rows.stream().anyMatch(row -> !KNOWN.contains(column(row, "type")));
    }

    List<MigrationStatus> states() {
        Map<String, List<HistoryRow>> byName = new LinkedHashMap<>();
        for (HistoryRow row : rows) {
            if (!column(row, "type").equals("SCHEMA")) {
                byName.computeIfAbsent(nameOf(row), k -> new ArrayList<>()).add(row);
            }
        }
        List<MigrationStatus> states = new ArrayList<>();
        byName.forEach((name, own) -> states.add(new MigrationStatus(
                name, stateOf(name, own.getLast()), installedOn(own.getLast()), Optional.of(NOTE), own)));
        for (ScriptCatalog.Entry entry : catalog.migrations()) {
            if (!byName.containsKey(entry.name())) {
                states.add(new MigrationStatus(
                        entry.name(), MigrationState.PENDING, Optional.empty(), Optional.of(NOTE), List.of()));
            }
        }
        return states;
    }

    /** An undo script's row belongs to the migration of its version. */
    private String nameOf(HistoryRow row) {
        String version = column(row, "version");
        String script = column(row, "script");
        return catalog.find(
                        script,
                        version.isEmpty() ? null : MigrationVersion.fromVersion(version),
                        column(row, "description"))
                .map(ScriptCatalog.Entry::name)
                .orElse(script);
    }

    private MigrationState stateOf(String name, HistoryRow last) {
        if (!column(last, "success").equals("t") && !column(last, "success").equals("true")) {
            return MigrationState.FAILED;
        }
        String type = column(last, "type");
        if (type.startsWith("UNDO")) {
            return MigrationState.ROLLED_BACK;
        }
        if (type.endsWith("BASELINE")) {
            return MigrationState.BASELINE;
        }
        if (type.equals("DELETE")) {
            return MigrationState.IGNORED;
        }
        Optional<ScriptCatalog.Entry> entry = catalog.find(name, null, "");
        if (entry.isEmpty()) {
            return MigrationState.MISSING;
        }
        boolean same = entry.get().isRepeatable()
                || column(last, "checksum").isEmpty()
                || column(last, "checksum")
                        .equals(Integer.toString(entry.get().file().checksum()));
        return same ? MigrationState.APPLIED : MigrationState.MODIFIED;
    }

    /** The column has no time zone; Flyway reads it in that of the program, and so does this. */
    private static Optional<Instant> installedOn(HistoryRow row) {
        try {
            return Optional.of(LocalDateTime.parse(column(row, "installed_on"), INSTALLED_ON)
                    .atZone(ZoneId.systemDefault())
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String column(HistoryRow row, String name) {
        return row.columns().getOrDefault(name, "");
    }
}
