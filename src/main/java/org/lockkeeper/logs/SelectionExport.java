package org.lockkeeper.logs;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.task.CancelToken;

/**
 * Writes what a person selected in a log into a file, whole and as it stands there, but for what looks like a password, and with what the person wrote
 * at it where that is wanted.
 */
public final class SelectionExport {
    private final LogFile file;
    private final EntryLines entries;
    private final SecretMask mask;
    private final LongFunction<List<String>> notes;

    /** @param mask what becomes of what looks like a password */
    public SelectionExport(LogFile file, SecretMask mask) {
        this(file, mask, _ -> List.of());
    }

    /**
     * As {@link #SelectionExport(LogFile, SecretMask)}.
     *
     * @param notes what is to stand below a line, or below the entry that begins with it (from 0); asked for in the log's order
     */
    public SelectionExport(LogFile file, SecretMask mask, LongFunction<List<String>> notes) {
        this.file = file;
        this.entries = new EntryLines(file);
        this.mask = mask;
        this.notes = notes;
    }

    /**
     * Writes single lines.
     *
     * @param lines from 0, in their order
     * @return how many lines of the log were written
     * @throws LockkeeperException if the file cannot be written or is one of the log's own, or the log cannot be read
     * @throws java.util.concurrent.CancellationException if that was asked for; then there is no file
     */
    public long lines(List<Long> lines, Path to, CancelToken cancel) {
        return LineFile.write(to, file, mask, out -> {
            for (long line : lines) {
                file.lines(line, line + 1).forEach(one -> add(out, one, cancel));
                notes.apply(line).forEach(out::note);
            }
        });
    }

    /** As {@link #lines}, with all lines of the entries that begin there. */
    public long entries(List<Long> firstLines, Path to, CancelToken cancel) {
        return LineFile.write(
                to,
                file,
                mask,
                out -> firstLines.forEach(first -> {
                    entries.each(first, line -> {
                        add(out, line, cancel);
                        return true;
                    });
                    notes.apply(first).forEach(out::note);
                }));
    }

    private void add(LineFile out, LogLine line, CancelToken cancel) {
        cancel.throwIfRequested();
        if (line.cut()) {
            out.add(line.text(), entries.text(line), LineBefore.at(file, line.offset()), cancel);
        } else {
            out.add(line.text(), LineBefore.at(file, line.offset()));
        }
    }
}
