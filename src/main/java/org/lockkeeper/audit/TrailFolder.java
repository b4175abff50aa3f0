package org.lockkeeper.audit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;

/** The files of a trail: its lines, its head and the lock that writers take. */
record TrailFolder(Path folder) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(1);

    Path trail() {
        return folder.resolve("trail.jsonl");
    }

    private HeadFile headFile() {
        return new HeadFile(folder.resolve("trail.head"));
    }

    boolean exists() {
        return Files.exists(folder);
    }

    /**
     * Waits for the writers' lock.
     *
     * @throws IOException if somebody else has held it for ten seconds: an append takes milliseconds
     */
    ProcessLock lock() throws IOException {
        Path file = folder.resolve("trail.lock");
        long until = System.nanoTime() + PATIENCE.toNanos();
        return ProcessLock.acquire(file, POLL, () -> {
            if (System.nanoTime() > until) {
                throw new IOException("another process holds " + file);
            }
        });
    }

    /** The head as it is on disk; empty where there is none. */
    Optional<TrailHead> head() throws IOException {
        return headFile().read();
    }

    void write(TrailHead head) throws IOException {
        headFile().write(head);
    }

    FileChannel openTrail() throws IOException {
        return FileChannel.open(
                trail(),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                SafeFiles.privateFile());
    }
}
