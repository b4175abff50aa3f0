package org.lockkeeper.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.logs.format.EntryParser;
import org.lockkeeper.logs.format.Field;
import org.lockkeeper.logs.format.LogEntry;
import org.lockkeeper.logs.format.LogFormat;

/**
 * Reads the rows of a table over a log: of all of it by the number of an entry, of a view by the number of a hit. Only what is asked for is in
 * memory. One thread uses it at a time.
 */
public final class RowReader {
    /** What is kept of a row's text, in characters. */
    private static final int KEPT = 400;
    /** What is kept of the line itself, in characters. */
    private static final int KEPT_LINE = 1_000;

    private final LogFile file;
    private final int kept;
    private EntryParser parser;
    private LogFormat format;

    public RowReader(LogFile file) {
        this(file, KEPT);
    }

    private RowReader(LogFile file, int kept) {
        this.file = file;
        this.format = file.format();
        this.parser = new EntryParser(format);
        this.kept = kept;
    }

    /** One that keeps all of a row's text, but for a password for which the word stands on the line before. */
    public static RowReader whole(LogFile file) {
        return new RowReader(file, Integer.MAX_VALUE);
    }

    /** Of a log with few lines it may turn out that it is written otherwise. */
    private EntryParser parser() {
        LogFormat now = file.format();
        if (!now.equals(format)) {
            format = now;
            parser = new EntryParser(now);
        }
        return parser;
    }

    /**
     * Entries by their number.
     *
     * @param from from 0
     * @param to behind the last one
     * @return fewer where there are not that many (yet)
     */
    public List<LogRow> entries(long from, long to) {
        LineIndex known = file.lineIndex();
        long last = Math.min(to, known.entries());
        List<LogRow> rows = new ArrayList<>();
        long next = from;
        while (next < last) {
            LineIndex.EntryBlock block = known.entryBlock(next);
            long number = block.firstEntry();
            long before = next;
            for (LogLine line : file.lines(block.firstLine(), known.blockEnd(block.firstLine()))) {
                if (begins(line)) {
                    if (number >= next && number < last) {
                        rows.add(row(line));
                    }
                    number++;
                }
            }
            next = Math.max(next, Math.min(number, block.endEntry()));
            if (next == before) {
                break;
            }
        }
        return rows;
    }

    private static boolean begins(LogLine line) {
        return line.beginsEntry() || line.index() == 0;
    }

    /** The number of the entry that a line (from 0) belongs to. */
    public long entryOf(long line) {
        LineIndex known = file.lineIndex();
        if (line < 0 || line >= known.lines()) {
            return Math.clamp(line, 0, Math.max(0, known.entries() - 1));
        }
        LineIndex.Block block = known.block(line);
        long begun = file.lines(block.firstLine(), line + 1).stream()
                .filter(RowReader::begins)
                .count();
        return Math.max(0, known.entriesBefore(block) + begun - 1);
    }

    /** Hits by their number, as far as their lines are indexed. */
    public List<LogRow> hits(LogView view, long from, long to) {
        return rows(view.around(0), from, to);
    }

    /**
     * Lines by their number among those, as far as they are indexed.
     *
     * @param from from 0
     * @param to behind the last one
     * @return fewer where there are not that many (yet)
     */
    public List<LogRow> rows(ContextLines wanted, long from, long to) {
        long last = Math.min(to, wanted.count());
        List<LogRow> rows = new ArrayList<>();
        long next = from;
        while (next < last) {
            long end = next + 1;
            while (end < last && !wanted.isAfterGap(end)) {
                end++;
            }
            long first = wanted.line(next);
            List<LogLine> lines = file.lines(first, first + end - next);
            rows.addAll(together(lines));
            if (lines.size() < end - next) {
                break;
            }
            next = end;
        }
        return rows;
    }

    /** Lines that follow each other: what continues an entry that begins among them needs no looking for it. */
    private List<LogRow> together(List<LogLine> lines) {
        List<LogRow> rows = new ArrayList<>();
        Optional<LogEntry> owner = Optional.empty();
        for (LogLine line : lines) {
            if (begins(line)) {
                LogEntry entry = parser().parse(List.of(line.text()));
                owner = Optional.of(entry);
                rows.add(row(line, entry, ""));
            } else {
                owner = owner.or(() -> Optional.of(file.entry(line.index()).entry()));
                rows.add(row(line, owner.get(), ownText(line)));
            }
        }
        return rows;
    }

    private LogRow row(LogLine line) {
        return row(line, parser().parse(List.of(line.text())), "");
    }

    /** A line that continues or details an entry: the text is its own, the rest the entry's. */
    private String ownText(LogLine line) {
        LogEntry own = parser().parse(List.of(line.text()));
        return own.parts().isEmpty()
                ? continuation(line).strip()
                : own.parts().getFirst().label() + ":  "
                        + own.parts().getFirst().text();
    }

    private String continuation(LogLine line) {
        return kept == Integer.MAX_VALUE && SecretMask.mayBegin(line.text())
                ? new MaskedLines(SecretMask.MASK).of(line.text(), LineBefore.at(file, line.offset()))
                : line.text();
    }

    private LogRow row(LogLine line, LogEntry entry, String ownText) {
        String text = ownText.isEmpty() ? entry.message() : ownText;
        return new LogRow(
                line.index(),
                line.time().or(entry::time),
                entry.severity(),
                entry.pid(),
                entry.field(Field.USER).orElse(""),
                entry.field(Field.DATABASE).orElse(""),
                entry.fields(),
                text.length() <= kept ? text : text.substring(0, kept) + "…",
                line.text().length() <= KEPT_LINE ? line.text() : line.text().substring(0, KEPT_LINE));
    }
}
