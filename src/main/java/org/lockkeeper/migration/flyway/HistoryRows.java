package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.migration.HistoryRow;

/** The history's rows by migration: versioned ones by version, repeatables by description, oldest first. */
final class HistoryRows {
    private static final int COLUMNS = 10;

    private final Map<String, List<HistoryRow>> rows;

    private HistoryRows(int size) {
        rows = HashMap.newHashMap(size);
    }

    /** From the table itself. */
    static HistoryRows of(List<HistoryRow> table) {
        HistoryRows all = new HistoryRows(table.size());
        for (HistoryRow row : table) {
            Map<String, String> columns = row.columns();
            all.add(columns.getOrDefault("version", ""), columns.getOrDefault("description", ""), row);
        }
        return all;
    }

    /** From what Flyway has read, which spares a second reading of a long history. */
    static HistoryRows of(MigrationInfo[] infos) {
        HistoryRows all = new HistoryRows(infos.length);
        for (MigrationInfo info : infos) {
            if (info.getInstalledRank() != null) {
                all.add(text(info.getVersion()), info.getDescription(), row(info));
            }
        }
        return all;
    }

    /** Whether Flyway's list holds all that is in the table: no columns of others, and no marks of deletion, which it leaves out. */
    static boolean isWholeIn(MigrationInfo[] infos, HistoryTable history) {
        if (!history.plain()) {
            return false;
        }
        for (MigrationInfo info : infos) {
            if (info.getState() == MigrationState.DELETED) {
                return false;
            }
        }
        return true;
    }

    List<HistoryRow> of(MigrationInfo info) {
        return rows.getOrDefault(key(text(info.getVersion()), info.getDescription()), List.of());
    }

    private void add(String version, String description, HistoryRow row) {
        rows.computeIfAbsent(key(version, description), _ -> new ArrayList<>(1)).add(row);
    }

    private static HistoryRow row(MigrationInfo info) {
        LinkedHashMap<String, String> columns = LinkedHashMap.newLinkedHashMap(COLUMNS);
        columns.put("installed_rank", text(info.getInstalledRank()));
        columns.put("version", text(info.getVersion()));
        columns.put("description", info.getDescription());
        columns.put("type", info.getType().name());
        columns.put("script", info.getScript());
        columns.put("checksum", text(info.getAppliedChecksum()));
        columns.put("installed_by", text(info.getInstalledBy()));
        columns.put("installed_on", text(info.getInstalledOn()));
        columns.put("execution_time", text(info.getExecutionTime()));
        columns.put("success", info.getState().isFailed() ? "f" : "t");
        return new HistoryRow(columns);
    }

    private static String key(String version, String description) {
        return version.isEmpty() ? "R " + description : "V " + version;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
