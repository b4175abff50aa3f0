package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.CoreMigrationType;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
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

    private final ScriptCatalog catalog;
    private final Flyways flyways;

    StatusReader(ScriptCatalog catalog, Flyways flyways) {
        this.catalog = catalog;
        this.flyways = flyways;
    }

    EnvironmentStatus read(Database database) {
        ServerFacts facts;
        HistoryTable history;
        Optional<HistoryTable.LockHolder> holder;
        try (ReadSession session = database.read()) {
            facts = session.facts();
            history = HistoryTable.find(session, flyways.settings());
            history.requireReadable(database);
            holder = history.lockHolder(session);
        }
        List<MigrationStatus> migrations = states(database, history);
        return new EnvironmentStatus(
                database.profile(),
                Optional.of(facts),
                Optional.empty(),
                holder.map(h -> withRunning(migrations, h)).orElse(migrations));
    }

    private List<MigrationStatus> states(Database database, HistoryTable history) {
        MigrationInfo[] infos;
        try {
            infos = flyways.forStatus(database.engineReadSource()).info().all();
        } catch (FlywayException e) {
            List<HistoryRow> rows = rows(database, history);
            if (DirectHistory.isForeign(rows)) {
                LOG.debug("Flyway refuses the history of {}", database.profile().name(), e);
                return new DirectHistory(catalog, rows).states();
            }
            throw FlywayErrors.explain(database, e);
        }
        HistoryRows rows =
                HistoryRows.isWholeIn(infos, history) ? HistoryRows.of(infos) : HistoryRows.of(rows(database, history));
        Map<String, MigrationStatus> states = LinkedHashMap.newLinkedHashMap(infos.length);
        for (MigrationInfo info : infos) {
            if (info.getType() != CoreMigrationType.SCHEMA
                    && info.getState() != org.flywaydb.core.api.MigrationState.SUPERSEDED) {
                MigrationStatus status = status(info, rows);
                states.merge(status.name(), status, StatusReader::telling);
            }
        }
        return List.copyOf(states.values());
    }

    private static List<HistoryRow> rows(Database database, HistoryTable history) {
        if (!history.exists()) {
            return List.of();
        }
        try (ReadSession session = database.read()) {
            return history.rows(session);
        }
    }

    /** A changed repeatable is listed as outdated and as pending, a baseline's version as baseline and as ignored. */
    private static MigrationStatus telling(MigrationStatus one, MigrationStatus other) {
        return switch (one.state()) {
            case OUTDATED, BASELINE -> one;
            default -> other;
        };
    }

    private MigrationStatus status(MigrationInfo info, HistoryRows rows) {
        Optional<ScriptCatalog.Entry> script = catalog.find(info.getScript(), info.getVersion(), info.getDescription());
        StateWords words = StateWords.of(info, script);
        return new MigrationStatus(
                script.map(ScriptCatalog.Entry::name).orElse(info.getScript()),
                words.state(),
                Optional.ofNullable(info.getInstalledOn()).map(Date::toInstant),
                words.note(),
                info.getInstalledRank() == null ? List.of() : rows.of(info));
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
