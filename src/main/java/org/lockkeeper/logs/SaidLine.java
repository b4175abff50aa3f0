package org.lockkeeper.logs;

import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.HeadParser;
import org.lockkeeper.logs.format.Severity;
import org.lockkeeper.logs.scan.Swar;

/** What a line's beginning says, and the line in its buffer. One object is filled over and over, since logs have many lines. */
final class SaidLine {
    /** What is kept of a line beyond the buffer that it stands in. */
    private static final int KEPT = 1 << 16;

    private static final byte[] NOTHING = new byte[Swar.SLACK];

    long time = Head.NO_TIME;
    Severity severity = Severity.NONE;
    int pid = HeadParser.NO_PID;
    /** Where it begins in the log. */
    long place = LineOwner.NOWHERE;

    byte[] bytes = NOTHING;
    int from;
    int to;
    /** Where the text behind prefix and level begins in the buffer. */
    int textAt;

    void take(SaidLine other) {
        time = other.time;
        severity = other.severity;
        pid = other.pid;
        place = other.place;
        bytes = other.bytes;
        from = other.from;
        to = other.to;
        textAt = other.textAt;
    }

    /** Takes the line out of a buffer that is used again. */
    void keep() {
        int length = Math.min(KEPT, to - from);
        byte[] copy = new byte[length + Swar.SLACK];
        System.arraycopy(bytes, from, copy, 0, length);
        bytes = copy;
        textAt = Math.min(textAt - from, length);
        from = 0;
        to = length;
    }

    /** The same, which does not change when this one is filled again. */
    SaidLine kept() {
        SaidLine kept = new SaidLine();
        kept.take(this);
        kept.keep();
        return kept;
    }
}
