package org.lockkeeper.deploy;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Environment;
import org.lockkeeper.migration.MigrationPlan;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.StatusMatrix;

/** Finds out about a deploy what can be found out. Changes nothing. */
final class Preparation {
    private final Workspace workspace;
    private final MigrationService migrations;
    private final Database database;
    private final BackupCatalogue catalogue;
    private final Instant now;

    Preparation(
            Workspace workspace,
            MigrationService migrations,
            Database database,
            BackupCatalogue catalogue,
            Instant now) {
        this.workspace = workspace;
        this.migrations = migrations;
        this.database = database;
        this.catalogue = catalogue;
        this.now = now;
    }

    Deployment of(MigrationPlan plan, StatusMatrix matrix) {
        Environment environment = plan.profile().environment();
        Checklist checklist = ChecklistFile.of(workspace);
        Impact impact = new ImpactReader(database, workspace.project()).read(plan);
        EarlierEnvironments earlier = new EarlierEnvironments(plan, matrix);
        Optional<String> objection =
                environment == Environment.PRODUCTION ? workspace.window().objection(now) : Optional.empty();
        Map<AutomaticCheck, CheckResult> facts = new EnumMap<>(AutomaticCheck.class);
        checklist.on(environment).stream()
                .flatMap(item -> item.check().stream())
                .distinct()
                .forEach(check ->
                        found(check, impact, matrix, earlier, objection).ifPresent(result -> facts.put(check, result)));
        EnvironmentBackups backups = backups(plan, checklist.on(environment));
        RiskSheet risk = RiskSheet.of(impact, earlier.took(), backups.restore());
        return new Deployment(plan, now, checklist, facts, backups, impact, risk, objection);
    }

    /** Buckets are asked over the network, so only where a gate wants to know. */
    private EnvironmentBackups backups(MigrationPlan plan, List<ChecklistItem> items) {
        boolean asked = !plan.isEmpty()
                && items.stream()
                        .flatMap(item -> item.check().stream())
                        .anyMatch(check -> check == AutomaticCheck.RECENT_BACKUP);
        return asked
                ? EnvironmentBackups.of(catalogue.read(), workspace.project().name(), plan)
                : EnvironmentBackups.notRead(plan.profile().name());
    }

    /** Empty for what depends on what a person says. */
    private Optional<CheckResult> found(
            AutomaticCheck check,
            Impact impact,
            StatusMatrix matrix,
            EarlierEnvironments earlier,
            Optional<String> objection) {
        return switch (check) {
            case SCRIPTS_COMMITTED -> Optional.of(new GitCheck(workspace, "git").look());
            case APPLIED_BEFORE -> Optional.of(earlier.look());
            case HISTORY_CLEAN -> Optional.of(FactChecks.history(matrix));
            case HISTORY_LOCK -> Optional.of(lock());
            case IDLE_TRANSACTIONS -> Optional.of(FactChecks.idle(impact));
            case DISK_SPACE -> Optional.of(FactChecks.disk(database, impact));
            case CHANGE_WINDOW -> Optional.of(window(objection));
            case RISK_ASSESSED, RECENT_BACKUP -> Optional.empty();
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
