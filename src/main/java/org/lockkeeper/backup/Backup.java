package org.lockkeeper.backup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One backup of a catalogue.
 *
 * @param place where it lies
 * @param objection why its manifest is not to be believed, such as that it was edited by hand; empty where it is whole
 */
public record Backup(BackupManifest manifest, Place place, Optional<String> objection) {
    public String name() {
        return manifest.name();
    }

    /** Whether its manifest is whole and says that a test restore brought everything back. */
    public boolean isVerified() {
        return objection.isEmpty() && manifest.isVerified();
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
