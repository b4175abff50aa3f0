package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a workspace's backups lie and how long they are kept.
 *
 * @param folders absolute; those that the catalogue shows, in the file's order
 * @param retention empty where nothing is ever proposed for removal
 */
public record BackupSettings(List<Path> folders, List<BucketSettings> buckets, Optional<RetentionRules> retention) {
    /** Nothing named. */
    public static final BackupSettings NONE = new BackupSettings(List.of(), List.of(), Optional.empty());

    public BackupSettings {
        folders = List.copyOf(folders);
        buckets = List.copyOf(buckets);
    }

    /** The bucket that goes by this name in the workspace. */
    public Optional<BucketSettings> bucket(String name) {
        return buckets.stream().filter(bucket -> bucket.name().equals(name)).findFirst();
    }
}
