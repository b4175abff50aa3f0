package org.lockkeeper.logs.bytes;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells a file from the one that took its name.
 *
 * @param key device and inode; empty where the system has none, as Windows has not
 * @param created when it was made
 * @param size in bytes
 */
public record FileIdentity(Optional<Object> key, FileTime created, long size) {
    public static FileIdentity of(BasicFileAttributes attributes) {
        return new FileIdentity(
                Optional.ofNullable(attributes.fileKey()), attributes.creationTime(), attributes.size());
    }

    /** What stays the same as long as it is the same file, whatever its name. */
    public Object mark() {
        return key.orElse(created);
    }

    /**
     * Whether this is a file that took the name of another one.
     *
     * @param mark the other's
     * @param open the size of the other, which is still open, before and after this was read
     */
    public boolean tookNameOf(Object mark, long open) {
        // Windows gives a new file the creation time of the one that had its name a moment ago; it is shorter then.
        return !mark().equals(mark) || (key.isEmpty() && size < open);
    }
}
