package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.bytes.FileIdentity;
import org.lockkeeper.logs.bytes.JoinedBytes;
import org.lockkeeper.logs.bytes.LogFiles;
import org.lockkeeper.task.CancelToken;

/**
 * Watches the last file of a log as {@code tail -F} does: by its name, and by what the name leads to; and the folder around it, where the next file may
 * have a name of its own.
 */
final class FollowedFile implements Followed {
    private final DatedSiblings siblings;
    private final UnaryOperator<FileIdentity> told;
    private Path path;
    private Object mark;
    private final Set<Object> read = new HashSet<>();

    /** @param identity what the path led to when it was opened */
    FollowedFile(Path path, FileIdentity identity) {
        this(path, identity, UnaryOperator.identity());
    }

    /** @param told what the system tells of a file's identity */
    FollowedFile(Path path, FileIdentity identity, UnaryOperator<FileIdentity> told) {
        this.path = path;
        this.told = told;
        this.mark = told.apply(identity).mark();
        read.add(mark);
        this.siblings = DatedSiblings.of(path);
    }

    /** A file that nobody writes any more. */
    static final Followed FINISHED = (bytes, known) -> growth(bytes.size(), known);

    private static LogChange growth(long size, long known) {
        return size < known ? LogChange.TRUNCATED : size > known ? LogChange.GREW : LogChange.NONE;
    }

    @Override
    public synchronized LogChange look(JoinedBytes bytes, long known) throws IOException {
        CancelToken never = new CancelToken();
        while (bytes.goOn(never)) {
            // A file in UTF-16 is copied as far as it goes.
        }
        LogChange growth = growth(bytes.size(), known);
        // What the old file still got is taken first, also when its name has moved on.
        return growth == LogChange.NONE ? elsewhere(bytes) : growth;
    }

    private LogChange elsewhere(JoinedBytes bytes) throws IOException {
        boolean gone = false;
        try {
            long open = bytes.lastFileSize();
            FileIdentity now = told.apply(LogFiles.identity(path));
            // Where the file itself was truncated meanwhile, that is seen at the next look.
            boolean same = bytes.lastFileSize() == open;
            if (same && now.tookNameOf(mark, open) && Files.isRegularFile(path)) {
                return goOn(bytes, path) ? LogChange.ROTATED : LogChange.GONE;
            }
        } catch (NoSuchFileException e) {
            gone = true;
        }
        Optional<Path> next =
                siblings.next(each -> read.contains(told.apply(each).mark()));
        if (next.isPresent()) {
            return goOnBeside(bytes, next.get());
        }
        return gone ? LogChange.GONE : LogChange.NONE;
    }

    private LogChange goOnBeside(JoinedBytes bytes, Path next) throws IOException {
        long size = bytes.lastSize();
        boolean reused = siblings.isReused(next);
        if (!goOn(bytes, next)) {
            return LogChange.NONE;
        }
        siblings.took(next, size);
        path = next;
        if (reused && bytes.drop(next.toString())) {
            return LogChange.TRUNCATED;
        }
        return LogChange.ROTATED;
    }

    /** Where the file cannot be read yet, that is thrown, and it is tried again at the next look; false where it has gone again. */
    private boolean goOn(JoinedBytes bytes, Path file) throws IOException {
        LogFiles.Opened opened;
        try {
            opened = LogFiles.open(file);
        } catch (LockkeeperException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return false;
            }
            throw e;
        }
        bytes.add(file.toString(), opened.bytes());
        mark = told.apply(opened.identity()).mark();
        read.add(mark);
        return true;
    }
}
