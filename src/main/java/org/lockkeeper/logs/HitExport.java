package org.lockkeeper.logs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.lockkeeper.error.LockkeeperException;
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
     * @throws LockkeeperException if the file cannot be written or is one of the log's own, or the log cannot be read
     * @throws java.util.concurrent.CancellationException if that was asked for; then there is no file
     */
    public long write(LogFile file, LogFilter filter, Path to, Progress progress, CancelToken cancel) {
        return write(file, filter, _ -> List.of(), to, progress, cancel);
    }

    /**
     * As {@link #write(LogFile, LogFilter, Path, Progress, CancelToken)}, with words of a person's below lines.
     *
     * @param notes what is to stand below a line (from 0), which is asked for the lines in their order
     */
    public long write(
            LogFile file,
            LogFilter filter,
            LongFunction<List<String>> notes,
            Path to,
            Progress progress,
            CancelToken cancel) {
        return LineFile.write(
                to,
                file,
                mask,
                lines -> logs.search(
                        file,
                        filter,
                        hit -> {
                            lines.add(hit.text(), LineBefore.at(file, hit.offset()));
                            notes.apply(hit.line() - 1).forEach(lines::note);
                        },
                        progress,
                        cancel));
    }
}
