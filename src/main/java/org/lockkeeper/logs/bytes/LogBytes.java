package org.lockkeeper.logs.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.lockkeeper.task.CancelToken;

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

    /**
     * Brings more of what is still to be unpacked: about as much as there is, at least 64 KiB and at most 8 MiB. Threads may ask at the same time.
     *
     * @return false where all was there already
     * @throws java.util.concurrent.CancellationException if that was asked for; it can go on later
     */
    default boolean goOn(CancelToken cancel) throws IOException {
        return false;
    }

    /** The size of the file that they come from, in its own bytes. */
    default long fileSize() throws IOException {
        return size();
    }

    /** Whether all is there that can be unpacked. */
    default boolean isWhole() {
        return true;
    }

    /** How many bytes there will be when all is unpacked, about. */
    default long expected() throws IOException {
        return size();
    }

    @Override
    void close() throws IOException;
}
