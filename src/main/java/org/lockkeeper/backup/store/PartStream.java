package org.lockkeeper.backup.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A part's bytes straight from the file: nothing of it is kept in memory. */
final class PartStream extends InputStream {
    private static final long STEP = 1 << 20;

    private final FileChannel channel;
    private final FilePart part;
    private final Sending sending;
    private long read;
    private long told;

    PartStream(Path file, FilePart part, Sending sending) throws IOException {
        this.channel = FileChannel.open(file, StandardOpenOption.READ);
        this.part = part;
        this.sending = sending;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long left = part.length() - read;
        if (left == 0) {
            return -1;
        }
        int count = channel.read(ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left)), part.offset() + read);
        if (count < 0) {
            throw new IOException("the file became shorter while it was sent");
        }
        read += count;
        if (read - told >= STEP || read == part.length()) {
            told = read;
            sending.reached(part.offset() + read);
        }
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, part.length() - read);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
