package org.lockkeeper.deploy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupProof;
import org.lockkeeper.backup.catalogue.Catalogue;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.TypedCommand;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.migration.MigrationPlan;

/**
 * What the catalogue has of the database that a deploy is for.
 *
 * @param environment the profile's name
 * @param entries whole and to be believed, of this very database, the newest first
 * @param problems places that could not be read, a sentence each
 * @param backup makes one
 */
public record EnvironmentBackups(
        String environment, List<CatalogueEntry> entries, List<String> problems, TypedCommand backup) {
    public EnvironmentBackups {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /** Where the checklist asks for none, the places are not read. */
    static EnvironmentBackups notRead(Workspace workspace, String environment) {
        return new EnvironmentBackups(environment, List.of(), List.of(), backup(workspace, environment));
    }

    /** A profile that was pointed to another server has left backups of the old one under the same name: they are no way back. */
    static EnvironmentBackups of(Catalogue catalogue, Workspace workspace, MigrationPlan plan) {
        String environment = plan.profile().name();
        return new EnvironmentBackups(
                environment,
                catalogue.whole(workspace.project().name(), environment).stream()
                        .filter(entry -> isOf(entry.manifest().source(), plan))
                        .toList(),
                catalogue.problems(),
                backup(workspace, environment));
    }

    private static TypedCommand backup(Workspace workspace, String environment) {
        return workspace.command("backup", "--env", environment);
    }

    private static boolean isOf(BackupManifest.Source source, MigrationPlan plan) {
        // Where the role may not read it, the target's is an address and a time.
        boolean known = plan.target().system().matches("\\d+");
        return source.database().equals(plan.target().database())
                && (!known
                        || source.systemIdentifier()
                                .map(plan.target().system()::equals)
                                .orElse(true));
    }

    /** How long a restore takes, by the newest test restore of a backup of this database. */
    Optional<TestRestore> restore() {
        return entries.stream()
                .filter(CatalogueEntry::isVerified)
                .findFirst()
                .flatMap(entry -> entry.proof().map(proof -> new TestRestore(entry.name(), proof)));
    }

    /** Whether there is a recent one. */
    CheckResult look(Instant now) {
        if (entries.isEmpty()) {
            return problems.isEmpty()
                    ? CheckResult.failed(
                            "The catalogue has no backup of the whole database of %s. Make one (the Backups page, or \"%s\"), name a dump that is there, or say why none is needed."
                                    .formatted(environment, backup.line()))
                    : CheckResult.unknown("no backup of %s was found, and not all places could be read: %s"
                            .formatted(environment, String.join(" ", problems)));
        }
        return judged(entries.getFirst(), now);
    }

    /** The same of one that somebody names by its folder; empty where the catalogue does not have it. */
    Optional<CheckResult> look(Path named, Instant now) {
        return entries.stream()
                .filter(entry -> entry.copies().stream()
                        .anyMatch(copy -> copy.place() instanceof Backup.Local
                                && path(copy).equals(named)))
                .findFirst()
                .map(entry -> judged(entry, now));
    }

    private static Path path(Backup copy) {
        return copy.place() instanceof Backup.Local local
                ? local.folder().path().toAbsolutePath().normalize()
                : Path.of(copy.place().label());
    }

    /** As old as its snapshot, which it took when it began. */
    private static CheckResult judged(CatalogueEntry entry, Instant now) {
        BackupManifest manifest = entry.manifest();
        Instant taken = manifest.startedAt();
        String fact = "%s, %s, of %s%s; %s."
                .formatted(
                        entry.name(),
                        SizeWords.of(entry.bytes()),
                        taken,
                        manifest.level().map(level -> ", at " + level).orElse(""),
                        proof(entry));
        Duration age = Duration.between(taken, now);
        if (entry.isUneven() && entry.proof().filter(proof -> !proof.passed()).isEmpty()) {
            fact += " Not every copy is as good: %s."
                    .formatted(entry.copies().stream()
                            .filter(Backup::fellShort)
                            .map(copy -> copy.place().label())
                            .collect(Collectors.joining(", ")));
        }
        if (entry.proof().filter(proof -> !proof.passed()).isPresent()) {
            return CheckResult.failed(fact + " It is no way back.");
        }
        String told = fact;
        return BackupFile.notRecent(age)
                .map(why -> CheckResult.failed(told + " " + why))
                .orElseGet(() -> CheckResult.passed(told));
    }

    private static String proof(CatalogueEntry entry) {
        return entry.proof()
                .map(proof -> proof.passed()
                        ? "verified at %s, restored in %s"
                                .formatted(proof.at(), RiskSheet.words(Duration.ofMillis(proof.restoreMs())))
                        : "its test restore at %s did not bring everything back: %s"
                                .formatted(
                                        proof.at(),
                                        proof.differences().stream().findFirst().orElse("")))
                .orElse("never restored as a test");
    }

    /** A backup and what its test restore showed. */
    record TestRestore(String backup, BackupProof proof) {
        Duration took() {
            return Duration.ofMillis(proof.restoreMs());
        }
    }
}
