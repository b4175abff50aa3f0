package org.lockkeeper.backup;

import java.nio.file.Path;
import java.util.Objects;

/**
 * What lies where. A backup is one folder, mode 0700, named as the backup, with {@code <name>.dump} (or {@code .dir}, {@code .sql}),
 * {@code <name>.globals.sql} and {@code <name>.manifest.json}, mode 0600. While it is made the folder is called
 * {@code .<name>.partial}; it gets its name, by one renaming, when everything in it is complete, checked and on disk.
 */
public record BackupFolder(Path path) {
    /** What a backup's manifest is called after its name. */
    public static final String MANIFEST_SUFFIX = ".manifest.json";

    static final String PARTIAL_SUFFIX = ".partial";
    private static final String GLOBALS_SUFFIX = ".globals.sql";

    /** The folder of a complete backup. */
    public static BackupFolder of(Path parent, String name) {
        return new BackupFolder(parent.resolve(checked(name)));
    }

    /** The folder in which a backup is made. */
    public static Path partial(Path parent, String name) {
        return parent.resolve("." + checked(name) + PARTIAL_SUFFIX);
    }

    /** Empty for the root of a file system, which is none. */
    public String name() {
        return Objects.toString(path.getFileName(), "");
    }

    public Path manifest() {
        return path.resolve(name() + MANIFEST_SUFFIX);
    }

    /** The dump that a manifest names. */
    public Path dump(BackupManifest manifest) {
        return path.resolve(manifest.dump().file());
    }

    static String dumpFile(String name, BackupFormat format) {
        return checked(name) + format.suffix();
    }

    static String globalsFile(String name) {
        return checked(name) + GLOBALS_SUFFIX;
    }

    static String manifestFile(String name) {
        return checked(name) + MANIFEST_SUFFIX;
    }

    private static String checked(String name) {
        if (!BackupName.isValid(name)) {
            throw new IllegalArgumentException("not a backup's name: " + name);
        }
        return name;
    }
}
