package org.lockkeeper.logs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.HeadParser;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.logs.scan.Swar;

/**
 * What a line says by its own beginning, and where it says nothing, what the line says that it belongs to. Lines before it are looked at one by
 * one backwards, which is only done for lines that were found.
 */
final class LineOwner {
    private static final int FARTHEST = 5_000;

    private static final byte[] NOTHING = {};

    private final HeadParser heads;
    private final boolean keepsText;
    private final Head head = new Head();
    private long time = Head.NO_TIME;
    private Severity severity = Severity.NONE;
    private int pid = HeadParser.NO_PID;
    private boolean own;
    private boolean part;
    private int textAt;
    private long lastTime = Head.NO_TIME;
    private Severity lastSeverity = Severity.NONE;
    private int lastPid = HeadParser.NO_PID;
    private byte[] text = NOTHING;
    private byte[] lastText = NOTHING;

    /** @param keepsText whether the first line of an entry is asked for, which costs a copy of it */
    LineOwner(LogFormat format, boolean keepsText) {
        this.heads = format.heads();
        this.keepsText = keepsText;
    }

    void forget() {
        lastTime = Head.NO_TIME;
        lastSeverity = Severity.NONE;
        lastPid = HeadParser.NO_PID;
        lastText = NOTHING;
    }

    long time() {
        return time;
    }

    Severity severity() {
        return severity;
    }

    int pid() {
        return pid;
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
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Where the text behind prefix and level begins in the buffer. */
    int textAt() {
        return textAt;
    }

    /**
     * Reads the line in {@code [lineStart, to)}.
     *
     * @param from where the lines in the buffer begin
     * @param lookBack whether to look for the line that it belongs to
     */
    void of(byte[] b, int from, int lineStart, int to, boolean lookBack) {
        own = heads.parse(b, lineStart, to, head);
        part = own && head.isPart();
        textAt = own ? head.textAt() : lineStart;
        if (own) {
            time = head.time();
            severity = head.severity();
            pid = heads.pid(b, lineStart, to, head);
            text = copy(b, lineStart, to);
        }
        if (!own || part) {
            if (!lookBack || !back(b, from, lineStart)) {
                inherit(lastTime, lastSeverity, lastPid, lastText);
            }
        }
    }

    private void inherit(long ownerTime, Severity ownerSeverity, int ownerPid, byte[] ownerText) {
        severity = ownerSeverity;
        if (!own) {
            time = ownerTime;
            pid = ownerPid;
            text = ownerText;
        }
    }

    private byte[] copy(byte[] b, int from, int to) {
        return keepsText ? Arrays.copyOfRange(b, from, to) : NOTHING;
    }

    private boolean back(byte[] b, int from, int lineStart) {
        int end = lineStart - 1;
        for (int i = 0; i < FARTHEST && end > from; i++) {
            int start = Math.max(from, Swar.lastIndexOf(b, from, end, (byte) '\n') + 1);
            if (heads.parse(b, start, end, head) && !head.isPart()) {
                inherit(head.time(), head.severity(), heads.pid(b, start, end, head), copy(b, start, end));
                return true;
            }
            end = start - 1;
        }
        return false;
    }

    /** Keeps what the last entry in these lines says, for lines that come behind them. */
    void remember(byte[] b, int from, int to) {
        int end = b[to - 1] == '\n' ? to - 1 : to;
        for (int i = 0; i < FARTHEST && end >= from; i++) {
            int start = Math.max(from, Swar.lastIndexOf(b, from, end, (byte) '\n') + 1);
            if (heads.parse(b, start, end, head) && !head.isPart()) {
                lastTime = head.time();
                lastSeverity = head.severity();
                lastPid = heads.pid(b, start, end, head);
                lastText = copy(b, start, end);
                return;
            }
            end = start - 1;
        }
    }
}
