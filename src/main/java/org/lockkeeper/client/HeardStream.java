package org.lockkeeper.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is read of a program's output. */
final class HeardStream extends FilterInputStream {
    private final AtomicLong heard;

    HeardStream(InputStream output, AtomicLong heard) {
        super(output);
        this.heard = heard;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        heard.addAndGet(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        heard.addAndGet(Math.max(0, read));
        return read;
    }
}
