package org.lockkeeper.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.task.CancelToken;

/** One process, and one thread of it, at a time. The system gives the lock up when its process dies, however it dies. */
final class FolderLock implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param file the lock file, which is made if need be and stays
     * @throws java.util.concurrent.CancellationException if cancellation was asked for meanwhile
     */
    static FolderLock acquire(Path file, CancelToken cancel) throws IOException {
        SafeFiles.createParents(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            while (tryLock(channel) == null) {
                cancel.throwIfRequested();
                LockSupport.parkNanos(POLL.toNanos());
            }
            held = true;
            return new FolderLock(channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /** Java refuses a second lock of the same process where the system would silently grant it; both mean to wait. */
    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
