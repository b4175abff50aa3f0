package org.lockkeeper.logs;

import java.nio.file.Path;
import java.util.List;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/** Writes what a person selected in a log into a file, whole and as it stands there, but for what looks like a password. */
public final class SelectionExport {
    private final LogFile file;
    private final EntryLines entries;
    private final SecretMask mask;

    /** @param mask what becomes of what looks like a password */
    public SelectionExport(LogFile file, SecretMask mask) {
        this.file = file;
        this.entries = new EntryLines(file);
        this.mask = mask;
    }

    /**
     * Writes single lines.
     *
     * @param lines from 0, in their order
     * @return how many lines were written
     * @throws LockkeeperException if the file cannot be written, or the log not be read
     * @throws java.util.concurrent.CancellationException if that was asked for; then there is no file
     */
    public long lines(List<Long> lines, Path to, CancelToken cancel) {
        return LineFile.write(to, mask, out -> {
            for (long line : lines) {
                cancel.throwIfRequested();
                file.lines(line, line + 1).forEach(one -> add(out, one));
            }
        });
    }

    /** As {@link #lines}, with all lines of the entries that begin there. */
    public long entries(List<Long> firstLines, Path to, CancelToken cancel) {
        return LineFile.write(to, mask, out -> firstLines.forEach(first -> entry(out, first, cancel)));
    }

    private void entry(LineFile out, long first, CancelToken cancel) {
        entries.each(first, line -> {
            cancel.throwIfRequested();
            add(out, line);
            return true;
        });
    }

    private void add(LineFile out, LogLine line) {
        out.add(line.number(), entries.whole(line, Integer.MAX_VALUE));
    }
}
