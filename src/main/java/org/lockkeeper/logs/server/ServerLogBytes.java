package org.lockkeeper.logs.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import org.lockkeeper.error.LockkeeperException;
import org.lockkeeper.logs.bytes.LogBytes;

/** A file of a server's log, read in ranges. Its size is asked for no more often than each second. */
final class ServerLogBytes implements LogBytes {
    private static final int RANGE = 1 << 20;
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final ServerLogReader reader;
    private final String name;
    private final String path;
    private long size;
    private long askedAt;

    /** @param name in the folder */
    ServerLogBytes(ServerLogReader reader, String name, String path, long size) {
        this.reader = reader;
        this.name = name;
        this.path = path;
        this.size = size;
        this.askedAt = System.nanoTime();
    }

    String path() {
        return path;
    }

    @Override
    public synchronized long size() throws IOException {
        if (System.nanoTime() - askedAt > FRESH) {
            size = current().orElse(size);
            askedAt = System.nanoTime();
        }
        return size;
    }

    /** What was known of its size does not hold any more. */
    synchronized void askAnew() {
        askedAt = System.nanoTime() - FRESH - 1;
    }

    /** Its size now; empty where it is gone. */
    Optional<Long> current() throws IOException {
        try {
            return reader.files().stream()
                    .filter(file -> file.name().equals(name))
                    .map(ServerLogFile::bytes)
                    .findFirst();
        } catch (LockkeeperException e) {
            throw new IOException(e.sentence(), e);
        }
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
        int read = 0;
        while (into.hasRemaining()) {
            int wanted = Math.min(RANGE, into.remaining());
            byte[] part = part(offset + read, wanted);
            into.put(part, 0, Math.min(part.length, wanted));
            read += part.length;
            if (part.length < wanted) {
                break;
            }
        }
        return read;
    }

    private byte[] part(long offset, int length) throws IOException {
        try {
            return reader.part(path, offset, length)
                    .orElseThrow(() -> new IOException("the server has no file " + path + " any more"));
        } catch (LockkeeperException e) {
            throw new IOException(e.sentence(), e);
        }
    }

    @Override
    public void close() {
        // The connections are the pool's.
    }
}
