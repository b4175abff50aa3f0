package org.lockkeeper.backup;

import java.nio.file.Path;
import org.lockkeeper.files.UserFolders;

/**
 * Where the product keeps what it needs for backups; the backups themselves lie elsewhere.
 *
 * @param folders the list of folders in which there are backups
 * @param runs what child programs need while they run
 * @param throwaways servers for test restores
 */
record BackupHome(Path folders, Path runs, Path throwaways) {
    static BackupHome of(UserFolders user) {
        Path root = user.data().resolve("backups");
        return new BackupHome(root.resolve("folders.json"), root.resolve("runs"), root.resolve("throwaways"));
    }
}
