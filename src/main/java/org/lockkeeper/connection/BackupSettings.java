package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A workspace's backups.
 *
 * @param folders where they lie, absolute; the first is where new ones go unless somebody says otherwise
 * @param scratch the profile whose server may be used for test restores, in a database of its own; an embedded server where empty
 * @param clientPrograms folders with pg_dump and the others, before those that are found by themselves
 */
public record BackupSettings(List<Path> folders, Optional<String> scratch, List<Path> clientPrograms) {
    /** Nothing is set. */
    public static final BackupSettings NONE = new BackupSettings(List.of(), Optional.empty(), List.of());

    public BackupSettings {
        folders = List.copyOf(folders);
        clientPrograms = List.copyOf(clientPrograms);
    }
}
