package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.MigrationState;
import org.lockkeeper.migration.MigrationStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where one environment stands: Flyway's own states, the rows behind them, and who is migrating now. */
final class StatusReader {
    private static final Logger LOG = LoggerFactory.getLogger(StatusReader.class);

    private final FlywayOptions options;
    private final ScriptCatalog catalog;
    private final Flyways flyways;

    StatusReader(FlywayOptions options, ScriptCatalog catalog, Flyways flyways) {
        this.options = options;
        this.catalog = catalog;
        this.flyways = flyways;
    }

    EnvironmentStatus read(Database database) {
        ServerFacts facts;
        List<HistoryRow> rows;
        Optional<HistoryTable.LockHolder> holder;
        try (ReadSession session = database.read()) {
            facts = session.facts();
            HistoryTable history = HistoryTable.find(session, options.configure());
            history.requireReadable(database);
            rows = history.exists() ? history.rows(session) : List.of();
            holder = history.lockHolder(session);
        }
        List<MigrationStatus> migrations = states(database, rows);
        return new EnvironmentStatus(
                database.profile(),
                Optional.of(facts),
                Optional.empty(),
                holder.map(h -> withRunning(migrations, h)).orElse(migrations));
    }

    private List<MigrationStatus> states(Database database, List<HistoryRow> rows) {
        MigrationInfo[] infos;
        try {
            infos = flyways.forStatus(database.engineReadSource()).info().all();
        } catch (FlywayException e) {
            if (DirectHistory.isForeign(rows)) {
                LOG.debug("Flyway refuses the history of {}", database.profile().name(), e);
                return new DirectHistory(catalog, rows).states();
            }
            throw FlywayErrors.explain(database, e);
        }
        Map<String, List<HistoryRow>> byKey = HashMap.newHashMap(rows.size());
        for (HistoryRow row : rows) {
            byKey.computeIfAbsent(
                            key(
                                    row.columns().getOrDefault("version", ""),
                                    row.columns().getOrDefault("description", "")),
                            k -> new ArrayList<>(1))
                    .add(row);
        }
        Map<String, MigrationStatus> states = LinkedHashMap.newLinkedHashMap(infos.length);
        for (MigrationInfo info : infos) {
            if (info.getType() != CoreMigrationType.SCHEMA
                    && info.getState() != org.flywaydb.core.api.MigrationState.SUPERSEDED) {
                MigrationStatus status = status(info, byKey);
                // A changed repeatable is listed twice: as the run that is outdated, and as what is pending.
                states.merge(status.name(), status, (old, now) -> old.state() == MigrationState.OUTDATED ? old : now);
            }
        }
        return List.copyOf(states.values());
    }

    private MigrationStatus status(MigrationInfo info, Map<String, List<HistoryRow>> rows) {
        MigrationVersion version = info.getVersion();
        StateWords words = StateWords.of(info);
        String name = catalog.find(info.getScript(), version, info.getDescription())
                .map(ScriptCatalog.Entry::name)
                .orElse(info.getScript());
        List<HistoryRow> own = info.getInstalledRank() == null
                ? List.of()
                : rows.getOrDefault(key(text(version), info.getDescription()), List.of());
        return new MigrationStatus(
                name,
                words.state(),
                Optional.ofNullable(info.getInstalledOn()).map(java.util.Date::toInstant),
                words.note(),
                own);
    }

    private static String text(@Nullable MigrationVersion version) {
        return version == null ? "" : version.toString();
    }

    private static String key(String version, String description) {
        return version.isEmpty() ? "R " + description : "V " + version;
    }

    /** Flyway runs what is pending in order, so that what it runs now is the first. */
    private static List<MigrationStatus> withRunning(List<MigrationStatus> migrations, HistoryTable.LockHolder holder) {
        List<MigrationStatus> all = new ArrayList<>(migrations);
        for (int i = 0; i < all.size(); i++) {
            MigrationStatus status = all.get(i);
            if (status.state().isWork()) {
                String note =
                        "Flyway's lock is held by %s, which is applying migrations now.".formatted(holder.words());
                all.set(
                        i,
                        new MigrationStatus(
                                status.name(),
                                MigrationState.RUNNING,
                                status.appliedAt(),
                                Optional.of(note),
                                status.history()));
                return all;
            }
        }
        return all;
    }
}
