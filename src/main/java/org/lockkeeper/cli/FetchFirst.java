package org.lockkeeper.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.lockkeeper.backup.Backup;
import org.lockkeeper.backup.BackupService;
import org.lockkeeper.backup.catalogue.CatalogueEntry;
import org.lockkeeper.connection.Workspace;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.workspace.WorkspaceServices;

/** Says of a backup that no folder of this machine has in which bucket it lies. The buckets are asked only then. */
final class FetchFirst {
    private FetchFirst() {}

    /**
     * Does what wants a backup in a folder.
     *
     * @throws LockkeeperException as the work does, and with the way to fetch it where only a bucket has it
     */
    static <T> T orTold(WorkspaceServices services, String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (LockkeeperException e) {
            if (!e.code().equals(BackupService.UNKNOWN)) {
                throw e;
            }
            throw place(services, name)
                    .map(place -> told(services.workspace(), name, place, e))
                    .orElse(e);
        }
    }

    private static Optional<Backup.Remote> place(WorkspaceServices services, String name) {
        return services.backupCatalogue().read().entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(CatalogueEntry::copies)
                .flatMap(copies -> copies.stream().map(Backup::place))
                .filter(Backup.Remote.class::isInstance)
                .map(Backup.Remote.class::cast)
                .findFirst();
    }

    private static LockkeeperException told(
            Workspace workspace, String name, Backup.Remote place, LockkeeperException cause) {
        return new LockkeeperException(
                "LK-BACKUP-PLACE",
                ExitCode.USAGE,
                "The backup %s lies in the bucket %s and in no folder here: fetch it with \"%s\", then run this again."
                        .formatted(
                                name,
                                place.storage(),
                                workspace
                                        .command("backups", "pull", name, "--out", "FOLDER")
                                        .line()),
                cause);
    }
}
