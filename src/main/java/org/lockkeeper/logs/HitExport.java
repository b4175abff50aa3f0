package org.lockkeeper.logs;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;

/** Writes the lines that a filter wants into a file of their own, which only its owner reads and which is there whole or not at all. */
public final class HitExport {
    private final LogService logs;
    private final SecretMask mask;

    /** @param mask what becomes of what looks like a password */
    public HitExport(LogService logs, SecretMask mask) {
        this.logs = logs;
        this.mask = mask;
    }

    /**
     * Writes it.
     *
     * @return how many lines were written
     * @throws LockkeeperException if the file cannot be written, or the log not be read
     * @throws java.util.concurrent.CancellationException if that was asked for; then there is no file
     */
    public long write(LogFile file, LogFilter filter, Path to, Progress progress, CancelToken cancel) {
        Path temporary = to.resolveSibling(to.getFileName() + ".part");
        try {
            SafeFiles.delete(temporary);
            SafeFiles.createPrivate(temporary);
            boolean whole = false;
            try {
                long count = lines(file, filter, temporary, progress, cancel);
                SafeFiles.sync(temporary);
                Files.move(temporary, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                whole = true;
                return count;
            } finally {
                if (!whole) {
                    SafeFiles.delete(temporary);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw failure(to, e);
        }
    }

    private long lines(LogFile file, LogFilter filter, Path temporary, Progress progress, CancelToken cancel)
            throws IOException {
        AtomicLong count = new AtomicLong();
        try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            logs.search(
                    file,
                    filter,
                    hit -> {
                        count.incrementAndGet();
                        write(out, mask.of(hit.text()));
                    },
                    progress,
                    cancel);
        }
        return count.get();
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static LockkeeperException failure(Path to, Exception e) {
        return new LockkeeperException(
                "LK-LOG-SAVE",
                ExitCode.ATTENTION,
                "The hits could not be saved to %s (%s). Choose another folder, or free space there."
                        .formatted(to, e.getMessage()),
                e);
    }
}
