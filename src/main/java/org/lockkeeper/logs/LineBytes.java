package org.lockkeeper.logs;

import java.io.InputStream;
import java.util.Objects;

/** The bytes of a line that may be longer than an array. */
final class LineBytes extends InputStream {
    private final LogFile file;
    private long next;
    private long left;

    LineBytes(LogFile file, long offset, long length) {
        this.file = file;
        this.next = offset;
        this.left = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
        Objects.checkFromIndexSize(from, length, into.length);
        if (left == 0) {
            return length == 0 ? 0 : -1;
        }
        byte[] some = file.read(next, (int) Math.min(length, left));
        if (some.length == 0) {
            // The log was truncated meanwhile.
            left = 0;
            return length == 0 ? 0 : -1;
        }
        System.arraycopy(some, 0, into, from, some.length);
        next += some.length;
        left -= some.length;
        return some.length;
    }
}
