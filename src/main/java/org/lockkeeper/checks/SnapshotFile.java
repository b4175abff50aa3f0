package org.lockkeeper.checks;

import java.nio.file.Path;

/** A snapshot in a file, so that another process can compare with it; only its owner reads it. */
public final class SnapshotFile {
    private SnapshotFile() {}

    /**
     * Reads a snapshot.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it cannot be read or is none
     */
    public static Snapshot read(Path file) {
        throw new UnsupportedOperationException(file.toString());
    }

    /**
     * Writes a snapshot, whole or not at all.
     *
     * @throws org.lockkeeper.error.LockkeeperException if it cannot be written
     */
    public static void write(Path file, Snapshot snapshot) {
        throw new UnsupportedOperationException(file + snapshot.environment());
    }
}
