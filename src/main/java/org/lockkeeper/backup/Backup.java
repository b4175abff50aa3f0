package org.lockkeeper.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One backup of a catalogue.
 *
 * @param place where it lies
 * @param distrust why its manifest is not to be believed, such as that it was edited by hand
 * @param damage how what lies there differs from the manifest, as far as that can be told without reading it all
 */
public record Backup(BackupManifest manifest, Place place, Optional<String> distrust, Optional<String> damage) {
    /** One that was just made or compared. */
    public static Backup whole(BackupManifest manifest, Place place) {
        return new Backup(manifest, place, Optional.empty(), Optional.empty());
    }

    /** Why it is not to be relied upon; empty where nothing speaks against it. */
    public Optional<String> objection() {
        return distrust.or(() -> damage);
    }

    public String name() {
        return manifest.name();
    }

    /** Whether nothing speaks against it and its manifest says that a test restore brought everything back. */
    public boolean isVerified() {
        return objection().isEmpty() && manifest.isVerified();
    }

    /** Whether something speaks against it, or its newest test restore did not bring everything back. */
    public boolean fellShort() {
        return objection().isPresent()
                || manifest.proof().filter(proof -> !proof.passed()).isPresent();
    }

    /** Where a backup lies. */
    public sealed interface Place {
        /** As a person would write it. */
        String label();
    }

    /**
     * In a folder of this system.
     *
     * @param folder the backup's own
     */
    public record Local(BackupFolder folder) implements Place {
        @Override
        public String label() {
            Path path = folder.path();
            return path.toString();
        }
    }

    /**
     * In a bucket.
     *
     * @param storage its name in the workspace
     * @param key of the manifest
     */
    public record Remote(String storage, String key) implements Place {
        @Override
        public String label() {
            return storage + ":" + key;
        }
    }
}
