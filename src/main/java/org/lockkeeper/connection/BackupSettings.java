package org.lockkeeper.connection;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a workspace's backups lie, how long they are kept and what they are made and proven with.
 *
 * @param folders absolute; those that the catalogue shows, the first of which is where new ones go unless somebody says otherwise
 * @param retention empty where nothing is ever proposed for removal
 * @param scratch the profile whose server may be used for test restores, in a database of its own; an embedded server where empty
 * @param clientPrograms folders with pg_dump and the others, before those that are found by themselves
 */
public record BackupSettings(
        List<Path> folders,
        List<BucketSettings> buckets,
        Optional<RetentionRules> retention,
        Optional<String> scratch,
        List<Path> clientPrograms) {
    /** Nothing named. */
    public static final BackupSettings NONE = new BackupSettings(List.of(), Optional.empty(), List.of());

    /** Without buckets and rules. */
    public BackupSettings(List<Path> folders, Optional<String> scratch, List<Path> clientPrograms) {
        this(folders, List.of(), Optional.empty(), scratch, clientPrograms);
    }

    public BackupSettings {
        folders = List.copyOf(folders);
        buckets = List.copyOf(buckets);
        clientPrograms = List.copyOf(clientPrograms);
    }

    /** The bucket that goes by this name in the workspace. */
    public Optional<BucketSettings> bucket(String name) {
        return buckets.stream().filter(bucket -> bucket.name().equals(name)).findFirst();
    }
}
