package org.lockkeeper.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockkeeper.logs.bytes.LogBytes;
import org.lockkeeper.logs.format.Head;
import org.lockkeeper.logs.format.HeadParser;
import org.lockkeeper.logs.format.LogFormat;
import org.lockkeeper.logs.scan.Swar;

/** Reads a few lines for showing. Of a very long line only the beginning is kept. One thread uses it at a time. */
final class LineCutter {
    /** What is kept of a line, in bytes. */
    static final int KEPT = 1 << 14;

    private static final int PIECE = 1 << 16;

    private final LogBytes bytes;
    private final HeadParser heads;
    private final Head head = new Head();
    private final byte[] piece = new byte[PIECE + Swar.SLACK];
    private int filled;
    private int at;
    private long pieceOffset;

    LineCutter(LogBytes bytes, LogFormat format) {
        this.bytes = bytes;
        this.heads = format.heads();
    }

    /**
     * Reads lines.
     *
     * @param block a place before the first wanted line
     * @param from the first line, from 0
     * @param to behind the last one
     */
    List<LogLine> lines(LineIndex.Block block, long from, long to) throws IOException {
        seek(block.offset());
        long line = block.firstLine();
        while (line < from) {
            if (skipLine() < 0) {
                return List.of();
            }
            line++;
        }
        List<LogLine> lines = new ArrayList<>();
        while (line < to) {
            Optional<LogLine> next = line(line);
            if (next.isEmpty()) {
                break;
            }
            lines.add(next.get());
            line++;
        }
        return lines;
    }

    /** Reads the lines that begin in a stretch of the log; what {@code from} lies in the middle of is left out. */
    List<LogLine> between(long from, long to) throws IOException {
        seek(from);
        if (from > 0) {
            skipLine();
        }
        List<LogLine> lines = new ArrayList<>();
        while (pieceOffset + at < to) {
            Optional<LogLine> next = line(-1);
            if (next.isEmpty()) {
                break;
            }
            lines.add(next.get());
        }
        return lines;
    }

    private void seek(long offset) {
        pieceOffset = offset;
        filled = 0;
        at = 0;
    }

    /** Reads on; what is not taken yet moves to the front. Whether something came. */
    private boolean more() throws IOException {
        int rest = filled - at;
        System.arraycopy(piece, at, piece, 0, rest);
        pieceOffset += at;
        at = 0;
        filled = rest;
        int read = rest < PIECE ? bytes.read(pieceOffset + rest, ByteBuffer.wrap(piece, rest, PIECE - rest)) : 0;
        filled += read;
        return read > 0;
    }

    /** Goes behind the next line end, and gives how many bytes were before it; -1 where there is nothing more. */
    private long skipLine() throws IOException {
        long skipped = 0;
        while (true) {
            int newline = Swar.indexOf(piece, at, filled, (byte) '\n');
            if (newline >= 0) {
                skipped += newline - at;
                at = newline + 1;
                return skipped;
            }
            skipped += filled - at;
            at = filled;
            if (!more()) {
                return skipped == 0 ? -1 : skipped;
            }
        }
    }

    private Optional<LogLine> line(long index) throws IOException {
        while (Swar.indexOf(piece, at, filled, (byte) '\n') < 0 && filled - at < KEPT && more()) {
            // until the line, or as much of it as is kept, is there
        }
        if (at == filled) {
            return Optional.empty();
        }
        long offset = pieceOffset + at;
        int newline = Swar.indexOf(piece, at, filled, (byte) '\n');
        int end = newline < 0 ? filled : newline;
        boolean found = heads.parse(piece, at, Math.min(end, at + KEPT), head);
        boolean begins = found && !head.isPart();
        Optional<java.time.Instant> time = found ? LineFinder.instant(head.time()) : Optional.empty();
        int kept = Math.min(end - at, KEPT);
        String text = new String(piece, at, kept, StandardCharsets.UTF_8);
        long length = skipLine();
        if (length > 0 && kept == length && text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        return Optional.of(new LogLine(index, offset, text, length, length > kept, time, head.severity(), begins));
    }
}
