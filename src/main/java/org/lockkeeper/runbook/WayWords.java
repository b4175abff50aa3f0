package org.lockkeeper.runbook;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.lockkeeper.backup.Figures;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.Workspace;

/**
 * One way to roll back, in words for this case.
 *
 * @param takes how long, and how that is known
 * @param loses what is gone afterwards
 * @param how what to do, and what to look at before
 * @param command what does it on the command line
 */
public record WayWords(String takes, String loses, String how, Optional<String> command) {
    /** The previous version of the application on the database as it is. */
    public static WayWords codeOnly(RollbackCase found, Workspace workspace) {
        int applied = found.codeOnly().applied().size();
        String since = found.restore().snapshot().isPresent() ? "since the backup below" : "in the last day";
        return new WayWords(
                found.codeOnly()
                        .last()
                        .map(last -> "%s, as on %s (%s)."
                                .formatted(
                                        Figures.time(last.took()),
                                        LocalDate.ofInstant(last.at(), ZoneOffset.UTC),
                                        last.source()))
                        .orElse(
                                "Less than 5 minutes by the strategy: not measured here yet. Keep the time when it is done."),
                "Nothing of the data.",
                applied == 0
                        ? "No migration was applied %s, so that the older code meets the schema that it knows. Promote the previous deployment and begin the watch with it, which follows the health URL until that answers well and keeps how long it took."
                                .formatted(since)
                        : "%d %s applied %s: the older code has to work with the newer schema (%s). Where it does not, take another way."
                                .formatted(
                                        applied,
                                        applied == 1 ? "migration was" : "migrations were",
                                        since,
                                        String.join(", ", found.codeOnly().applied())),
                Optional.of(workspace
                        .command("runbook", "code-only", "--env", found.environment())
                        .line()));
    }

    /** A backup in place of the database. */
    public static WayWords restore(RollbackCase found, Workspace workspace) {
        RollbackCase.Restore restore = found.restore();
        if (restore.backup().isEmpty()) {
            return new WayWords(
                    "Not possible now.",
                    "–",
                    "The catalogue has no backup of the whole database of %s. Make one before anything else is tried."
                            .formatted(found.environment()),
                    Optional.empty());
        }
        CatalogueEntry backup = restore.backup().get();
        String proven = restore.takes()
                .map(takes -> "%s, as its test restore took.".formatted(Figures.time(takes)))
                .orElse("Not known: it was never test-restored. Verify it first, which tells.");
        String fetch = backup.local().isEmpty() ? " It lies in a bucket: fetch it first." : "";
        return new WayWords(
                proven,
                "Everything written in the last %s, since %s."
                        .formatted(
                                Figures.time(restore.lost().orElse(Duration.ZERO)),
                                restore.snapshot().orElse(found.at()).truncatedTo(ChronoUnit.SECONDS)),
                "Stop what writes, restore %s into a new database and swap it in; the present one is kept under a dated name, and restore --undo swaps back. Its history comes with it.%s%s"
                        .formatted(backup.name(), fetch, ofMigration(found)),
                Optional.of(workspace
                        .command("restore", backup.name(), "--env", found.environment(), "--swap")
                        .line()));
    }

    /** Whether it takes the last migration back at all. */
    private static String ofMigration(RollbackCase found) {
        if (found.restore().newer().isEmpty()) {
            return found.revert()
                    .migration()
                    .map(last ->
                            " It was made after %s, the last migration, and brings that back too: it helps where data was lost or damaged since, and takes no migration back."
                                    .formatted(last))
                    .orElse("");
        }
        return found.restore()
                .later()
                .map(later -> " A newer verified one, %s, was made after the last migration and would bring that back."
                        .formatted(later.name()))
                .orElse("");
    }

    /** A new migration that takes one back. */
    public static WayWords revert(RollbackCase found, Workspace workspace) {
        Optional<String> migration = found.revert().migration();
        Optional<Path> script = found.revert().script();
        if (migration.isEmpty() || script.isEmpty()) {
            return new WayWords(
                    "Not possible.", "–", "No migration is applied that could be taken back.", Optional.empty());
        }
        return new WayWords(
                found.revert()
                                .measured()
                                .map(WayWords::measured)
                                .orElse("Not measured, and the strategy gives no time.")
                        + " It takes as long as its own statements: try it on staging, which tells.",
                "What the statements remove: a dropped column or table takes its data along.",
                "Write the opposite of %s into a new migration, %s; it goes through preview and deploy like any other."
                        .formatted(migration.get(), script.get()),
                Optional.of(
                        workspace.command("runbook", "revert", migration.get()).line()));
    }

    private static String measured(RollbackCase.Measured measured) {
        String took = Figures.time(measured.took());
        return measured.revert()
                ? "The last revert here, %s, took %s by its history.".formatted(measured.migration(), took)
                : "No revert has run here yet; applying %s took %s by its history."
                        .formatted(measured.migration(), took);
    }
}
