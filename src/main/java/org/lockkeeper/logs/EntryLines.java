package org.lockkeeper.logs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lockkeeper.logs.format.EntryParser;

/** All lines of an entry, whole however long they are. */
public final class EntryLines {
    /** How much of an entry is shown, in characters; a file of its own takes more. */
    public static final int MOST = 1 << 24;

    /** Lines that are read at a time. */
    private static final int STEP = 256;

    private final LogFile file;

    public EntryLines(LogFile file) {
        this.file = file;
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
        while (true) {
            List<LogLine> some = file.lines(next, next + STEP);
            for (LogLine line : some) {
                boolean another = line.beginsEntry() && line.index() > first;
                if (another || !take.test(line)) {
                    return;
                }
            }
            if (some.size() < STEP) {
                return;
            }
            next += STEP;
        }
    }

    /** A line's text, whole where it has no more bytes than that. */
    String whole(LogLine line, int mostBytes) {
        if (!line.cut()) {
            return line.text();
        }
        int bytes = (int) Math.min(line.bytes(), mostBytes);
        return new String(file.read(line.offset(), bytes), StandardCharsets.UTF_8);
    }
}
