package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.guard.Clearance;
import org.lockkeeper.guard.Operation.RepairHistory;
import org.lockkeeper.migration.HistoryRow;

/**
 * What a repair would be, from the history and the scripts at one moment. Flyway repairs every row that it finds wrong, so that the whole
 * history is reviewed and not only what looked wrong.
 */
final class RepairReview {
    private static final String RANK = "installed_rank";

    private final Configuration settings;
    private final ScriptCatalog catalog;

    RepairReview(FlywayOptions options, ScriptCatalog catalog) {
        this.settings = options.configure();
        this.catalog = catalog;
    }

    /** What tells a row from the others, however it was read. */
    static String rank(HistoryRow row) {
        return row.columns().getOrDefault(RANK, "");
    }

    /** @param concerned the ranks of the rows that it is shown for */
    RepairHistory operation(ReadSession session, Set<String> concerned) {
        HistoryTable history = HistoryTable.find(session, settings);
        List<HistoryRow> all = history.readable() ? history.rows(session) : List.of();
        return new RepairHistory(
                history.quoted(),
                all.stream()
                        .filter(row -> concerned.contains(rank(row)))
                        .map(HistoryRow::text)
                        .toList(),
                basis(all));
    }

    /**
     * Looks again and compares.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if a row or a script is another one than that which was reviewed
     */
    void require(ReadSession session, Clearance<RepairHistory> clearance) {
        Set<String> reviewed = Set.copyOf(clearance.operation().rows());
        RepairHistory now = operation(session, Set.of());
        List<String> rows = now.basis().stream().filter(reviewed::contains).toList();
        clearance.requireOperation(new RepairHistory(now.historyTable(), rows, now.basis()));
    }

    private List<String> basis(List<HistoryRow> rows) {
        List<String> texts = rows.stream().map(HistoryRow::text).collect(Collectors.toCollection(ArrayList::new));
        rows.stream()
                .flatMap(row -> script(row).stream())
                .distinct()
                .map(entry -> "script %s, checksum %d, %s"
                        .formatted(entry.name(), entry.file().checksum(), entry.description()))
                .forEach(texts::add);
        // They are part of a repeatable's checksum.
        texts.add("placeholders " + new TreeMap<>(settings.getPlaceholders()));
        return texts;
    }

    private Optional<ScriptCatalog.Entry> script(HistoryRow row) {
        String version = row.columns().getOrDefault("version", "");
        return catalog.find(
                row.columns().getOrDefault("script", ""),
                version.isEmpty() ? null : MigrationVersion.fromVersion(version),
                row.columns().getOrDefault("description", ""));
    }
}
