package org.lockkeeper.logs;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.lockkeeper.logs.format.EntryParser;

/** All lines of an entry, whole however long they are. */
public final class EntryLines {
    /** How much of an entry is shown, in characters; a file of its own takes more. */
    public static final int MOST = 1 << 24;

    /** Lines of an entry that are read at a time: few at first, since most have one. */
    private static final int FIRST_STEP = 8;

    private static final int STEP = 256;

    /** How many lines of an entry are taken apart where not all of it is asked for. */
    private static final int FIRST_LINES = 2_000;

    private final LogFile file;

    public EntryLines(LogFile file) {
        this.file = file;
    }

    /** The entry that a line (from 0) belongs to, with its first lines. */
    LogFile.Entry first(long line) {
        long first = firstLine(line);
        List<String> texts = new ArrayList<>();
        each(first, one -> {
            texts.add(one.text());
            return texts.size() < FIRST_LINES;
        });
        if (texts.isEmpty()) {
            texts.add("");
        }
        return new LogFile.Entry(first, texts.size(), new EntryParser(file.format()).parse(texts));
    }

    /** Where the entry begins: in the line's own block of the index, or in the last one before it in which an entry does. */
    private long firstLine(long line) {
        LineIndex known = file.lineIndex();
        if (line < 0 || line >= known.lines()) {
            return line;
        }
        LineIndex.Block block = known.block(line);
        OptionalLong first = lastBeginning(block.firstLine(), line + 1);
        long before = known.entriesBefore(block);
        if (first.isEmpty() && before > 0) {
            long earlier = known.entryBlock(before - 1).firstLine();
            first = lastBeginning(earlier, known.blockEnd(earlier));
        }
        // What a log begins with is an entry too.
        return first.orElse(0);
    }

    private OptionalLong lastBeginning(long from, long to) {
        return file.lines(from, to).stream()
                .filter(LogLine::beginsEntry)
                .mapToLong(LogLine::index)
                .max();
    }

    /** As {@link LogFile#entry}, with the whole of what {@link #MOST} characters hold. */
    public LogFile.Entry whole(long line) {
        LogFile.Entry known = file.entry(line);
        List<String> texts = new ArrayList<>();
        int[] room = {MOST};
        each(known.firstLine(), one -> {
            String text = whole(one, room[0]);
            texts.add(text);
            room[0] -= text.length();
            return room[0] > 0;
        });
        return texts.isEmpty()
                ? known
                : new LogFile.Entry(known.firstLine(), texts.size(), new EntryParser(file.format()).parse(texts));
    }

    /**
     * Hands over the lines of the entry that begins with a line.
     *
     * @param take takes a line, and says whether it wants more
     */
    void each(long first, Predicate<LogLine> take) {
        long next = first;
        for (int step = FIRST_STEP; ; step = STEP) {
            List<LogLine> some = file.lines(next, next + step);
            for (LogLine line : some) {
                boolean another = line.beginsEntry() && line.index() > first;
                if (another || !take.test(line)) {
                    return;
                }
            }
            if (some.size() < step) {
                return;
            }
            next += step;
        }
    }

    /** The whole of a line, however long it is. */
    Reader text(LogLine line) {
        return new InputStreamReader(new LineBytes(file, line.offset(), line.bytes()), StandardCharsets.UTF_8);
    }

    /** A line's text, whole where it has no more bytes than that. */
    String whole(LogLine line, int mostBytes) {
        if (!line.cut()) {
            return line.text();
        }
        int bytes = (int) Math.min(line.bytes(), mostBytes);
        String text = new String(file.read(line.offset(), bytes), StandardCharsets.UTF_8);
        return bytes == line.bytes() && text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
