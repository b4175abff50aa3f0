package org.lockkeeper.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.lockkeeper.cli.output.Inert;
import org.lockkeeper.cli.output.ProgressBar;
import org.lockkeeper.cli.render.LogHits;
import org.lockkeeper.error.ExitCode;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.LineBefore;
import org.lockkeeper.logs.LinesAround;
import org.lockkeeper.logs.LogFile;
import org.lockkeeper.logs.LogFilter;
import org.lockkeeper.logs.SecretMask;
import org.lockkeeper.task.CancelToken;

/**
 * Searches one log after the other and prints the hits as they come. As with grep, one that cannot be read does not keep the others from being
 * searched.
 */
final class LogSearch {
    private final CliContext cli;
    private final LogFilter filter;
    private final int context;
    private final SecretMask mask;
    private final LogHits out;
    private final List<String> notes = new ArrayList<>();
    private final List<LockkeeperException> troubles = new ArrayList<>();
    private long hits;
    private long lines;
    private int unterminated;
    private int searched;

    /**
     * Of what is looked for.
     *
     * @param context how many lines around a hit are printed with it
     * @param mask what becomes of what looks like a password in those
     */
    LogSearch(CliContext cli, LogFilter filter, int context, SecretMask mask, LogHits out) {
        this.cli = cli;
        this.filter = filter;
        this.context = context;
        this.mask = mask;
        this.out = out;
    }

    /** Searches one; what goes wrong with it is told at the end. */
    void search(LogSource source, ProgressBar progress, CancelToken cancel) {
        AtomicLong count = new AtomicLong();
        try (LogFile file = source.open(progress, cancel)) {
            LogsCommand.tellRemarks(file, cli, progress);
            LinesAround around = new LinesAround(file, context, mask);
            long fileLines = cli.services()
                    .logs()
                    .search(
                            file,
                            filter,
                            hit -> {
                                count.incrementAndGet();
                                out.hit(
                                        file.partAt(hit.offset()),
                                        hit,
                                        around.of(hit),
                                        LineBefore.at(file, hit.offset()));
                            },
                            progress,
                            cancel);
            out.file(source.name(), fileLines, count.get());
            if (count.get() == 0) {
                notes.addAll(LogFilterNotes.of(file, filter));
            }
            lines += fileLines;
            unterminated += file.isUnterminated() ? 1 : 0;
            searched++;
        } catch (LockkeeperException e) {
            troubles.add(e);
        } finally {
            hits += count.get();
        }
    }

    /**
     * All were searched.
     *
     * @param json whether the counts stand in the result itself
     * @return that of the first log that could not be read, else whether there were hits
     * @throws LockkeeperException if none could be read
     */
    ExitCode end(boolean json) {
        if (!troubles.isEmpty() && searched == 0 && hits == 0) {
            // Nothing else can be said, and that is what the command ends with.
            LockkeeperException last = troubles.removeLast();
            troubles.forEach(cli::trouble);
            throw last;
        }
        troubles.stream().findFirst().ifPresent(e -> out.trouble(e.code(), e.sentence()));
        out.end(lines);
        troubles.forEach(cli::trouble);
        notes.stream().map(Inert::line).forEach(cli::message);
        if (!json) {
            cli.message("%,d of %,d lines.".formatted(hits, lines + unterminated));
        }
        return troubles.stream()
                .findFirst()
                .map(LockkeeperException::exitCode)
                .orElse(hits > 0 ? ExitCode.OK : ExitCode.WORK);
    }
}
