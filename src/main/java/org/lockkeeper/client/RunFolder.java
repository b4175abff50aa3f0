package org.lockkeeper.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.lockkeeper.files.ProcessLock;
import org.lockkeeper.files.SafeFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What child programs need while they run, such as the password's file, in a folder of its own that is gone afterwards. The folder is
 * locked as long as this process lives; what a killed one left is found by that, its programs are ended and its folder is removed.
 */
final class RunFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
    private static final String LOCK = "lock";
    private static final String CHILDREN = "children";
    private static final Duration POLL = Duration.ofMillis(20);

    private final Path folder;
    private final ProcessLock lock;

    private RunFolder(Path folder, ProcessLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes a new one, after clearing away what killed processes left. */
    static RunFolder open(Path root) throws IOException {
        SafeFiles.createFolders(root);
        try (ProcessLock _ = whole(root)) {
            sweepLocked(root);
            Path folder = root.resolve(UUID.randomUUID().toString());
            SafeFiles.createFolders(folder);
            return new RunFolder(folder, ProcessLock.acquire(folder.resolve(LOCK), POLL, () -> {}));
        }
    }

    /** Clears away what killed processes left. */
    static void sweep(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            try (ProcessLock _ = whole(root)) {
                sweepLocked(root);
            }
        }
    }

    private static ProcessLock whole(Path root) throws IOException {
        return ProcessLock.acquire(root.resolve("." + LOCK), POLL, () -> {});
    }

    private static void sweepLocked(Path root) throws IOException {
        List<Path> folders;
        try (Stream<Path> entries = Files.list(root)) {
            folders = entries.filter(Files::isDirectory).toList();
        }
        for (Path left : folders) {
            Optional<ProcessLock> lock = ProcessLock.tryAcquire(left.resolve(LOCK));
            if (lock.isPresent()) {
                try (ProcessLock _ = lock.get()) {
                    LOG.info("clearing away {}, which a killed process left", left);
                    endChildren(left);
                    SafeFiles.delete(left);
                }
            }
        }
    }

    private static void endChildren(Path folder) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(folder.resolve(CHILDREN));
        } catch (NoSuchFileException e) {
            return;
        }
        for (String line : lines) {
            if (line.matches("\\d{1,10} \\d{1,18}")) {
                String[] parts = line.split(" ", 2);
                ProcessHandle.of(Long.parseLong(parts[0]))
                        .filter(handle -> started(handle).equals(parts[1]))
                        .ifPresent(Descendants::end);
            }
        }
    }

    /** Notes a child, so that it does not outlive a killed parent for long. */
    void started(Process child) throws IOException {
        Files.writeString(
                folder.resolve(CHILDREN),
                child.pid() + " " + started(child.toHandle()) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** When it was started, in milliseconds, which tells it from a later process with the same number. */
    private static String started(ProcessHandle handle) {
        return Long.toString(
                handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A new file for its owner alone. */
    Path temporary(String prefix) throws IOException {
        return Files.createTempFile(folder, prefix, "", SafeFiles.privateFile());
    }

    @Override
    public void close() throws IOException {
        SafeFiles.delete(folder);
        lock.close();
    }
}
