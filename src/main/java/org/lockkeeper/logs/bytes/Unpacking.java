package org.lockkeeper.logs.bytes;

import com.github.luben.zstd.ZstdInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.lockkeeper.files.SafeFiles;
import org.lockkeeper.logs.bytes.LogFiles.Packing;
import org.lockkeeper.task.CancelToken;
import org.lockkeeper.task.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies what is packed into a temporary file that can be read at any place. Neither gzip nor zstd can be entered in the middle. The
 * file has mode 0600, loses its name as soon as it is open where the system allows that, and else when it is closed.
 */
final class Unpacking {
    private static final Logger LOG = LoggerFactory.getLogger(Unpacking.class);
    private static final int PIECE = 1 << 16;

    private Unpacking() {}

    static LogBytes unpack(Path file, FileChannel packed, Packing packing, Progress progress, CancelToken cancel)
            throws IOException {
        FileChannel temporary = unnamed();
        boolean done = false;
        try (packed) {
            String what = "Unpacking " + file.getFileName();
            Watched input = new Watched(packed, what, progress, cancel);
            switch (packing) {
                case GZIP -> copy(file, new GZIPInputStream(input, PIECE), temporary);
                case ZSTD -> copy(file, new ZstdInputStream(input), temporary);
                case UTF16_LE -> recode(input, StandardCharsets.UTF_16LE, temporary);
                case UTF16_BE -> recode(input, StandardCharsets.UTF_16BE, temporary);
                case NONE -> throw new IllegalArgumentException("nothing to unpack");
            }
            done = true;
            return new FileBytes(temporary);
        } finally {
            if (!done) {
                temporary.close();
            }
        }
    }

    /** An open file without a name; see {@link FileBytes}. */
    static FileChannel unnamed() throws IOException {
        Path file = Files.createTempFile("lockkeeper-log-", ".tmp", SafeFiles.privateFile());
        return FileChannel.open(
                file, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE));
    }

    private static void copy(Path file, InputStream unpacked, FileChannel to) throws IOException {
        byte[] piece = new byte[PIECE];
        try {
            for (int n = unpacked.read(piece); n >= 0; n = unpacked.read(piece)) {
                write(piece, n, to);
            }
        } catch (EOFException | ZipException | com.github.luben.zstd.ZstdIOException e) {
            // A file that is still being written, or was cut: what came out until there is worth reading.
            LOG.warn("{} ends in the middle, or is damaged: only its first {} bytes are shown", file, to.size(), e);
            byte[] note = "\n[%s is cut off or damaged here]\n"
                    .formatted(file.getFileName())
                    .getBytes(StandardCharsets.UTF_8);
            write(note, note.length, to);
        }
    }

    private static void recode(InputStream input, Charset charset, FileChannel to) throws IOException {
        char[] piece = new char[PIECE];
        InputStreamReader reader = new InputStreamReader(input, charset);
        Writer writer = new OutputStreamWriter(Channels.newOutputStream(to), StandardCharsets.UTF_8);
        boolean first = true;
        for (int n = reader.read(piece); n >= 0; n = reader.read(piece)) {
            int from = first && n > 0 && piece[0] == '\ufeff' ? 1 : 0;
            first = false;
            writer.write(piece, from, n - from);
        }
        writer.flush();
    }

    private static void write(byte[] piece, int length, FileChannel to) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(piece, 0, length);
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
    }

    /** Reads the packed bytes from the file's beginning, tells how far it is, and stops when asked to. */
    private static final class Watched extends InputStream {
        private final FileChannel packed;
        private final String what;
        private final Progress progress;
        private final CancelToken cancel;
        private final long total;
        private long done;

        Watched(FileChannel packed, String what, Progress progress, CancelToken cancel) throws IOException {
            this.packed = packed;
            this.what = what;
            this.progress = progress;
            this.cancel = cancel;
            this.total = packed.size();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            cancel.throwIfRequested();
            int n = packed.read(ByteBuffer.wrap(into, from, length), done);
            if (n > 0) {
                done += n;
                progress.report(what, done, total);
            }
            return n;
        }

        /** Without it the gzip stream takes the end of one member for the end of all. */
        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, total - done);
        }
    }
}
