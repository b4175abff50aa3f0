package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogFiles;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Watches the last file of a log as {@code tail -F} does: by its name, and by what the name leads to. */
final class FollowedFile implements Followed {
    private final Optional<Path> path;
    private Optional<Object> key;

    /** @param key what the path led to when it was opened */
    FollowedFile(Optional<Path> path, Optional<Object> key) {
        this.path = path;
        this.key = key;
    }

    /** Nothing that could grow. */
    static FollowedFile none() {
        return new FollowedFile(Optional.empty(), Optional.empty());
    }

    @Override
    public synchronized LogChange look(JoinedBytes bytes, long known) throws IOException {
        long size = bytes.size();
        if (size < known) {
            return LogChange.TRUNCATED;
        }
        if (size > known) {
            // What the old file still got is taken first, also when its name has moved on.
            return LogChange.GREW;
        }
        if (path.isEmpty()) {
            return LogChange.NONE;
        }
        try {
            Optional<Object> now = LogFiles.key(path.get());
            if (now.isPresent() && !now.equals(key) && Files.isRegularFile(path.get())) {
                LogFiles.Opened opened = LogFiles.open(path.get(), Progress.NONE, new CancelToken());
                bytes.add(path.get().toString(), opened.bytes());
                key = opened.key();
                return LogChange.ROTATED;
            }
            return LogChange.NONE;
        } catch (NoSuchFileException e) {
            return LogChange.GONE;
        }
    }
}
