package org.lockkeeper.logs;

import java.util.Arrays;
import org.lockkeeper.logs.scan.LineInPieces;
import org.lockkeeper.logs.scan.Swar;

/** A line that comes in pieces: whether a text is in it is known at its end, and its beginning is kept until then. One for each thread. */
final class LongLine {
    /** What is kept of it, in bytes: what a hit shows of it. */
    private static final int KEPT = 1 << 16;

    private final LineInPieces matcher;
    private final boolean negated;
    private byte[] kept = new byte[0];
    private long offset;
    private boolean open;

    LongLine(TextQuery query) {
        this.matcher = query.pattern().inPieces();
        this.negated = query.negated();
    }

    void forget() {
        open = false;
    }

    boolean isOpen() {
        return open;
    }

    /** A line begins; its first piece follows. */
    void begin(byte[] b, int from, int to, long at) {
        int length = Math.min(KEPT, to - from);
        kept = Arrays.copyOf(Arrays.copyOfRange(b, from, from + length), length + Swar.SLACK);
        offset = at;
        open = true;
        matcher.begin();
    }

    void piece(byte[] b, int from, int to) {
        if (open) {
            matcher.piece(b, from, to);
        }
    }

    /** The line has ended: whether it is wanted. */
    boolean close() {
        open = false;
        return matcher.end() != negated;
    }

    /** Its beginning, with room behind it. */
    byte[] kept() {
        return kept;
    }

    int keptLength() {
        return kept.length - Swar.SLACK;
    }

    /** Where it begins in the log. */
    long offset() {
        return offset;
    }
}
