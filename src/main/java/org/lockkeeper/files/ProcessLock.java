package org.lockkeeper.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One process, and one thread of it, at a time. The system gives the lock up when its process dies, however it dies. */
public final class ProcessLock implements AutoCloseable {
    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Waits for the lock.
     *
     * @param file the lock file, which is made if need be, for its owner alone, and stays
     * @param poll how long to wait before each further look
     * @param waiting asked before each further look; what it throws ends the waiting
     */
    public static ProcessLock acquire(Path file, Duration poll, Waiting waiting) throws IOException {
        SafeFiles.createParents(file);
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), SafeFiles.privateFile());
        boolean held = false;
        try {
            while (tryLock(channel) == null) {
                waiting.check();
                LockSupport.parkNanos(poll.toNanos());
            }
            held = true;
            return new ProcessLock(channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    /**
     * Takes the lock where nobody holds it.
     *
     * @return empty where somebody does
     */
    public static Optional<ProcessLock> tryAcquire(Path file) throws IOException {
        try {
            return Optional.of(acquire(file, Duration.ZERO, () -> {
                throw new HeldException();
            }));
        } catch (HeldException e) {
            return Optional.empty();
        }
    }

    private static final class HeldException extends IOException {
        private static final long serialVersionUID = 1L;
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

    /** Says whether to go on waiting. */
    @FunctionalInterface
    public interface Waiting {
        /** @throws IOException if it has been long enough */
        void check() throws IOException;
    }
}
