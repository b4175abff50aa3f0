package org.lockkeeper.logs;

import java.nio.charset.StandardCharsets;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.HeadParser;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.logs.scan.Swar;

/**
 * What a line says by its own beginning, and where it says nothing, what the line says that it belongs to, however far before it that stands. Lines
 * come in their order; those between the one asked for before and this one are looked at backwards, so that each is looked at once.
 */
final class LineOwner {
    /** No line is known to which this one belongs. */
    static final long NOWHERE = -1;

    private final HeadParser heads;
    private final Head head = new Head();
    private final SaidLine line = new SaidLine();
    private final SaidLine entry = new SaidLine();
    private long region;
    private long base;
    private boolean own;
    private boolean part;
    /** The line of this buffer that was asked for last, which belongs to {@link #entry}; before the first one -1. */
    private int asked = -1;

    LineOwner(LogFormat format) {
        this.heads = format.heads();
    }

    /** A stretch of the log begins there, of which nothing before is known. */
    void forget(long start) {
        region = start;
        asked = -1;
        entry.take(new SaidLine());
    }

    /** Whole lines follow, in a buffer that begins there in the log. */
    void begin(int from, long offset) {
        base = offset - from;
        asked = -1;
    }

    /** Whether the entry is known to which the next line belongs where it has no beginning of its own. */
    boolean isKnown() {
        return entry.place != NOWHERE;
    }

    long time() {
        return line.time;
    }

    Severity severity() {
        return line.severity;
    }

    int pid() {
        return line.pid;
    }

    /** Whether the line has a beginning of its own. */
    boolean isOwn() {
        return own;
    }

    /** Whether the line is a DETAIL, a STATEMENT or the like. */
    boolean isPart() {
        return part;
    }

    /** The line that says who wrote it: the line itself, or where that says nothing the first one of its entry. */
    String text() {
        return new String(line.bytes, line.from, line.to - line.from, StandardCharsets.UTF_8);
    }

    /** The first line of the entry that the line belongs to; without a place where that is not known. Filled again at the next line. */
    SaidLine entry() {
        return entry;
    }

    /** Whether that entry begins before the stretch of the log that is looked at. */
    boolean isOfEarlier() {
        return entry.place < region;
    }

    /**
     * Reads the line in {@code [lineStart, to)}.
     *
     * @param from where the lines in the buffer begin
     */
    void of(byte[] b, int from, int lineStart, int to) {
        own = heads.parse(b, lineStart, to, head);
        part = own && head.isPart();
        if (own) {
            take(line, b, lineStart, to);
        }
        if (own && !part) {
            entry.take(line);
        } else {
            back(b, from, lineStart);
            if (own) {
                line.severity = entry.severity;
            } else {
                line.take(entry);
            }
        }
        asked = lineStart;
    }

    /** Takes over what {@link #head} was filled with. */
    private void take(SaidLine said, byte[] b, int from, int to) {
        said.time = head.time();
        said.severity = head.severity();
        said.pid = heads.pid(b, from, to, head);
        said.place = base + from;
        said.bytes = b;
        said.from = from;
        said.to = to;
        said.textAt = head.textAt();
    }

    /** Looks before a place for the first line of an entry, as far as the line that was asked for last. */
    private void back(byte[] b, int from, int before) {
        int least = Math.max(from, asked + 1);
        int end = before - 1;
        while (end >= least) {
            int start = Math.max(from, Swar.lastIndexOf(b, from, end, (byte) '\n') + 1);
            if (start <= asked) {
                return;
            }
            if (heads.parse(b, start, end, head) && !head.isPart()) {
                take(entry, b, start, end);
                return;
            }
            end = start - 1;
        }
    }

    /** Keeps what the last entry in these lines says, for lines that come behind them. */
    void remember(byte[] b, int from, int to) {
        back(b, from, b[to - 1] == '\n' ? to : to + 1);
        if (entry.place >= base + from) {
            entry.keep();
        }
        asked = -1;
    }
}
