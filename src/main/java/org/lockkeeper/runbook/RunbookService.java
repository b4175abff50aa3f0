package org.lockkeeper.runbook;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.catalogue.BackupCatalogue;
import org.lockkeeper.backup.catalogue.Catalogue;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.db.Database;
import org.lockkeeper.db.Databases;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.guard.Confirmer;
import org.lockkeeper.migration.EnvironmentStatus;
import org.lockkeeper.migration.HistoryEdit;
import org.lockkeeper.migration.HistoryMoments;
import org.lockkeeper.migration.Migration;
import org.lockkeeper.migration.MigrationService;
import org.lockkeeper.migration.MigrationStatus;
import org.lockkeeper.runbook.RollbackCase.CodeOnly;
import org.lockkeeper.runbook.RollbackCase.Measured;
import org.lockkeeper.runbook.RollbackCase.Restore;
import org.lockkeeper.runbook.RollbackCase.Revert;
import org.lockkeeper.task.CancelToken;

/** The runbooks of one workspace. Looking changes nothing; the one change that is offered goes through the guard. */
public final class RunbookService {
    /** How far back the code has to be looked at where no backup sets a point. */
    private static final Duration RECENT = Duration.ofDays(1);

    private final Workspace workspace;
    private final Databases databases;
    private final MigrationService migrations;
    private final BackupCatalogue backups;
    private final CheckCriteria checks;
    private final Clock clock;

    public RunbookService(
            Workspace workspace,
            Databases databases,
            MigrationService migrations,
            BackupCatalogue backups,
            CheckCriteria checks,
            Clock clock) {
        this.workspace = workspace;
        this.databases = databases;
        this.migrations = migrations;
        this.backups = backups;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * What there is to know before an environment is rolled back.
     *
     * @throws LockkeeperException if it cannot be read
     */
    public RollbackCase rollback(String environment) {
        Instant now = clock.instant();
        EnvironmentStatus status = migrations.status(environment);
        Catalogue catalogue = backups.read();
        List<String> problems = new ArrayList<>(catalogue.problems());
        List<CheckFinding> found = List.of();
        try {
            found = checks.find(
                    environment,
                    taken -> !HistoryMoments.newerThan(status, taken).isEmpty());
        } catch (LockkeeperException e) {
            problems.add(e.sentence());
        }
        Restore restore = restore(catalogue, status, environment, now);
        Instant since = restore.snapshot().orElse(now.minus(RECENT));
        Optional<String> newest = newestApplied(status);
        return new RollbackCase(
                environment,
                now,
                Findings.of(migrations.recovery(environment), found),
                new CodeOnly(
                        status.migrations().stream()
                                .filter(migration -> migration
                                        .appliedAt()
                                        .filter(since::isBefore)
                                        .isPresent())
                                .map(MigrationStatus::name)
                                .toList(),
                        last(environment, problems)),
                restore,
                new Revert(newest, newest.map(name -> script().path(name, names(status))), measured(status, newest)),
                problems);
    }

    private Optional<CodeRollback> last(String environment, List<String> problems) {
        try {
            return new CodeRollbacks(workspace).newest(environment);
        } catch (LockkeeperException e) {
            problems.add(e.sentence());
            return Optional.empty();
        }
    }

    /**
     * Keeps how long it took to put the previous version of the application back.
     *
     * @param source how that is known
     */
    public CodeRollback codeOnly(String environment, Duration took, String source) {
        CodeRollback done = new CodeRollback(
                databases.of(environment).profile().name(),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                took,
                source);
        new CodeRollbacks(workspace).add(done);
        return done;
    }

    /**
     * Watches the application come back, and keeps how long it took.
     *
     * @throws LockkeeperException if the profile names no health URL, or it answers well from the start
     * @throws java.util.concurrent.CancellationException if that was asked for; nothing is kept then
     */
    public CodeRollback watchCodeOnly(String environment, CancelToken cancel) {
        return codeOnly(
                environment,
                new Recovery(() -> checks.health(environment, cancel), cancel).took(),
                "from bad to good by its health URL");
    }

    private Restore restore(Catalogue catalogue, EnvironmentStatus status, String environment, Instant now) {
        List<CatalogueEntry> whole = catalogue.whole(workspace.project().name(), environment);
        // One that was made afterwards brings the last migration back.
        Predicate<CatalogueEntry> before =
                entry -> HistoryMoments.isAnyNewer(status, entry.manifest().startedAt());
        Optional<CatalogueEntry> backup = first(whole, before.and(CatalogueEntry::isVerified))
                .or(() -> first(whole, before))
                .or(() -> first(whole, CatalogueEntry::isVerified))
                .or(() -> first(whole, _ -> true));
        Optional<Instant> snapshot = backup.map(entry -> entry.manifest().startedAt());
        return new Restore(
                backup,
                snapshot,
                snapshot.map(at -> Duration.between(at, now)),
                backup.flatMap(CatalogueEntry::proof)
                        .filter(BackupProof::passed)
                        .map(proof -> Duration.ofMillis(proof.restoreMs())),
                snapshot.map(at -> HistoryMoments.newerThan(status, at)).orElse(List.of()),
                first(whole, CatalogueEntry::isVerified)
                        .filter(newest -> backup.filter(newest::equals).isEmpty() && !before.test(newest)));
    }

    private static Optional<CatalogueEntry> first(List<CatalogueEntry> entries, Predicate<CatalogueEntry> which) {
        return entries.stream().filter(which).findFirst();
    }

    /** The newest revert that ran here; else the migration that is to be taken back. */
    private Optional<Measured> measured(EnvironmentStatus status, Optional<String> newest) {
        RevertScript script = script();
        List<Measured> all = status.migrations().stream()
                .filter(migration -> migration.appliedAt().isPresent())
                .sorted(Comparator.comparing(migration -> migration.appliedAt().orElseThrow()))
                .flatMap(migration -> HistoryMoments.took(migration).stream()
                        .map(took -> new Measured(migration.name(), script.isOne(migration.name()), took)))
                .toList()
                .reversed();
        return all.stream()
                .filter(Measured::revert)
                .findFirst()
                .or(() -> all.stream()
                        .filter(one -> newest.filter(one.migration()::equals).isPresent())
                        .findFirst());
    }

    private static Optional<String> newestApplied(EnvironmentStatus status) {
        return status.migrations().stream()
                .filter(migration -> migration.appliedAt().isPresent())
                .max(Comparator.comparing(migration -> migration.appliedAt().orElseThrow()))
                .map(MigrationStatus::name);
    }

    /**
     * Makes a new migration that is to take another back; its script is to be filled and refuses to run until then.
     *
     * @param migration as the project names it
     * @return the script
     */
    public Path revert(String migration) {
        List<Migration> all = migrations.scripts();
        Optional<Path> original = all.stream()
                .filter(each -> each.name().equals(migration))
                .map(Migration::script)
                .findFirst();
        if (original.isEmpty()) {
            throw new LockkeeperException(
                    "LK-RUN-MIGRATION",
                    ExitCode.USAGE,
                    "The project has no migration \"%s\"; status lists its names.".formatted(migration));
        }
        return script().create(migration, all.stream().map(Migration::name).toList(), original);
    }

    private RevertScript script() {
        return new RevertScript(workspace.project(), clock);
    }

    private static List<String> names(EnvironmentStatus status) {
        return status.migrations().stream().map(MigrationStatus::name).toList();
    }

    /**
     * Removes the rows of the history that are newer than a moment; see {@link MigrationService#forget}.
     *
     * @throws org.lockkeeper.guard.GuardRefusedException if it is not confirmed as that environment wants it
     */
    public HistoryEdit forget(String environment, Instant after, Confirmer confirmer) {
        return migrations.forget(environment, after, confirmer);
    }

    /** What is the matter with a database. */
    public Diagnosis down(String environment) {
        Database database = databases.of(environment);
        return new Diagnosis(
                environment,
                new DatabaseDiagnosis(database, databases.secrets()).run(),
                backups.read().newestVerified(workspace.project().name(), environment),
                database.profile().contacts());
    }
}
