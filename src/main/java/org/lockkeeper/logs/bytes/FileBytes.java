package org.lockkeeper.logs.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A file's bytes, read by position. The descriptor stays on the same file when its name moves on to another one. */
public final class FileBytes implements LogBytes {
    private final FileChannel channel;

    public FileBytes(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
        int read = 0;
        while (into.hasRemaining()) {
            int n = channel.read(into, offset + read);
            if (n <= 0) {
                break;
            }
            read += n;
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
