package org.lockkeeper.deploy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.StatusMatrix;

/** Finds out about a deploy what can be found out. Changes nothing. */
final class Preparation {
    private final Workspace workspace;
    private final MigrationService migrations;
    private final Databases databases;
    private final Database database;
    private final BackupCatalogue catalogue;
    private final Instant now;

    /** @param environment a profile's name */
    Preparation(
            Workspace workspace,
            MigrationService migrations,
            Databases databases,
            String environment,
            BackupCatalogue catalogue,
            Instant now) {
        this.workspace = workspace;
        this.migrations = migrations;
        this.databases = databases;
        this.database = databases.of(environment);
        this.catalogue = catalogue;
        this.now = now;
    }

    Deployment of(MigrationPlan plan, StatusMatrix matrix) {
        return of(plan, matrix, ChecklistFile.of(workspace));
    }

    /** All of it anew, for the checklist that a person has walked. */
    Deployment again(Deployment earlier, StatusMatrix matrix) {
        return of(earlier.plan(), matrix, earlier.checklist());
    }

    /** What costs no more than a few queries of this database; what other places say is as it was. */
    Deployment again(Deployment earlier) {
        Impact impact = impact(database, earlier.plan());
        Optional<String> objection = objection(earlier.plan());
        Map<AutomaticCheck, CheckResult> facts = new EnumMap<>(AutomaticCheck.class);
        earlier.facts()
                .forEach((check, before) ->
                        facts.put(check, here(check, impact, objection).orElse(before)));
        return new Deployment(
                earlier.plan(), now, earlier.checklist(), facts, earlier.backups(), impact, earlier.risk(), objection);
    }

    private Deployment of(MigrationPlan plan, StatusMatrix matrix, Checklist checklist) {
        List<ChecklistItem> items = checklist.on(plan.profile().environment());
        Impact impact = impact(database, plan);
        EarlierEnvironments earlier = new EarlierEnvironments(plan, matrix);
        Optional<String> objection = objection(plan);
        Map<AutomaticCheck, CheckResult> facts = new EnumMap<>(AutomaticCheck.class);
        items.stream()
                .flatMap(item -> item.check().stream())
                .distinct()
                .forEach(check -> here(check, impact, objection)
                        .or(() -> elsewhere(check, matrix, earlier))
                        .ifPresent(result -> facts.put(check, result)));
        EnvironmentBackups backups = backups(plan, items);
        Optional<EarlierEnvironments.Took> took = earlier.took()
                .map(it -> it.with(impact(databases.of(it.environment()), plan).tables()));
        RiskSheet risk = RiskSheet.of(impact, took, backups.restore());
        return new Deployment(plan, now, checklist, facts, backups, impact, risk, objection);
    }

    private Impact impact(Database of, MigrationPlan plan) {
        return new ImpactReader(of, workspace.project()).read(plan);
    }

    private Optional<String> objection(MigrationPlan plan) {
        return plan.profile().environment() == Environment.PRODUCTION
                ? workspace.window().objection(now)
                : Optional.empty();
    }

    /** Buckets are asked over the network, so only where a gate wants to know. */
    private EnvironmentBackups backups(MigrationPlan plan, List<ChecklistItem> items) {
        boolean asked = !plan.isEmpty()
                && items.stream()
                        .flatMap(item -> item.check().stream())
                        .anyMatch(check -> check == AutomaticCheck.RECENT_BACKUP);
        return asked
                ? EnvironmentBackups.of(catalogue.read(), workspace, plan)
                : EnvironmentBackups.notRead(workspace, plan.profile().name());
    }

    /** By the work tree, this database and the clock; empty for what they do not tell. */
    private Optional<CheckResult> here(AutomaticCheck check, Impact impact, Optional<String> objection) {
        return switch (check) {
            case SCRIPTS_COMMITTED -> Optional.of(new GitCheck(workspace, "git").look());
            case HISTORY_LOCK -> Optional.of(lock());
            case IDLE_TRANSACTIONS -> Optional.of(FactChecks.idle(impact));
            case DISK_SPACE -> Optional.of(FactChecks.disk(database, impact));
            case CHANGE_WINDOW -> Optional.of(window(objection));
            case APPLIED_BEFORE, HISTORY_CLEAN, RISK_ASSESSED, RECENT_BACKUP -> Optional.empty();
        };
    }

    /** By the histories of all environments; empty for what depends on what a person says, too. */
    private static Optional<CheckResult> elsewhere(
            AutomaticCheck check, StatusMatrix matrix, EarlierEnvironments earlier) {
        return switch (check) {
            case APPLIED_BEFORE -> Optional.of(earlier.look());
            case HISTORY_CLEAN -> Optional.of(FactChecks.history(matrix));
            case SCRIPTS_COMMITTED,
                    HISTORY_LOCK,
                    IDLE_TRANSACTIONS,
                    DISK_SPACE,
                    CHANGE_WINDOW,
                    RISK_ASSESSED,
                    RECENT_BACKUP -> Optional.empty();
        };
    }

    private CheckResult lock() {
        try {
            return FactChecks.lock(
                    migrations.recovery(database.profile().name()).lockHolders());
        } catch (LockkeeperException e) {
            return CheckResult.unknown(e.sentence());
        }
    }

    private CheckResult window(Optional<String> objection) {
        boolean set = workspace.window().open().isPresent()
                || workspace.window().peak().isPresent();
        return objection
                .map(why -> CheckResult.failed("It is %s; with a reason it can go on.".formatted(why)))
                .orElseGet(() -> CheckResult.passed(
                        set
                                ? "It is inside, at %s.".formatted(now)
                                : "The workspace sets no change window and no peak hours."));
    }
}
