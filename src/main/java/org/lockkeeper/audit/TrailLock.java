package org.lockkeeper.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.lockkeeper.files.SafeFiles;

/** One writer at a time, among threads and processes. The system gives it up when its process dies. */
final class TrailLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(1);

    private final FileChannel channel;

    private TrailLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException if somebody else has held it for ten seconds: an append takes milliseconds */
    static TrailLock acquire(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), SafeFiles.privateFile());
        boolean held = false;
        try {
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (tryLock(channel) == null) {
                if (System.nanoTime() > until) {
                    throw new IOException("another process holds " + file);
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
            held = true;
            return new TrailLock(channel);
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
