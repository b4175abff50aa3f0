package org.lockkeeper.logs.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Bytes that can be read at any place. They are read, never mapped: a mapped file that is truncated faults, one on a disk that stalls
 * keeps every thread of the process from its safepoint, and here a page fault costs more than reading does (ADR 0017).
 */
public interface LogBytes extends AutoCloseable {
    /** How many bytes there are now; may grow, and shrink when a file is truncated. */
    long size() throws IOException;

    /**
     * Fills the buffer's remaining room from that offset on, as far as there are bytes. Threads may read at the same time.
     *
     * @return how many bytes were read; 0 at the end or beyond it
     */
    int read(long offset, ByteBuffer into) throws IOException;

    @Override
    void close() throws IOException;
}
