package org.lockkeeper.migration.flyway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.output.ValidateResult;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.ReadSession;
import org.lockkeeper.db.ServerFacts;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.migration.HistoryRow;
import org.lockkeeper.migration.MigrationPlan;

/** Finds out what a migrate would run, and refuses where Flyway would refuse, before anything is done. */
final class Planner {
    private static final int ERRORS_TOLD = 3;

    private final FlywayOptions options;
    private final ScriptCatalog catalog;
    private final Flyways flyways;

    Planner(FlywayOptions options, ScriptCatalog catalog, Flyways flyways) {
        this.options = options;
        this.catalog = catalog;
        this.flyways = flyways;
    }

    MigrationPlan plan(Database database, Optional<String> to) {
        refuseShellScripts();
        Configuration configuration = flyways.settings();
        ServerFacts server;
        HistoryTable history;
        List<HistoryRow> rows;
        try (ReadSession session = database.read()) {
            server = session.facts();
            history = HistoryTable.find(session, configuration);
            history.requireReadable(database);
            rows = history.exists() ? history.rows(session) : List.of();
        }
        boolean baseline = needsBaseline(database, configuration, history);
        ScriptTap tap = new ScriptTap(catalog.provider(file -> false));
        List<MigrationInfo> pending = pending(database, tap, rows, configuration);
        if (baseline) {
            MigrationVersion start = configuration.getBaselineVersion();
            pending = pending.stream()
                    .filter(info ->
                            info.getVersion() == null || info.getVersion().compareTo(start) > 0)
                    .toList();
        }
        long nextRank = Math.max(baseline ? 2 : 1, highestRank(rows) + 1);
        PlanFacts facts = new PlanFacts(server, history, tap, nextRank, baseline);
        return new PlanBuilder(database, options, catalog, facts).build(upTo(database, pending, to));
    }

    private void refuseShellScripts() {
        List<ScriptFile> shell = catalog.shellScripts();
        if (!shell.isEmpty()) {
            throw FlywayErrors.refusal(
                    "LK-MIG-FLYWAY-KIND",
                    "Flyway would run %s in a shell, and Lockkeeper starts no shell; run this project's migrations with Flyway itself, or move the file out of the locations."
                            .formatted(shell.getFirst().path()));
        }
    }

    private static boolean needsBaseline(Database database, Configuration configuration, HistoryTable history) {
        Optional<HistoryTable.Schema> occupied =
                history.schemas().stream().filter(HistoryTable.Schema::occupied).findFirst();
        if (history.exists() || occupied.isEmpty()) {
            return false;
        }
        if (!configuration.isBaselineOnMigrate()) {
            throw FlywayErrors.refusal(
                    "LK-MIG-FLYWAY-NONEMPTY",
                    "%s: schema \"%s\" is not empty and has no history table %s. If it is the right database, set baselineOnMigrate and baselineVersion, so that Flyway starts its history there."
                            .formatted(database.profile().name(), occupied.get().name(), history.quoted()));
        }
        return true;
    }

    private List<MigrationInfo> pending(
            Database database, ScriptTap tap, List<HistoryRow> rows, Configuration configuration) {
        try {
            Flyway flyway = flyways.forPlan(database.engineReadSource(), tap);
            if (configuration.isValidateOnMigrate()) {
                refuseInvalid(database, flyway.validateWithResult());
            }
            List<MigrationInfo> pending = new ArrayList<>();
            for (MigrationInfo info : flyway.info().all()) {
                refuseFailed(database, info);
                if (StateWords.isWork(info) && info.getInstalledRank() == null) {
                    pending.add(info);
                }
            }
            return pending;
        } catch (FlywayException e) {
            if (DirectHistory.isForeign(rows)) {
                throw FlywayErrors.refusal(
                        "LK-MIG-FLYWAY-PAID",
                        "%s: the history was written by a paid edition of Flyway and can only be looked at here; migrate with that edition."
                                .formatted(database.profile().name()),
                        e);
            }
            throw FlywayErrors.explain(database, e);
        }
    }

    private static void refuseFailed(Database database, MigrationInfo info) {
        if (info.getState().isFailed()) {
            throw FlywayErrors.refusal(
                    "LK-MIG-FLYWAY-FAILED",
                    "%s: migration %s is marked as failed, so that nothing may run. Clean up by hand what it left behind, then repair, then migrate."
                            .formatted(database.profile().name(), info.getScript()));
        }
    }

    private static void refuseInvalid(Database database, ValidateResult result) {
        if (result.validationSuccessful) {
            return;
        }
        List<String> errors = result.invalidMigrations.stream()
                .map(m -> "%s %s (%s)"
                        .formatted(
                                m.version == null || m.version.isEmpty() ? "repeatable" : m.version,
                                m.description,
                                String.valueOf(m.errorDetails.errorCode)
                                        .replace('_', ' ')
                                        .toLowerCase(java.util.Locale.ROOT)))
                .toList();
        String told = errors.isEmpty()
                ? String.valueOf(result.getAllErrorMessages())
                        .lines()
                        .findFirst()
                        .orElse("")
                : errors.stream().limit(ERRORS_TOLD).collect(Collectors.joining("; "))
                        + (errors.size() > ERRORS_TOLD ? "; and %d more".formatted(errors.size() - ERRORS_TOLD) : "");
        throw FlywayErrors.refusal(
                "LK-MIG-FLYWAY-VALIDATE",
                "%s: scripts and history do not agree, so that Flyway runs nothing: %s. Put the scripts right, or accept them as they are with repair; a script older than what is applied needs outOfOrder."
                        .formatted(database.profile().name(), told));
    }

    private List<MigrationInfo> upTo(Database database, List<MigrationInfo> pending, Optional<String> to) {
        if (to.isEmpty()) {
            return pending;
        }
        for (int i = 0; i < pending.size(); i++) {
            if (nameOf(pending.get(i)).equals(to.get())) {
                return pending.subList(0, i + 1);
            }
        }
        throw new LockkeeperException(
                "LK-MIG-TO",
                ExitCode.USAGE,
                "%s: \"%s\" is not among what is pending; status lists the names."
                        .formatted(database.profile().name(), to.get()));
    }

    private String nameOf(MigrationInfo info) {
        return catalog.find(info.getScript(), info.getVersion(), info.getDescription())
                .map(ScriptCatalog.Entry::name)
                .orElse(info.getScript());
    }

    private static long highestRank(List<HistoryRow> rows) {
        return rows.stream()
                .mapToLong(row -> Long.parseLong(row.columns().getOrDefault("installed_rank", "0")))
                .max()
                .orElse(0);
    }
}
