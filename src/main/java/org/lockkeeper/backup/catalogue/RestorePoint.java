package org.lockkeeper.backup.catalogue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lockkeeper.backup.BackupManifest;
import org.lockkeeper.backup.BackupProof;

/**
 * A state that an environment can be brought back to: a backup of the whole database that can be believed.
 *
 * @param name of the backup
 * @param takenAt when it began; what was written later is not in it
 * @param level the newest migration that was applied then; empty where none was, or where that could not be read
 * @param appliedMigrations how many were applied then; empty where that could not be read
 * @param verified the newest test restore; empty where there was none, or where it fell short
 */
public record RestorePoint(
        String name,
        Instant takenAt,
        Optional<String> level,
        Optional<Long> appliedMigrations,
        Optional<Verified> verified) {
    /**
     * A test restore that brought everything back.
     *
     * @param restoreTime of the restore itself
     */
    public record Verified(Instant at, Duration restoreTime) {}

    static RestorePoint of(CatalogueEntry entry) {
        BackupManifest manifest = entry.manifest();
        return new RestorePoint(
                entry.name(),
                manifest.startedAt(),
                manifest.level(),
                manifest.appliedMigrations(),
                entry.proof()
                        .filter(BackupProof::passed)
                        .map(proof -> new Verified(proof.at(), Duration.ofMillis(proof.restoreMs()))));
    }
}
