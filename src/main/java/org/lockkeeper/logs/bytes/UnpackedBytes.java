package org.lockkeeper.logs.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.logs.bytes.LogFiles.Packing;
import org.lockkeeper.task.CancelToken;

/**
 * The text of a file that is packed or in UTF-16, copied as far as that was asked for into a temporary file that can be read at any place:
 * neither gzip nor zstd can be entered in the middle. As long as there is more to come it ends with a line's end. The temporary file has
 * mode 0600, loses its name as soon as it is open where the system allows that, and else when it is closed.
 */
final class UnpackedBytes implements LogBytes {
    private static final int PIECE = 1 << 16;
    private static final long MOST_AT_ONCE = 1 << 23;

    private final TextSource source;
    private final FileChannel temporary;
    private final FileBytes text;
    private final byte[] piece = new byte[PIECE];
    /** What was unpacked and is not written yet: of a full disk nothing is lost. */
    private ByteBuffer unwritten = ByteBuffer.allocate(0);

    private volatile long written;
    private volatile long visible;
    private volatile boolean whole;

    UnpackedBytes(TextSource source) throws IOException {
        this.source = source;
        this.temporary = unnamed();
        this.text = new FileBytes(temporary);
    }

    /** @param channel closed with it, also where it cannot be unpacked at all */
    static UnpackedBytes of(Path file, FileChannel channel, Packing packing) throws IOException {
        return new UnpackedBytes(
                switch (packing) {
                    case GZIP -> PackedText.gzip(file, channel);
                    case ZSTD -> PackedText.zstd(file, channel);
                    case UTF16_LE -> new Utf16Text(channel, StandardCharsets.UTF_16LE);
                    case UTF16_BE -> new Utf16Text(channel, StandardCharsets.UTF_16BE);
                    case NONE -> throw new IllegalArgumentException("nothing to unpack");
                });
    }

    /** An open file without a name; see {@link FileBytes}. */
    private static FileChannel unnamed() throws IOException {
        Path file = Files.createTempFile("lockkeeper-log-", ".tmp", SafeFiles.privateFile());
        return FileChannel.open(
                file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    @Override
    public synchronized boolean goOn(CancelToken cancel) throws IOException {
        if (whole && !hasMore()) {
            return false;
        }
        long wanted = written + Math.clamp(written, PIECE, MOST_AT_ONCE);
        while (written < wanted) {
            cancel.throwIfRequested();
            if (!unwritten.hasRemaining()) {
                int n = source.read(piece);
                if (n < 0) {
                    end();
                    return true;
                }
                unwritten = ByteBuffer.wrap(piece, 0, n);
            }
            write();
        }
        return true;
    }

    private boolean hasMore() throws IOException {
        if (!source.isGrowing()) {
            return false;
        }
        if (source.beginAnew()) {
            temporary.truncate(0);
            written = 0;
            visible = 0;
            return true;
        }
        return source.total() > source.done();
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread unpacks, others only look
    private void write() throws IOException {
        while (unwritten.hasRemaining()) {
            written += temporary.write(unwritten, written);
        }
        for (int i = unwritten.limit() - 1; i >= 0; i--) {
            if (piece[i] == '\n') {
                visible = Math.max(visible, written - unwritten.limit() + i + 1);
                break;
            }
        }
    }

    private void end() throws IOException {
        visible = written;
        whole = true;
        if (!source.isGrowing()) {
            source.close();
        }
    }

    @Override
    public long fileSize() throws IOException {
        return source.total();
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public long expected() throws IOException {
        long done = source.done();
        return whole || done == 0
                ? visible
                : Math.max(visible, (long) ((double) written / done * Math.max(done, source.total())));
    }

    @Override
    public long size() {
        return visible;
    }

    @Override
    public int read(long offset, ByteBuffer into) throws IOException {
        long room = Math.min(into.remaining(), visible - offset);
        if (room <= 0) {
            return 0;
        }
        ByteBuffer part = into.slice(into.position(), (int) room);
        int n = text.read(offset, part);
        into.position(into.position() + n);
        return n;
    }

    /** Whoever unpacks meanwhile is woken by the closed file. */
    @Override
    public void close() throws IOException {
        temporary.close();
        synchronized (this) {
            source.close();
        }
    }
}
