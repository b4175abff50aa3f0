package org.lockkeeper.backup;

import org.lockkeeper.task.Progress;

/** Hears how a backup, a proof or a restore goes. */
@FunctionalInterface
public interface BackupListener extends Progress {
    /** Hears nothing. */
    BackupListener NOBODY = (what, done, total) -> {};

    /**
     * Something that a person should know, once.
     *
     * @param sentence whole
     */
    default void notice(String sentence) {}
}
