package org.lockkeeper.logs.bytes;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What comes out of a gzip or zstd file. Of one that is cut off or damaged, what came out until there, and a line that says so. */
final class PackedText implements TextSource {
    private static final Logger LOG = LoggerFactory.getLogger(PackedText.class);
    private static final int PIECE = 1 << 16;

    private final Path file;
    private final Packed packed;
    private final InputStream unpacked;
    private boolean ended;

    private PackedText(Path file, Packed packed, InputStream unpacked) {
        this.file = file;
        this.packed = packed;
        this.unpacked = unpacked;
    }

    static PackedText gzip(Path file, FileChannel channel) throws IOException {
        Packed packed = new Packed(channel);
        try {
            return new PackedText(file, packed, new GZIPInputStream(packed, PIECE));
        } catch (EOFException | ZipException e) {
            throw new IOException("it begins as gzip does, and is cut off or damaged within its first bytes", e);
        }
    }

    static PackedText zstd(Path file, FileChannel channel) throws IOException {
        Packed packed = new Packed(channel);
        return new PackedText(file, packed, new ZstdInputStream(packed));
    }

    @Override
    public int read(byte[] into) throws IOException {
        if (ended) {
            return -1;
        }
        try {
            return unpacked.read(into);
        } catch (EOFException | ZipException | ZstdIOException e) {
            LOG.warn("{} ends in the middle, or is damaged, at byte {}", file, packed.done, e);
            ended = true;
            byte[] note = "\n[%s is cut off or damaged here]\n"
                    .formatted(file.getFileName())
                    .getBytes(StandardCharsets.UTF_8);
            int length = Math.min(note.length, into.length);
            System.arraycopy(note, 0, into, 0, length);
            return length;
        }
    }

    @Override
    public long done() {
        return packed.done;
    }

    @Override
    public long total() throws IOException {
        return packed.channel.size();
    }

    @Override
    public boolean isGrowing() {
        return false;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
        packed.channel.close();
    }

    /** The packed bytes from the file's beginning. */
    private static final class Packed extends InputStream {
        private final FileChannel channel;
        private volatile long done;

        Packed(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread unpacks, others only look
        public int read(byte[] into, int from, int length) throws IOException {
            int n = channel.read(ByteBuffer.wrap(into, from, length), done);
            done += Math.max(n, 0);
            return n;
        }

        /** Without it the gzip stream takes the end of one member for the end of all. */
        @Override
        public int available() throws IOException {
            return Math.clamp(channel.size() - done, 0, Integer.MAX_VALUE);
        }
    }
}
